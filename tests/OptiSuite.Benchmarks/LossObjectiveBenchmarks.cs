using BenchmarkDotNet.Attributes;
using OptiSuite.Problems;

namespace OptiSuite.Benchmarks;

/// <summary>One evaluation of value and gradient of loss objectives, from 5 to 650 variables.</summary>
[MemoryDiagnoser]
public class LossObjectiveBenchmarks
{
    private IDifferentiableObjective _objective = null!;
    private double[] _x = [];
    private double[] _gradient = [];

    [Params("reg_mse_open", "logistic_open", "softmax_ce_open", "emb_triplet_open", "digits_ce_open")]
    public string Problem { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        Problem problem = ProblemCatalog.Find(Problem);
        _objective = (IDifferentiableObjective)problem.Objective;
        _x = [.. problem.Start!.Value];
        _gradient = new double[_x.Length];
    }

    [Benchmark]
    public double ValueAndGradient() => _objective.Evaluate(_x, _gradient);
}
