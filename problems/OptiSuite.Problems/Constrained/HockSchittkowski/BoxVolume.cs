namespace OptiSuite.Problems;

/// <summary>f(x) = −x₁x₂x₃, to be minimized where a volume is to be as large as possible. Further variables do not matter.</summary>
internal sealed class BoxVolume : IDifferentiableObjective
{
    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x) => -x[0] * x[1] * x[2];

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        gradient[0] = -x[1] * x[2];
        gradient[1] = -x[0] * x[2];
        gradient[2] = -x[0] * x[1];
        return Evaluate(x);
    }
}
