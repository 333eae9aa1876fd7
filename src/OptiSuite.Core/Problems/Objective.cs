namespace OptiSuite;

/// <summary>f(x).</summary>
/// <param name="x">The point, n values.</param>
public delegate double ObjectiveFunction(ReadOnlySpan<double> x);

/// <summary>f(x), writing ∇f(x) into <paramref name="gradient"/>.</summary>
/// <param name="x">The point, n values.</param>
/// <param name="gradient">Receives the gradient, n values.</param>
public delegate double GradientFunction(ReadOnlySpan<double> x, Span<double> gradient);

/// <summary>∇²f(x)·v, written into <paramref name="product"/>.</summary>
/// <param name="x">The point, n values.</param>
/// <param name="v">The vector, n values.</param>
/// <param name="product">Receives the product, n values.</param>
public delegate void HessianVectorFunction(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product);

/// <summary>The mean of some terms of a sum, and its gradient.</summary>
/// <param name="x">The point, n values.</param>
/// <param name="terms">The indices of the terms.</param>
/// <param name="gradient">Receives the gradient of the mean, n values.</param>
public delegate double TermsFunction(ReadOnlySpan<double> x, ReadOnlySpan<int> terms, Span<double> gradient);

/// <summary>Makes objectives from lambdas, one line each.</summary>
/// <example><code>var sphere = Objective.Differentiable((x, g) => { x.CopyTo(g); return ... });</code></example>
public static class Objective
{
    /// <summary>An objective known by its values only.</summary>
    /// <param name="value">f.</param>
    public static IObjective From(ObjectiveFunction value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Plain(value);
    }

    /// <summary>An objective with its gradient. A call for the value alone computes the gradient too, and drops it.</summary>
    /// <param name="valueAndGradient">f and ∇f in one call.</param>
    /// <param name="isSmooth">False where the gradient is only a subgradient, as for ‖x‖₁.</param>
    public static IDifferentiableObjective Differentiable(GradientFunction valueAndGradient, bool isSmooth = true)
    {
        ArgumentNullException.ThrowIfNull(valueAndGradient);
        return new WithGradient(null, valueAndGradient, isSmooth);
    }

    /// <summary>An objective with its gradient, and a cheaper way to get the value alone.</summary>
    /// <param name="value">f.</param>
    /// <param name="valueAndGradient">f and ∇f in one call.</param>
    /// <param name="isSmooth">False where the gradient is only a subgradient, as for ‖x‖₁.</param>
    public static IDifferentiableObjective Differentiable(
        ObjectiveFunction value, GradientFunction valueAndGradient, bool isSmooth = true)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(valueAndGradient);
        return new WithGradient(value, valueAndGradient, isSmooth);
    }

    /// <summary>An objective with gradient and Hessian-vector products.</summary>
    /// <param name="valueAndGradient">f and ∇f in one call.</param>
    /// <param name="hessianVector">∇²f(x)·v.</param>
    public static ITwiceDifferentiableObjective TwiceDifferentiable(
        GradientFunction valueAndGradient, HessianVectorFunction hessianVector)
    {
        ArgumentNullException.ThrowIfNull(valueAndGradient);
        ArgumentNullException.ThrowIfNull(hessianVector);
        return new WithHessian(valueAndGradient, hessianVector);
    }

    /// <summary>A sum of squares f = ½‖r‖², with ∇f = Jᵀr. Mind the factor ½.</summary>
    /// <param name="residualCount">The number of residuals k, at least 1.</param>
    /// <param name="residuals">r, k values.</param>
    /// <param name="jacobian">The Jacobian of r, k×n, row-major; it overwrites all of it.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
    public static ILeastSquaresObjective LeastSquares(int residualCount, ConstraintFunction residuals, JacobianFunction jacobian)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(residualCount, 1);
        ArgumentNullException.ThrowIfNull(residuals);
        ArgumentNullException.ThrowIfNull(jacobian);
        return new LeastSquaresObjective(residualCount, residuals, jacobian);
    }

    /// <summary>A mean of terms, f = (1/N) Σᵢ fᵢ.</summary>
    /// <param name="termCount">N, at least 1.</param>
    /// <param name="meanOfTerms">The mean of the given terms and its gradient.</param>
    /// <param name="isSmooth">False where the gradient is only a subgradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">N is below 1.</exception>
    public static IFiniteSumObjective FiniteSum(int termCount, TermsFunction meanOfTerms, bool isSmooth = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(termCount, 1);
        ArgumentNullException.ThrowIfNull(meanOfTerms);
        return new Sum(termCount, meanOfTerms, isSmooth);
    }

    private sealed class Plain(ObjectiveFunction value) : IObjective
    {
        public double Evaluate(ReadOnlySpan<double> x) => value(x);
    }

    private class WithGradient(ObjectiveFunction? value, GradientFunction valueAndGradient, bool isSmooth)
        : IDifferentiableObjective
    {
        public bool IsSmooth => isSmooth;

        public double Evaluate(ReadOnlySpan<double> x)
        {
            if (value is not null) return value(x);
            using var scratch = new ScratchVector(x.Length);
            return valueAndGradient(x, scratch.Span);
        }

        public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient) => valueAndGradient(x, gradient);
    }

    private sealed class WithHessian(GradientFunction valueAndGradient, HessianVectorFunction hessianVector)
        : WithGradient(null, valueAndGradient, isSmooth: true), ITwiceDifferentiableObjective
    {
        public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product) =>
            hessianVector(x, v, product);
    }

    private sealed class Sum(int termCount, TermsFunction meanOfTerms, bool isSmooth) : IFiniteSumObjective
    {
        private readonly int[] _all = [.. Enumerable.Range(0, termCount)];

        public int TermCount => termCount;

        public bool IsSmooth => isSmooth;

        public double Evaluate(ReadOnlySpan<double> x)
        {
            using var scratch = new ScratchVector(x.Length);
            return meanOfTerms(x, _all, scratch.Span);
        }

        public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient) => meanOfTerms(x, _all, gradient);

        public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<int> terms, Span<double> gradient) =>
            meanOfTerms(x, terms, gradient);
    }
}
