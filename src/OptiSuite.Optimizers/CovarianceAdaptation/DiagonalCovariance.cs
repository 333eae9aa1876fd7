using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>A diagonal covariance matrix: V = I.</summary>
internal sealed class DiagonalCovariance(int n) : CovarianceMatrix
{
    private readonly double[] _variances = new double[n];
    private readonly double[] _lengths = new double[n];

    public override double LongestAxis => TensorPrimitives.Max<double>(_lengths);

    public override double Condition
    {
        get
        {
            double least = TensorPrimitives.Min<double>(_variances), largest = TensorPrimitives.Max<double>(_variances);
            return least > 0 && double.IsFinite(largest) ? largest / least : double.PositiveInfinity;
        }
    }

    public override void Reset()
    {
        Array.Fill(_variances, 1);
        Array.Fill(_lengths, 1);
    }

    public override void Shape(ReadOnlySpan<double> z, Span<double> y, int count)
    {
        for (int i = 0; i < count; i++) TensorPrimitives.Multiply(z.Slice(i * n, n), _lengths, y.Slice(i * n, n));
    }

    public override void Rotate(ReadOnlySpan<double> z, Span<double> result) => z.CopyTo(result);

    public override void Update(double keep, double rate, ReadOnlySpan<double> path, ReadOnlySpan<double> weights, ReadOnlySpan<double> y, int gap)
    {
        for (int j = 0; j < n; j++) _variances[j] = (keep * _variances[j]) + (rate * path[j] * path[j]);
        for (int i = 0; i < weights.Length; i++)
        {
            ReadOnlySpan<double> row = y.Slice(i * n, n);
            for (int j = 0; j < n; j++) _variances[j] += weights[i] * row[j] * row[j];
        }

        for (int j = 0; j < n; j++) _lengths[j] = Math.Sqrt(Math.Max(_variances[j], double.Epsilon));
    }

    public override double Variance(int j) => _variances[j];

    public override double Axis(int k, int j) => k == j ? _lengths[k] : 0;

    public override void Reserve(int populationSize)
    {
    }

    public override void Exchange(StateExchange state)
    {
        state.Exchange("variances", _variances.AsSpan());
        state.Exchange("lengths", _lengths.AsSpan());
    }
}
