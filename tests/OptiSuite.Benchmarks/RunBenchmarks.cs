using BenchmarkDotNet.Attributes;
using OptiSuite.Optimizers;
using OptiSuite.Problems;

namespace OptiSuite.Benchmarks;

/// <summary>Whole runs on cheap functions, where the loop and the algorithm are all there is to measure.</summary>
[MemoryDiagnoser]
public class RunBenchmarks
{
    private readonly Problem _problem = ProblemCatalog.Find("rosenbrock", 10);
    private readonly RunOptions _options = new() { Stopping = new StoppingCriteria { MaxEvaluations = 1000, StallIterations = null } };

    [ParamsSource(nameof(Names))]
    public string Optimizer { get; set; } = "";

    public static IEnumerable<string> Names => OptimizerCatalog.All.Select(entry => entry.Name);

    [Benchmark]
    public double ThousandEvaluations() => OptimizerCatalog.Find(Optimizer).Minimize(_problem, _options).Objective;
}
