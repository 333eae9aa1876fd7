using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>
/// The m points a quadratic model interpolates, and the inverse H of the matrix W = [0 Xᵀ; X A] of the interpolation system, with
/// Aₖₗ = ½(uₖᵀuₗ)² and the rows (1, uₖᵀ) of X (Powell, NEWUOA, eq. 3.10, the blocks in another order). Column n + 1 + t of H holds the coefficients of the
/// Lagrange function of point t. The set begins with 2n + 1 points and grows up to its capacity.
/// </summary>
internal sealed class InterpolationSet : ISavable
{
    private readonly int _stride;
    private readonly double[] _points;
    private readonly double[] _inverse;
    private readonly double[] _system;
    private readonly double[] _weights;
    private readonly double[] _product;
    private readonly double[] _column;
    private readonly double[] _scale;
    private double _beta;
    private double _quartic;
    private int _best;
    private int _updates;
    private int _count;

    public InterpolationSet(int n, int capacity)
    {
        (Dimension, Capacity, _stride) = (n, capacity, n + 1 + capacity);
        _points = new double[capacity * n];
        Values = new double[capacity];
        _inverse = new double[_stride * _stride];
        _system = new double[_stride * _stride];
        _weights = new double[_stride];
        _product = new double[_stride];
        _column = new double[_stride];
        _scale = new double[_stride];
        Reset();
    }

    /// <summary>n.</summary>
    public int Dimension { get; }

    /// <summary>The greatest m.</summary>
    public int Capacity { get; }

    /// <summary>m.</summary>
    public int Count => _count;

    /// <summary>The rows of W, n + 1 + m.</summary>
    public int Order => Dimension + 1 + _count;

    /// <summary>f at the points; the array may be longer.</summary>
    public double[] Values { get; }

    /// <summary>The point with the least value.</summary>
    public ref int Best => ref _best;

    /// <summary>How many points were replaced since <see cref="TryInvert"/>.</summary>
    public int Updates => _updates;

    public ReadOnlySpan<double> BestPoint => Point(_best);

    public double BestValue => Values[_best];

    public Span<double> Point(int k) => _points.AsSpan(k * Dimension, Dimension);

    /// <summary>The coefficients of Lagrange function t: the constant, the gradient, and the λₖ of ∇² = Σ λₖuₖuₖᵀ.</summary>
    public ReadOnlySpan<double> Lagrange(int t) => Row(Dimension + 1 + t);

    public void Reset() => (_count, _best, _updates) = ((2 * Dimension) + 1, 0, 0);

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
        for (int k = 0; k < size; k++)
        {
            Row(k).Clear();
            Row(k)[k] = 1;
        }

        for (int k = 0; k < size; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < size; i++)
            {
                if (Math.Abs(System(i)[k]) > Math.Abs(System(pivot)[k])) pivot = i;
            }

