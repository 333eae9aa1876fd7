using BenchmarkDotNet.Attributes;
using OptiSuite.Optimizers;

namespace OptiSuite.Benchmarks;

/// <summary>The dual active-set method on random strictly convex programs with twice as many rows as variables.</summary>
[MemoryDiagnoser]
public class QuadraticProgramBenchmarks
{
    private DualActiveSetQp _solver = null!;
    private double[] _gradient = [], _matrix = [], _rowLower = [], _rowUpper = [], _lower = [], _upper = [];

    [Params(10, 50, 200)]
    public int Variables { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        int n = Variables, m = 2 * n;
        var random = new RandomStream(1);
        double[] factor = Gaussian(random, n * n), hessian = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++) hessian[(i * n) + j] += factor[(i * n) + k] * factor[(j * n) + k] / n;
            }

            hessian[(i * n) + i] += 0.1;
        }

        var factored = new FactoredHessian(n);
        _ = factored.Set(hessian);
        _solver = new DualActiveSetQp(factored, m);
        (_gradient, _matrix) = (Gaussian(random, n), Gaussian(random, m * n));
        (_rowLower, _rowUpper) = (Constant(m, double.NegativeInfinity), Constant(m, 1));
        (_lower, _upper) = (Constant(n, -1), Constant(n, 1));
    }

    [Benchmark]
    public QpStatus Solve() => _solver.Solve(new QpView
    {
        Gradient = _gradient,
        Matrix = _matrix,
        RowLower = _rowLower,
        RowUpper = _rowUpper,
        Lower = _lower,
        Upper = _upper,
    });

    private static double[] Gaussian(RandomStream random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];

    private static double[] Constant(int count, double value) => [.. Enumerable.Repeat(value, count)];
}
