using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>
/// The m = 2n + 1 points a quadratic model interpolates, and the inverse H of the matrix W = [A X; Xᵀ 0] of the interpolation system, with
/// Aₖₗ = ½(uₖᵀuₗ)² and the rows (1, uₖᵀ) of X (Powell, NEWUOA, eq. 3.10). Column t of H holds the coefficients of the Lagrange function of point t.
/// </summary>
internal sealed class InterpolationSet : ISavable
{
    private readonly double[] _points;
    private readonly double[] _inverse;
    private readonly double[] _system;
    private readonly double[] _weights;
    private readonly double[] _product;
    private readonly double[] _column;
    private readonly double[] _scale;
    private double _beta;
    private int _best;
    private int _updates;

    public InterpolationSet(int n)
    {
        (Dimension, Count, Order) = (n, (2 * n) + 1, (3 * n) + 2);
        _points = new double[Count * n];
        Values = new double[Count];
        _inverse = new double[Order * Order];
        _system = new double[Order * Order];
        _weights = new double[Order];
        _product = new double[Order];
        _column = new double[Order];
        _scale = new double[Order];
    }

    /// <summary>n.</summary>
    public int Dimension { get; }

    /// <summary>m.</summary>
    public int Count { get; }

    /// <summary>The rows of W, m + n + 1.</summary>
    public int Order { get; }

    /// <summary>f at the points.</summary>
    public double[] Values { get; }

    /// <summary>The point with the least value.</summary>
    public ref int Best => ref _best;

    /// <summary>How many points were replaced since <see cref="TryInvert"/>.</summary>
    public int Updates => _updates;

    public ReadOnlySpan<double> BestPoint => Point(_best);

    public double BestValue => Values[_best];

    public Span<double> Point(int k) => _points.AsSpan(k * Dimension, Dimension);

    /// <summary>Column t of H, for it is symmetric.</summary>
    public ReadOnlySpan<double> Lagrange(int t) => _inverse.AsSpan(t * Order, Order);

    public void FindBest()
    {
        for (int k = 0; k < Count; k++)
        {
            if (Values[k] < Values[_best]) _best = k;
        }
    }

    /// <summary>u ← (u − shift)/factor for all points.</summary>
    public void Transform(ReadOnlySpan<double> shift, double factor)
    {
        for (int k = 0; k < Count; k++)
        {
            TensorPrimitives.Subtract(Point(k), shift, Point(k));
            TensorPrimitives.Divide(Point(k), factor, Point(k));
        }
    }

