namespace OptiSuite;

/// <summary>The kinds of constraints that a problem can have and an optimizer can treat.</summary>
[Flags]
public enum ConstraintKinds
{
    /// <summary>No constraints.</summary>
    None = 0,

    /// <summary>lower ≤ x ≤ upper.</summary>
    Bounds = 1,

    /// <summary>A x = b.</summary>
    LinearEquality = 2,

    /// <summary>lower ≤ A x ≤ upper.</summary>
    LinearInequality = 4,

    /// <summary>c(x) = b.</summary>
    NonlinearEquality = 8,

    /// <summary>lower ≤ c(x) ≤ upper.</summary>
    NonlinearInequality = 16,

    /// <summary>Some variables take whole numbers only.</summary>
    Integer = 32,

    /// <summary>Linear equalities and inequalities.</summary>
    Linear = LinearEquality | LinearInequality,

    /// <summary>Nonlinear equalities and inequalities.</summary>
    Nonlinear = NonlinearEquality | NonlinearInequality,

    /// <summary>Bounds, linear and nonlinear constraints in continuous variables.</summary>
    Continuous = Bounds | Linear | Nonlinear,
}

/// <summary>A block of constraints lower ≤ c(x) ≤ upper with c: ℝⁿ → ℝᵐ; a row is an equality where its limits are equal.</summary>
public interface IConstraint
{
    /// <summary>What to call the block in messages, such as "budget".</summary>
    string Name { get; }

    /// <summary>The kinds of the rows in this block.</summary>
    ConstraintKinds Kinds { get; }

    /// <summary>The number of rows m, at least 1.</summary>
    int Count { get; }

    /// <summary>The lower limits, m values; −∞ where there is none.</summary>
    ReadOnlySpan<double> Lower { get; }

    /// <summary>The upper limits, m values; +∞ where there is none.</summary>
    ReadOnlySpan<double> Upper { get; }

    /// <summary>Whether <see cref="Jacobian"/> may be called; where false, the evaluator takes finite differences.</summary>
    bool HasJacobian { get; }

    /// <summary>
    /// Which entries of the Jacobian may be other than zero; null, the default, where nothing is known. It makes finite differences of a sparse
    /// Jacobian cheap.
    /// </summary>
    JacobianPattern? Pattern => null;

    /// <summary>Writes c(x).</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="values">Receives c(x), m values.</param>
    void Evaluate(ReadOnlySpan<double> x, Span<double> values);

    /// <summary>Writes the Jacobian of c at x.</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="jacobian">Receives ∂cᵢ/∂xⱼ, m×n, row-major.</param>
    void Jacobian(ReadOnlySpan<double> x, Span<double> jacobian);
}
