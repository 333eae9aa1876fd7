using System.Diagnostics;
using System.Globalization;
using OptiSuite.Optimizers;

namespace OptiSuite.Benchmarks.Overhead;

/// <summary>
/// What an evaluation costs apart from the objective: evaluations of a sphere in a second of CPU time, population 50, beside pagmo's algorithms in turns and in
/// the same run. Arguments: [--filter TEXT] [--sizes 10,100] [--evaluations K] [--rounds R].
/// </summary>
internal static class OverheadComparison
{
    private const int Population = 50;

    private static readonly (string Peer, string Label, Func<IOptimizer> Create)[] _pairs =
    [
        ("de", "DifferentialEvolution, rand/1/bin", () => new DifferentialEvolution { Variant = DifferentialEvolutionVariant.Rand1Bin, InitialPopulation = Population, EigenCrossover = 0 }),
        ("sade", "DifferentialEvolution, SHADE", () => new DifferentialEvolution { Variant = DifferentialEvolutionVariant.Shade, InitialPopulation = Population, EigenCrossover = 0 }),
        ("sade", "DifferentialEvolution, SHADE along axes", () => new DifferentialEvolution { Variant = DifferentialEvolutionVariant.Shade, InitialPopulation = Population }),
        ("pso", "ParticleSwarm", () => new ParticleSwarm { SwarmSize = Population }),
        ("sga", "GeneticAlgorithm", () => new GeneticAlgorithm { PopulationSize = Population }),
        ("cmaes", "CmaEs", () => new CmaEs { PopulationSize = Population }),
    ];

    public static int Run(string[] args)
    {
        string filter = CommandOptions.Find(args, "--filter", "");
        int[] sizes = [.. CommandOptions.Find(args, "--sizes", "10,100").Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        int evaluations = int.Parse(CommandOptions.Find(args, "--evaluations", "100000"), CultureInfo.InvariantCulture);
        int rounds = int.Parse(CommandOptions.Find(args, "--rounds", "7"), CultureInfo.InvariantCulture);
        (string Peer, string Label, Func<IOptimizer> Create)[] chosen =
            [.. _pairs.Where(pair => pair.Peer.Contains(filter, StringComparison.OrdinalIgnoreCase) || pair.Label.Contains(filter, StringComparison.OrdinalIgnoreCase))];
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"No method's name contains '{filter}'; leave --filter out for all of them.");
            return 2;
        }

        using PagmoDriver? pagmo = PagmoDriver.TryCompile();
        Console.WriteLine($".NET {Environment.Version}; a sphere, population {Population}, one thread; million evaluations in a second of CPU time over {rounds} rounds in turns");
        Console.WriteLine();
        Console.WriteLine("| OptiSuite | pagmo | n | OptiSuite, best | median | pagmo, best | median | ratio of the best | of the medians |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (int n in sizes)
        {
            foreach ((string peer, string label, Func<IOptimizer> create) in chosen)
            {
                // An eigendecomposition of a large matrix takes as long as thousands of the other methods' evaluations.
                int budget = peer == "cmaes" && n > 50 ? evaluations / 10 : evaluations;
                WriteLine(peer, label, create(), n, budget, rounds, pagmo);
            }
        }

        return 0;
    }

    private static void WriteLine(string peer, string label, IOptimizer optimizer, int n, int evaluations, int rounds, PagmoDriver? pagmo)
    {
        double[] ours = new double[rounds], theirs = new double[rounds];
        WarmUp(optimizer, n, evaluations);
        for (int round = 0; round < rounds; round++)
        {
            ours[round] = Speed(optimizer, n, evaluations, round + 1);
            theirs[round] = pagmo?.Run(peer, n, evaluations, round + 1) ?? double.NaN;
        }

        string Rates(double[] speeds) => double.IsNaN(speeds[0]) ? " | " : Text(speeds.Max() / 1e6) + " | " + Text(Median(speeds) / 1e6);
        string ratios = pagmo is null ? " | " : Text(ours.Max() / theirs.Max()) + " | " + Text(Median(ours) / Median(theirs));
        Console.WriteLine($"| {label} | {(pagmo is null ? "" : peer)} | {n} | {Rates(ours)} | {Rates(theirs)} | {ratios} |");
    }

    /// <summary>The runtime compiles in the background what it sees often: until then the code is not what it stays.</summary>
    private static void WarmUp(IOptimizer optimizer, int n, int evaluations)
    {
        long begin = Stopwatch.GetTimestamp();
        for (int seed = 0; seed < 3 || Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(1.5); seed++) Speed(optimizer, n, evaluations, seed);
    }

    private static double Speed(IOptimizer optimizer, int n, int evaluations, int seed)
    {
        var problem = new Problem(Objective.From(Square), n) { Name = "sphere", Bounds = Bounds.Uniform(n, -5, 5) };
        var options = new RunOptions
        {
            Seed = (ulong)seed,
            Verify = false,
            Stopping = new StoppingCriteria { MaxEvaluations = evaluations, MaxIterations = null, StallIterations = null, StepTolerance = null },
        };
        TimeSpan begin = CpuTime();
        OptimizationResult result = optimizer.Minimize(problem, options);
        return result.Evaluations.Objective / (CpuTime() - begin).TotalSeconds;
    }

    private static TimeSpan CpuTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static double Square(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double value in x) sum += value * value;
        return sum;
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Text(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
