using System.Collections.Immutable;

namespace OptiSuite.Benchmarking.Tests;

/// <summary>Made-up but plausible records: six contenders on sixteen problems with five seeds, some refused, one failed.</summary>
internal static class SyntheticRecords
{
    public static readonly string[] Contenders = ["cma-es", "gradient-descent", "momentum-sgd", "particle-swarm", "sqp", "subgradient"];

    private static readonly (string Name, int Dimension, double Hardness, bool Constrained)[] _problems =
    [
        ("ackley-d10", 10, 1.3, false), ("beale", 2, 0.5, false), ("booth", 2, 0.3, false), ("ellipsoid-d20", 20, 1.0, false),
        ("g04", 5, 0.8, true), ("g06", 2, 0.7, true), ("g11", 2, 0.6, true), ("griewank-d10", 10, 1.2, false),
        ("himmelblau", 2, 0.4, false), ("levy-d5", 5, 1.1, false), ("logistic-iris", 12, 0.9, false), ("rastrigin-d10", 10, 2.2, false),
        ("rosenbrock-d2", 2, 0.9, false), ("rosenbrock-d10", 10, 1.5, false), ("sphere-d10", 10, 0.2, false), ("welded-beam", 4, 1.4, true),
    ];

    public static ImmutableArray<RunRecord> All() => [.. Make()];

    private static IEnumerable<RunRecord> Make()
    {
        var root = new RandomStream(20);
        for (int p = 0; p < _problems.Length; p++)
        {
            (string name, int dimension, double hardness, bool constrained) = _problems[p];
            for (int c = 0; c < Contenders.Length; c++)
            {
                RunRecord blank = Blank(name, dimension, Contenders[c]) with { Stochastic = c is 0 or 2 or 3, BestKnown = p == 9 ? 0.05 : p == 15 ? 1.7248523 : 0 };
                if (constrained && c is 1 or 2)
                {
                    yield return blank with
                    {
                        Seed = 1,
                        Refused = c is 1 or 2 && constrained
                            ? ["it cannot treat nonlinear inequalities; choose an optimizer that accepts them"]
                            : ["it samples terms and the objective is no finite sum; give one (IFiniteSumObjective) or use full batches"],
                    };
                    continue;
                }

                for (ulong seed = 1; seed <= (blank.Stochastic ? 5UL : 1UL); seed++)
                {
                    yield return Run(blank with { Seed = seed }, root.Split((ulong)((p * 100) + (c * 10)) + seed), hardness, c, constrained);
                }
            }
        }
    }

    private static RunRecord Blank(string problem, int dimension, string optimizer) => new()
    {
        Suite = "classic",
        Problem = problem,
        Dimension = dimension,
        Optimizer = optimizer,
        Hyperparameters = new Hyperparameters([new("learningRate", "0.01"), new("swarmSize", "40"), new("tolerance", "1E-06"), new("warmup", null)]),
        Seed = 1,
        Budget = 200L * dimension,
    };

    private static RunRecord Run(RunRecord record, RandomStream random, double hardness, int contender, bool constrained)
    {
        double floor = (record.BestKnown ?? 0) + (random.NextDouble() < 0.12 * hardness ? 0.3 * random.NextDouble() : 0);
        double speed = (contender == 4 ? 2.5 : contender is 0 ? 0.8 : contender is 3 ? 0.45 : 0.25) / (hardness * Math.Sqrt(record.Dimension));
        var improvements = ImmutableArray.CreateBuilder<RecordedImprovement>();
        double gap = 10 * Math.Exp(random.NextGaussian());
        long evaluation = constrained ? 1 + random.NextInt(30) : 1;
        long last = contender == 4 ? record.Budget / 3 : record.Budget;
        while (evaluation <= last && gap > 1e-13)
        {
            improvements.Add(new RecordedImprovement(evaluation, floor + gap));
            long wait = 1 + random.NextInt(1 + (int)(evaluation / 12));
            gap *= Math.Exp(-speed * wait * random.NextDouble() * 6 / Math.Max(20, Math.Sqrt(evaluation)));
            evaluation += wait;
        }

        if (record is { Problem: "griewank-d10", Optimizer: "particle-swarm", Seed: 3 })
        {
            return record with { ExitReason = "Failed", Error = "InvalidOperationException: the model <b>diverged</b> & stopped", Improvements = improvements.ToImmutable(), Evaluations = evaluation };
        }

        return record with
        {
            Evaluations = last,
            Iterations = last / 10,
            Objective = improvements.Count == 0 ? double.NaN : improvements[^1].Objective,
            ConstraintViolation = constrained ? 3e-9 : 0,
            Converged = contender == 4,
            ExitReason = contender == 4 ? "Stationary" : "MaxEvaluations",
            ElapsedSeconds = 0.01 * last,
            Improvements = improvements.ToImmutable(),
        };
    }
}