    /// <summary>Makes H from the points; false where they do not determine a model. Rows are scaled first, so that far points do no harm to near ones.</summary>
    public bool TryInvert()
    {
        int size = Order;
        FillSystem();
        _inverse.AsSpan().Clear();
        for (int i = 0; i < size; i++) _inverse[(i * size) + i] = 1;
        for (int k = 0; k < size; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < size; i++)
            {
                if (Math.Abs(_system[(i * size) + k]) > Math.Abs(_system[(pivot * size) + k])) pivot = i;
            }

            double value = _system[(pivot * size) + k];
            if (!(Math.Abs(value) > 1e-14) || !double.IsFinite(value)) return false;
            if (pivot != k) ExchangeRows(k, pivot);
            Span<double> left = _system.AsSpan((k * size) + k, size - k), right = _inverse.AsSpan(k * size, size);
            TensorPrimitives.Divide(left, value, left);
            TensorPrimitives.Divide(right, value, right);
            for (int i = 0; i < size; i++)
            {
                double factor = i == k ? 0 : -_system[(i * size) + k];
                if (factor == 0) continue;
                Span<double> leftRow = _system.AsSpan((i * size) + k, size - k), rightRow = _inverse.AsSpan(i * size, size);
                TensorPrimitives.MultiplyAdd(left, factor, leftRow, leftRow);
                TensorPrimitives.MultiplyAdd(right, factor, rightRow, rightRow);
            }
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double mean = 0.5 * _scale[i] * _scale[j] * (_inverse[(i * size) + j] + _inverse[(j * size) + i]);
                _inverse[(i * size) + j] = _inverse[(j * size) + i] = mean;
            }
        }

        _updates = 0;
        return true;
    }

    /// <summary>Computes what <see cref="Denominator"/> and <see cref="Replace"/> need for a new point: w, Hw and β (Powell, NEWUOA, eqs. 4.10 and 4.12).</summary>
    public void Prepare(ReadOnlySpan<double> u)
    {
        for (int k = 0; k < Count; k++)
        {
            double inner = TensorPrimitives.Dot(Point(k), u);
            _weights[k] = 0.5 * inner * inner;
        }

        _weights[Count] = 1;
        u.CopyTo(_weights.AsSpan(Count + 1));
        for (int i = 0; i < Order; i++) _product[i] = TensorPrimitives.Dot<double>(Lagrange(i), _weights);
        double square = TensorPrimitives.Dot(u, u);
        _beta = (0.5 * square * square) - TensorPrimitives.Dot<double>(_weights, _product);
    }

    /// <summary>σ = αβ + τ², by which the update divides when the prepared point takes the place of point t.</summary>
    public double Denominator(int t) => (_inverse[(t * Order) + t] * _beta) + (_product[t] * _product[t]);

    /// <summary>Whether σ is safely above what rounding makes of it.</summary>
    public bool IsSafe(int t)
    {
        double sigma = Denominator(t);
        return double.IsFinite(sigma) && sigma > 0.5 * _product[t] * _product[t] && sigma > 1e-20;
    }

    /// <summary>The prepared point takes the place of point t, and H follows (eq. 4.11).</summary>
    public void Replace(int t, ReadOnlySpan<double> u, double value)
    {
        double alpha = _inverse[(t * Order) + t], tau = _product[t], sigma = (alpha * _beta) + (tau * tau);
        Lagrange(t).CopyTo(_column);
        // e_t − Hw
        TensorPrimitives.Negate(_product, _product);
        _product[t] += 1;
        for (int i = 0; i < Order; i++)
        {
            Span<double> row = _inverse.AsSpan(i * Order, Order);
            TensorPrimitives.MultiplyAdd(_product, ((alpha * _product[i]) + (tau * _column[i])) / sigma, row, row);
            TensorPrimitives.MultiplyAdd(_column, ((tau * _product[i]) - (_beta * _column[i])) / sigma, row, row);
        }

        u.CopyTo(Point(t));
        Values[t] = value;
        _updates++;
    }

    /// <summary>The sum of the Lagrange functions' coefficients, weighted: those of the quadratic through given values with the least second derivatives.</summary>
    public void Combine(ReadOnlySpan<double> values, Span<double> coefficients)
    {
        for (int i = 0; i < Order; i++) coefficients[i] = TensorPrimitives.Dot(Lagrange(i)[..Count], values);
    }

    public void Exchange(StateExchange state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Exchange("points", _points.AsSpan());
        state.Exchange("values", Values.AsSpan());
        state.Exchange("inverse", _inverse.AsSpan());
        state.Exchange("best", ref _best);
        state.Exchange("updates", ref _updates);
    }

    private void FillSystem()
    {
        int size = Order;
        _system.AsSpan().Clear();
        _scale.AsSpan().Fill(1);
        for (int k = 0; k < Count; k++) _scale[k] = 1 / Math.Max(1, TensorPrimitives.Dot<double>(Point(k), Point(k)));
        for (int k = 0; k < Count; k++)
        {
            for (int l = 0; l <= k; l++)
            {
                double inner = TensorPrimitives.Dot<double>(Point(k), Point(l));
                _system[(k * size) + l] = _system[(l * size) + k] = 0.5 * inner * inner * _scale[k] * _scale[l];
            }

            _system[(k * size) + Count] = _system[(Count * size) + k] = _scale[k];
            for (int j = 0; j < Dimension; j++)
            {
                _system[(k * size) + Count + 1 + j] = _system[((Count + 1 + j) * size) + k] = Point(k)[j] * _scale[k];
            }
        }
    }

    private void ExchangeRows(int k, int pivot)
    {
        for (int j = 0; j < Order; j++)
        {
            (_system[(k * Order) + j], _system[(pivot * Order) + j]) = (_system[(pivot * Order) + j], _system[(k * Order) + j]);
            (_inverse[(k * Order) + j], _inverse[(pivot * Order) + j]) = (_inverse[(pivot * Order) + j], _inverse[(k * Order) + j]);
        }
    }
}
