namespace OptiSuite;

/// <summary>A function f: ℝⁿ → ℝ to be minimized.</summary>
/// <remarks>
/// An evaluation must not depend on earlier ones: the same x gives the same bits. Where evaluations run in parallel
/// (<c>ParallelBatchEvaluator</c>), the objective must also be safe to call from several threads.
/// To say that a point cannot be evaluated, return NaN; an exception ends the run and reaches the caller unwrapped.
/// </remarks>
public interface IObjective
{
    /// <summary>Returns f(x).</summary>
    /// <param name="x">The point, n values. It belongs to the caller and must not be kept.</param>
    double Evaluate(ReadOnlySpan<double> x);
}

/// <summary>An objective that also gives its gradient ∇f (or, where it is not smooth, a subgradient).</summary>
public interface IDifferentiableObjective : IObjective
{
    /// <summary>Returns f(x) and writes ∇f(x). One call, because both share the forward pass.</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="gradient">Receives ∇f(x), n values; its old content is to be overwritten, not added to.</param>
    double Evaluate(ReadOnlySpan<double> x, Span<double> gradient);

    /// <summary>Whether ∇f exists and is continuous everywhere that matters. Where false, the gradient is a subgradient.</summary>
    bool IsSmooth => true;
}

/// <summary>An objective that also gives products of its Hessian with a vector.</summary>
public interface ITwiceDifferentiableObjective : IDifferentiableObjective
{
    /// <summary>Writes ∇²f(x)·v.</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="v">The vector, n values.</param>
    /// <param name="product">Receives the product, n values.</param>
    void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product);
}

/// <summary>A mean of many terms, f(x) = (1/N) Σᵢ fᵢ(x), that can be evaluated on a part of them (a minibatch).</summary>
public interface IFiniteSumObjective : IDifferentiableObjective
{
    /// <summary>The number of terms N, at least 1.</summary>
    int TermCount { get; }

    /// <summary>Returns the mean of fᵢ(x) over the given terms and writes its gradient. With all N terms it equals f.</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="terms">Indices in [0, N); not empty. Regularizers belong to every term, so that any part is unbiased.</param>
    /// <param name="gradient">Receives the gradient of that mean, n values.</param>
    double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<int> terms, Span<double> gradient);
}
