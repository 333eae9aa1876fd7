using System.Collections.Immutable;

namespace OptiSuite.Benchmarking.Tests.Logs;

/// <summary>Made-up runs on BBOB problems: f1 and f20, three dimensions, three instances, two contenders; some reach the optimum.</summary>
internal static class BbobRecords
{
    public static ImmutableArray<RunRecord> All() =>
    [
        .. from optimizer in (string[])["pso", "de"]
           from function in (int[])[20, 1]
           from dimension in (int[])[5, 2, 40]
           from instance in (int[])[2, 1, 3]
           select Of(optimizer, function, instance, dimension),
    ];

    public static RunRecord Of(string optimizer, int function, int instance, int dimension, ulong seed = 1)
    {
        var random = new RandomStream((ulong)((function * 1000) + (instance * 100) + dimension + optimizer.Length) + seed);
        double optimum = Math.Round(200 * random.NextGaussian(), 2), gap = 1e3 * random.NextDouble();
        long budget = 50 * dimension * (function == 1 ? 10 : 1), evaluation = 1;
        var improvements = ImmutableArray.CreateBuilder<RecordedImprovement>();
        while (evaluation <= budget)
        {
            improvements.Add(new RecordedImprovement(evaluation, optimum + gap));
            evaluation += 1 + random.NextInt(1 + (int)(evaluation / 10));
            gap *= function == 1 ? 0.6 * random.NextDouble() : 0.5 + (0.5 * random.NextDouble());
        }

        return new RunRecord
        {
            Suite = "bbob",
            Problem = $"bbob-f{function}-i{instance}-d{dimension}",
            Dimension = dimension,
            Optimizer = optimizer,
            Hyperparameters = new Hyperparameters([new("size", "40"), new("text", "it's \"so\"")]),
            Seed = seed,
            Budget = budget,
            Evaluations = budget,
            BestKnown = optimum,
            Objective = improvements[^1].Objective,
            ConstraintViolation = 0,
            ExitReason = nameof(ExitReason.MaxEvaluations),
            Improvements = improvements.ToImmutable(),
            X = [.. Enumerable.Range(0, dimension).Select(_ => random.NextGaussian())],
        };
    }
}
