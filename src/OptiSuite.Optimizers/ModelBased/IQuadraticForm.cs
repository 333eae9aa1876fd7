namespace OptiSuite.Optimizers;

/// <summary>The second derivatives of a quadratic function, as a product with vectors.</summary>
internal interface IQuadraticForm
{
    /// <summary>product = ∇²Q v.</summary>
    void Multiply(ReadOnlySpan<double> v, Span<double> product);
}
