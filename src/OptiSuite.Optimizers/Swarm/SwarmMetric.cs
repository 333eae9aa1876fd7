using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>
/// The shape of a swarm: C ← (1 − c) C + c n S / tr(C⁻¹ S) with S the scatter of the best places, as a covariance up to a factor, and its Cholesky factor
/// L. Dividing by tr(C⁻¹ S) weighs generations alike in the metric itself, so that all of it follows any linear change of variables.
/// </summary>
/// <remarks>
/// Works on panels: one row a variable that can move, in widths of the sampling region, one column a particle. All particles then go through a triangle
/// at once, in registers.
/// </remarks>
internal sealed class SwarmMetric
{
    // A pivot that rounding has taken away: the swarm lies in a subspace.
    private const double LeastPivot = 1e-16;

    // Of a variable that all best places agree in, relative to the mean of the others.
    private const double LeastVariance = 1e-200;

    private readonly SearchSpace _space;
    private readonly int _n;
    // C and L, their lower triangles, row-major.
    private readonly double[] _shape;
    private readonly double[] _factor;
    private readonly double[] _inverseDiagonal;
    private double[] _panel = [];
    private double[] _scatter = [];

    public SwarmMetric(SearchSpace space)
    {
        _space = space;
        _n = space.Free.Length;
        _shape = new double[_n * _n];
        _factor = new double[_n * _n];
        _inverseDiagonal = new double[_n];
        Reset();
    }

    /// <summary>Forgets: the shape is that of the sampling region again.</summary>
    public void Reset()
    {
        Array.Clear(_shape);
        for (int j = 0; j < _n; j++) _shape[(j * _n) + j] = 1;
        Factorize();
    }

    /// <summary>Learns from the best places of a swarm.</summary>
    /// <param name="swarm">The swarm.</param>
    /// <param name="rate">c, in (0, 1].</param>
    public void Learn(Swarm swarm, double rate)
    {
        int stride = TriangularPanel.Stride(swarm.Size);
        if (_panel.Length != _n * stride) (_panel, _scatter) = (new double[_n * stride], new double[_n * _n]);
        Center(swarm, stride);
        for (int j = 0; j < _n; j++)
        {
            ReadOnlySpan<double> row = _panel.AsSpan(j * stride, stride);
            for (int k = 0; k <= j; k++) _scatter[(j * _n) + k] = TensorPrimitives.Dot(row, _panel.AsSpan(k * stride, stride));
        }

        Solve(_panel, stride);
        double trace = TensorPrimitives.SumOfSquares<double>(_panel.AsSpan());
        // A swarm in one point has no shape.
        if (!(trace > 0) || !double.IsFinite(trace)) return;
        double weight = rate * _n / trace, sum = 0;
        for (int j = 0; j < _n; j++)
        {
            for (int k = 0; k <= j; k++) _shape[(j * _n) + k] = ((1 - rate) * _shape[(j * _n) + k]) + (weight * _scatter[(j * _n) + k]);
            sum += _shape[(j * _n) + j];
        }

        // Only ratios matter; without this the whole would shrink away over thousands of generations.
        TensorPrimitives.Multiply(_shape, _n / sum, _shape);
        Factorize();
    }

    /// <summary>L⁻¹ B in place: from places to where the swarm is round.</summary>
    public void Solve(Span<double> panel, int stride)
    {
        for (int j = 0; j < _n; j++)
        {
            Span<double> row = panel.Slice(j * stride, stride);
            TriangularPanel.Subtract(_factor.AsSpan(j * _n, j), panel, stride, row);
            TensorPrimitives.Multiply(row, _inverseDiagonal[j], row);
        }
    }

    /// <summary>L B in place: from where the swarm is round to places.</summary>
    public void Multiply(Span<double> panel, int stride)
    {
        for (int j = _n - 1; j >= 0; j--)
        {
            Span<double> row = panel.Slice(j * stride, stride);
            TensorPrimitives.Multiply(row, _factor[(j * _n) + j], row);
            TriangularPanel.Add(_factor.AsSpan(j * _n, j), panel, stride, row);
        }
    }

    public void Exchange(StateExchange state)
    {
        state.Exchange("shape", _shape.AsSpan());
        if (state.IsRestoring) Factorize();
    }

    private void Center(Swarm swarm, int stride)
    {
        ReadOnlySpan<int> free = _space.Free;
        ParticlePanel.Copy(swarm.Best, _space.Dimension, free, _panel, stride);
        for (int f = 0; f < free.Length; f++)
        {
            Span<double> values = _panel.AsSpan(f * stride, swarm.Size);
            TensorPrimitives.Subtract(values, TensorPrimitives.Sum<double>(values) / values.Length, values);
            TensorPrimitives.Multiply(values, 1 / _space.Width[free[f]], values);
        }
    }

    private void Factorize()
    {
        for (int j = 0; j < _n; j++)
        {
            Span<double> row = _factor.AsSpan(j * _n, _n);
            for (int k = 0; k < j; k++)
            {
                row[k] = (_shape[(j * _n) + k] - TensorPrimitives.Dot<double>(row[..k], _factor.AsSpan(k * _n, k))) * _inverseDiagonal[k];
            }

            double diagonal = _shape[(j * _n) + j], pivot = diagonal - TensorPrimitives.SumOfSquares<double>(row[..j]);
            row[j] = Math.Sqrt(Math.Max(Math.Max(pivot, LeastPivot * diagonal), LeastVariance));
            _inverseDiagonal[j] = 1 / row[j];
        }
    }
}