            double value = System(pivot)[k];
            if (!(Math.Abs(value) > 1e-14) || !double.IsFinite(value)) return false;
            if (pivot != k) ExchangeRows(k, pivot);
            Span<double> left = System(k)[k..], right = Row(k);
            TensorPrimitives.Divide(left, value, left);
            TensorPrimitives.Divide(right, value, right);
            for (int i = 0; i < size; i++)
            {
                double factor = i == k ? 0 : -System(i)[k];
                if (factor == 0) continue;
                Span<double> leftRow = System(i)[k..], rightRow = Row(i);
                TensorPrimitives.MultiplyAdd(left, factor, leftRow, leftRow);
                TensorPrimitives.MultiplyAdd(right, factor, rightRow, rightRow);
            }
        }

        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++) Row(i)[j] = Row(j)[i] = 0.5 * _scale[i] * _scale[j] * (Row(i)[j] + Row(j)[i]);
        }

        _updates = 0;
        return true;
    }

    /// <summary>Computes what <see cref="Denominator"/> and <see cref="Replace"/> need for a new point: w, Hw and β (Powell, NEWUOA, eqs. 4.10 and 4.12).</summary>
    public void Prepare(ReadOnlySpan<double> u)
    {
        int size = Order;
        _weights[0] = 1;
        u.CopyTo(_weights.AsSpan(1));
        for (int k = 0; k < Count; k++)
        {
            double inner = TensorPrimitives.Dot(Point(k), u);
            _weights[Dimension + 1 + k] = 0.5 * inner * inner;
        }

        ReadOnlySpan<double> weights = _weights.AsSpan(0, size);
        for (int i = 0; i < size; i++) _product[i] = TensorPrimitives.Dot(Row(i), weights);
        double square = TensorPrimitives.Dot(u, u);
        _quartic = 0.5 * square * square;
        _beta = _quartic - TensorPrimitives.Dot(weights, _product.AsSpan(0, size));
    }

    /// <summary>σ = αβ + τ², by which the update divides when the prepared point takes the place of point t.</summary>
    public double Denominator(int t)
    {
        int row = Dimension + 1 + t;
        return (_inverse[(row * _stride) + row] * _beta) + (_product[row] * _product[row]);
    }

    /// <summary>Whether σ is safely above what rounding makes of it.</summary>
    public bool IsSafe(int t)
    {
        double sigma = Denominator(t), tau = _product[Dimension + 1 + t];
        return double.IsFinite(sigma) && sigma > 0.5 * tau * tau && sigma > 1e-20;
    }

    /// <summary>Whether there is room for the prepared point beside the others, and it tells something new.</summary>
    public bool CanAppend => _count < Capacity && _beta > 1e-8 * Math.Max(1e-4, _quartic);

    /// <summary>The prepared point takes the place of point t, and H follows (eq. 4.11).</summary>
    public void Replace(int t, ReadOnlySpan<double> u, double value)
    {
        int target = Dimension + 1 + t, size = Order;
        double alpha = _inverse[(target * _stride) + target], tau = _product[target], sigma = (alpha * _beta) + (tau * tau);
        Span<double> column = _column.AsSpan(0, size), product = _product.AsSpan(0, size);
        Row(target).CopyTo(column);
        // e_t − Hw
        TensorPrimitives.Negate(product, product);
        product[target] += 1;
        for (int i = 0; i < size; i++)
        {
            Span<double> row = Row(i);
            TensorPrimitives.MultiplyAdd(product, ((alpha * product[i]) + (tau * column[i])) / sigma, row, row);
            TensorPrimitives.MultiplyAdd(column, ((tau * product[i]) - (_beta * column[i])) / sigma, row, row);
        }

        u.CopyTo(Point(t));
        Values[t] = value;
        _updates++;
    }

    /// <summary>The prepared point joins the others: W gets the row (w, ½‖u‖⁴), whose Schur complement is β.</summary>
    public void Append(ReadOnlySpan<double> u, double value)
    {
        int size = Order;
        ReadOnlySpan<double> product = _product.AsSpan(0, size);
        for (int i = 0; i < size; i++)
        {
            Span<double> row = Row(i);
            TensorPrimitives.MultiplyAdd(product, product[i] / _beta, row, row);
        }

        _count++;
        for (int i = 0; i < size; i++) Row(i)[size] = Row(size)[i] = -product[i] / _beta;
        Row(size)[size] = 1 / _beta;
        u.CopyTo(Point(_count - 1));
        Values[_count - 1] = value;
        _updates++;
    }

    /// <summary>The sum of the Lagrange functions' coefficients, weighted: those of the quadratic through given values with the least second derivatives.</summary>
    public void Combine(ReadOnlySpan<double> values, Span<double> coefficients)
    {
        for (int i = 0; i < Order; i++) coefficients[i] = TensorPrimitives.Dot(Row(i)[(Dimension + 1)..], values);
    }

    public void Exchange(StateExchange state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Exchange("count", ref _count);
        state.Exchange("points", _points.AsSpan());
        state.Exchange("values", Values.AsSpan());
        state.Exchange("inverse", _inverse.AsSpan());
        state.Exchange("best", ref _best);
        state.Exchange("updates", ref _updates);
    }

    private Span<double> Row(int i) => _inverse.AsSpan(i * _stride, Order);

    private Span<double> System(int i) => _system.AsSpan(i * _stride, Order);

    private void FillSystem()
    {
        int first = Dimension + 1;
        for (int i = 0; i < first; i++) System(i).Clear();
        _scale.AsSpan(0, first).Fill(1);
        for (int k = 0; k < Count; k++) _scale[first + k] = 1 / Math.Max(1, TensorPrimitives.Dot<double>(Point(k), Point(k)));
        for (int k = 0; k < Count; k++)
        {
            double scale = _scale[first + k];
            Span<double> row = System(first + k);
            for (int l = 0; l <= k; l++)
            {
                double inner = TensorPrimitives.Dot<double>(Point(k), Point(l));
                row[first + l] = System(first + l)[first + k] = 0.5 * inner * inner * scale * _scale[first + l];
            }

            row[0] = System(0)[first + k] = scale;
            for (int j = 0; j < Dimension; j++) row[1 + j] = System(1 + j)[first + k] = Point(k)[j] * scale;
        }
    }

    private void ExchangeRows(int k, int pivot)
    {
        Exchange(System(k), System(pivot));
        Exchange(Row(k), Row(pivot));

        static void Exchange(Span<double> a, Span<double> b)
        {
            for (int j = 0; j < a.Length; j++) (a[j], b[j]) = (b[j], a[j]);
        }
    }
}
