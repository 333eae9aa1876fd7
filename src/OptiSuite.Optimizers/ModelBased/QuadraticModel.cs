using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>
/// Q(u) = c + gᵀu + ½ uᵀ(Γ + Σₖ γₖ uₖuₖᵀ)u over the points of an interpolation set; the sum is kept as its γₖ, so that an update takes O(n²) (Powell,
/// NEWUOA, section 4).
/// </summary>
internal sealed class QuadraticModel(InterpolationSet set) : IQuadraticForm, ISavable
{
    private readonly int _n = set.Dimension;
    private readonly double[] _gradient = new double[set.Dimension];
    private readonly double[] _explicit = new double[set.Dimension * set.Dimension];
    private readonly double[] _implicit = new double[set.Capacity];
    private readonly double[] _product = new double[set.Dimension];
    private readonly double[] _residuals = new double[set.Capacity];
    private readonly double[] _coefficients = new double[set.Dimension + 1 + set.Capacity];
    private double _constant;

    /// <summary>Q = 0.</summary>
    public void Clear()
    {
        _gradient.AsSpan().Clear();
        _explicit.AsSpan().Clear();
        _implicit.AsSpan().Clear();
        _constant = 0;
    }

    public double Evaluate(ReadOnlySpan<double> u)
    {
        Multiply(u, _product);
        return _constant + TensorPrimitives.Dot(_gradient, u) + (0.5 * TensorPrimitives.Dot(_product, u));
    }

    /// <summary>∇Q(u).</summary>
    public void Gradient(ReadOnlySpan<double> u, Span<double> gradient)
    {
        Multiply(u, gradient);
        TensorPrimitives.Add(gradient, _gradient, gradient);
    }

    /// <summary>One diagonal element of ∇²Q.</summary>
    public double Curvature(int j)
    {
        double sum = _explicit[(j * _n) + j];
        for (int k = 0; k < set.Count; k++) sum += _implicit[k] * set.Point(k)[j] * set.Point(k)[j];
        return sum;
    }

    public void Multiply(ReadOnlySpan<double> v, Span<double> product)
    {
        for (int i = 0; i < _n; i++) product[i] = TensorPrimitives.Dot(_explicit.AsSpan(i * _n, _n), v);
        for (int k = 0; k < set.Count; k++)
        {
            if (_implicit[k] == 0) continue;
            Span<double> u = set.Point(k);
            TensorPrimitives.MultiplyAdd(u, _implicit[k] * TensorPrimitives.Dot(u, v), product, product);
        }
    }

    /// <summary>Makes point t's part of the sum explicit, before the point is replaced.</summary>
    public void Release(int t)
    {
        double gamma = _implicit[t];
        if (gamma == 0) return;
        ReadOnlySpan<double> u = set.Point(t);
        for (int i = 0; i < _n; i++)
        {
            Span<double> row = _explicit.AsSpan(i * _n, _n);
            TensorPrimitives.MultiplyAdd(u, gamma * u[i], row, row);
        }

        _implicit[t] = 0;
    }

    /// <summary>Q ← Q + error·ℓₜ, so that Q interpolates at the new point t; of all such changes the one with the least second derivatives.</summary>
    public void Correct(int t, double error) => AddCoefficients(set.Lagrange(t), error);

    /// <summary>Makes the origin of the new coordinates (u − shift)/factor the model's; all is explicit then. To be called before the points are transformed.</summary>
    public void Transform(ReadOnlySpan<double> shift, double factor)
    {
        for (int k = 0; k < set.Count; k++) Release(k);
        _constant = Evaluate(shift);
        Multiply(shift, _product);
        TensorPrimitives.Add(_gradient, _product, _gradient);
        TensorPrimitives.Multiply(_gradient, factor, _gradient);
        TensorPrimitives.Multiply(_explicit, factor * factor, _explicit);
    }

    /// <summary>Makes Q interpolate all points, by the change with the least second derivatives.</summary>
    public void Fit()
    {
        for (int k = 0; k < set.Count; k++) _residuals[k] = set.Values[k] - Evaluate(set.Point(k));
        Combine();
        AddCoefficients(_coefficients.AsSpan(0, set.Order), 1);
    }

    /// <summary>
    /// The gradient at a point of the quadratic that interpolates with the least second derivatives themselves (BOBYQA, section 6), whose coefficients
    /// <see cref="TakeAlternative"/> then takes.
    /// </summary>
    public void AlternativeGradient(ReadOnlySpan<double> u, Span<double> gradient)
    {
        double reference = set.BestValue;
        for (int k = 0; k < set.Count; k++) _residuals[k] = set.Values[k] - reference;
        Combine();
        _coefficients[0] += reference;
        _coefficients.AsSpan(1, _n).CopyTo(gradient);
        for (int k = 0; k < set.Count; k++)
        {
            Span<double> p = set.Point(k);
            TensorPrimitives.MultiplyAdd(p, _coefficients[_n + 1 + k] * TensorPrimitives.Dot(p, u), gradient, gradient);
        }
    }

    public void TakeAlternative()
    {
        Clear();
        AddCoefficients(_coefficients.AsSpan(0, set.Order), 1);
    }

    public void Exchange(StateExchange state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Exchange("gradient", _gradient.AsSpan());
        state.Exchange("explicit", _explicit.AsSpan());
        state.Exchange("implicit", _implicit.AsSpan());
        state.Exchange("constant", ref _constant);
    }

    private void Combine() => set.Combine(_residuals.AsSpan(0, set.Count), _coefficients);

    private void AddCoefficients(ReadOnlySpan<double> coefficients, double factor)
    {
        Span<double> implicitPart = _implicit.AsSpan(0, set.Count);
        _constant += factor * coefficients[0];
        TensorPrimitives.MultiplyAdd(coefficients.Slice(1, _n), factor, _gradient, _gradient);
        TensorPrimitives.MultiplyAdd(coefficients[(_n + 1)..], factor, implicitPart, implicitPart);
    }
}
