namespace OptiSuite;

/// <summary>c(x), written into <paramref name="values"/>.</summary>
/// <param name="x">The point, n values.</param>
/// <param name="values">Receives c(x), m values.</param>
public delegate void ConstraintFunction(ReadOnlySpan<double> x, Span<double> values);

/// <summary>The Jacobian of c, written into <paramref name="jacobian"/>.</summary>
/// <param name="x">The point, n values.</param>
/// <param name="jacobian">Receives ∂cᵢ/∂xⱼ, m×n, row-major.</param>
public delegate void JacobianFunction(ReadOnlySpan<double> x, Span<double> jacobian);

/// <summary>Σᵢ λᵢ ∇²cᵢ(x)·v, written into <paramref name="product"/>.</summary>
/// <param name="x">The point, n values.</param>
/// <param name="multipliers">λ, m values.</param>
/// <param name="v">The vector, n values.</param>
/// <param name="product">Receives the product, n values.</param>
public delegate void ConstraintHessianFunction(
    ReadOnlySpan<double> x, ReadOnlySpan<double> multipliers, ReadOnlySpan<double> v, Span<double> product);

/// <summary>Nonlinear constraints lower ≤ c(x) ≤ upper, from lambdas. Without a Jacobian, finite differences are taken.</summary>
public sealed class NonlinearConstraint : ITwiceDifferentiableConstraint
{
    private readonly ConstraintLimits _limits;
    private readonly ConstraintFunction _values;
    private readonly JacobianFunction? _jacobian;

    /// <summary>lower ≤ c(x) ≤ upper.</summary>
    /// <param name="values">c.</param>
    /// <param name="lower">The lower limits, m values; −∞ where there is none.</param>
    /// <param name="upper">The upper limits, m values; +∞ where there is none.</param>
    /// <param name="jacobian">The Jacobian of c, or null.</param>
    /// <param name="name">What to call the block in messages.</param>
    /// <exception cref="ArgumentException">The limits' lengths differ, or a lower limit is above the upper.</exception>
    public NonlinearConstraint(
        ConstraintFunction values,
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> upper,
        JacobianFunction? jacobian = null,
        string name = "nonlinear")
    {
        ArgumentNullException.ThrowIfNull(values);
        _limits = new ConstraintLimits(name, lower, upper);
        _values = values;
        _jacobian = jacobian;
        Name = name;
        Kinds = _limits.Kinds(ConstraintKinds.NonlinearEquality, ConstraintKinds.NonlinearInequality);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ConstraintKinds Kinds { get; }

    /// <inheritdoc/>
    public int Count => _limits.Lower.Length;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Lower => _limits.Lower.AsSpan();

    /// <inheritdoc/>
    public ReadOnlySpan<double> Upper => _limits.Upper.AsSpan();

    /// <inheritdoc/>
    public bool HasJacobian => _jacobian is not null;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The pattern has another number of rows.</exception>
    public JacobianPattern? Pattern
    {
        get;
        init => field = value is null || value.Rows == Count
            ? value
            : throw new ArgumentException($"The pattern of constraint '{Name}' has {value.Rows} rows, and the constraint {Count}; they must agree.");
    }

    /// <summary>Σᵢ λᵢ ∇²cᵢ(x)·v, for methods that take exact second derivatives; null, the default, where there is none.</summary>
    public ConstraintHessianFunction? Hessian { get; init; }

    /// <inheritdoc/>
    public bool HasHessian => Hessian is not null;

    /// <summary>One row c(x) ≤ upper.</summary>
    /// <param name="value">c.</param>
    /// <param name="upper">The upper limit.</param>
    /// <param name="gradient">∇c (n values), or null for finite differences.</param>
    /// <param name="name">What to call it in messages.</param>
    public static NonlinearConstraint AtMost(
        ObjectiveFunction value, double upper, JacobianFunction? gradient = null, string name = "nonlinear") =>
        Row(value, double.NegativeInfinity, upper, gradient, name);

    /// <summary>One row c(x) ≥ lower.</summary>
    /// <param name="value">c.</param>
    /// <param name="lower">The lower limit.</param>
    /// <param name="gradient">∇c (n values), or null for finite differences.</param>
    /// <param name="name">What to call it in messages.</param>
    public static NonlinearConstraint AtLeast(
        ObjectiveFunction value, double lower, JacobianFunction? gradient = null, string name = "nonlinear") =>
        Row(value, lower, double.PositiveInfinity, gradient, name);

    /// <summary>One row c(x) = target.</summary>
    /// <param name="value">c.</param>
    /// <param name="target">What c must equal.</param>
    /// <param name="gradient">∇c (n values), or null for finite differences.</param>
    /// <param name="name">What to call it in messages.</param>
    public static NonlinearConstraint EqualTo(
        ObjectiveFunction value, double target, JacobianFunction? gradient = null, string name = "nonlinear") =>
        Row(value, target, target, gradient, name);

    /// <inheritdoc/>
    public void Evaluate(ReadOnlySpan<double> x, Span<double> values) => _values(x, values);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No Jacobian was given (<see cref="HasJacobian"/> is false).</exception>
    public void Jacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        if (_jacobian is null)
        {
            throw new InvalidOperationException($"Constraint '{Name}' was made without a Jacobian; give one, or let the evaluator difference it.");
        }

        _jacobian(x, jacobian);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No Hessian was given (<see cref="HasHessian"/> is false).</exception>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> multipliers, ReadOnlySpan<double> v, Span<double> product)
    {
        if (Hessian is null)
        {
            throw new InvalidOperationException($"Constraint '{Name}' was made without second derivatives; set its Hessian.");
        }

        Hessian(x, multipliers, v, product);
    }

    private static NonlinearConstraint Row(ObjectiveFunction value, double lower, double upper, JacobianFunction? gradient, string name)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new NonlinearConstraint((x, values) => values[0] = value(x), [lower], [upper], gradient, name);
    }
}
