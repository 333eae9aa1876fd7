using System.Numerics.Tensors;

using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>A covariance matrix with all its entries.</summary>
internal sealed class FullCovariance(int n) : CovarianceMatrix
{
    // An eigenvalue that rounding has made smaller than this share of the largest is noise; the run ends before, by its condition.
    private const double LeastShare = 1e-16;

    private readonly double[] _c = new double[n * n];
    private readonly double[] _vectors = new double[n * n];
    private readonly double[] _axes = new double[n * n];
    private readonly double[] _lengths = new double[n];
    private readonly double[] _eigenvalues = new double[n];
    private readonly double[] _scratch = new double[SymmetricEigen.ScratchLength(n)];
    private double[] _weighted = [];
    private double _condition = 1;
    private int _updates;

    public override double LongestAxis => _lengths[^1];

    public override double Condition => _condition;

    public override void Reset()
    {
        MatrixKernels.SetIdentity(_c, n, 1);
        MatrixKernels.SetIdentity(_vectors, n, 1);
        MatrixKernels.SetIdentity(_axes, n, 1);
        Array.Fill(_lengths, 1);
        (_condition, _updates) = (1, 0);
    }

    public override void Shape(ReadOnlySpan<double> z, Span<double> y, int count) => MatrixProduct.Multiply(count, n, n, 1, z, n, 1, _axes, n, 1, 0, y, n);

    public override void Rotate(ReadOnlySpan<double> z, Span<double> result)
    {
        result.Clear();
        MatrixKernels.AddTransposedProduct(1, _vectors, z, result);
    }

    public override void Update(double keep, double rate, ReadOnlySpan<double> path, ReadOnlySpan<double> weights, ReadOnlySpan<double> y, int gap)
    {
        int k = weights.Length;
        for (int i = 0; i < k; i++) TensorPrimitives.Multiply(y.Slice(i * n, n), weights[i], _weighted.AsSpan(i * n, n));
        MatrixProduct.Multiply(n, n, k, 1, _weighted, 1, n, y, n, 1, keep, _c, n);
        MatrixKernels.AddOuterProduct(rate, path, path, _c);
        if (++_updates < gap) return;
        _updates = 0;
        Decompose();
    }

    public override double Variance(int j) => _c[(j * n) + j];

    public override double Axis(int k, int j) => _axes[(k * n) + j];

    public override void Reserve(int populationSize)
    {
        if (_weighted.Length < populationSize * n) _weighted = new double[populationSize * n];
    }

    public override void Exchange(StateExchange state)
    {
        state.Exchange("matrix", _c.AsSpan());
        state.Exchange("vectors", _vectors.AsSpan());
        state.Exchange("lengths", _lengths.AsSpan());
        state.Exchange("condition", ref _condition);
        state.Exchange("updates", ref _updates);
        if (state.IsRestoring) ScaleAxes();
    }

    private void Decompose()
    {
        // The halves of C are rounded apart; the decomposition needs them equal.
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++) _c[(j * n) + i] = _c[(i * n) + j];
        }

        if (!VectorKernels.IsFinite(_c))
        {
            _condition = double.PositiveInfinity;
            return;
        }

        _c.CopyTo(_vectors.AsSpan());
        SymmetricEigen.Decompose(_vectors, _eigenvalues, _scratch);
        double largest = _eigenvalues[^1], least = Math.Max(LeastShare * largest, double.Epsilon);
        _condition = _eigenvalues[0] > 0 ? largest / _eigenvalues[0] : double.PositiveInfinity;
        for (int k = 0; k < n; k++) _lengths[k] = Math.Sqrt(Math.Max(_eigenvalues[k], least));
        ScaleAxes();
    }

    private void ScaleAxes()
    {
        for (int k = 0; k < n; k++) TensorPrimitives.Multiply(_vectors.AsSpan(k * n, n), _lengths[k], _axes.AsSpan(k * n, n));
    }
}
