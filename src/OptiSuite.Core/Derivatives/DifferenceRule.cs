namespace OptiSuite;

/// <summary>Everything that decides where derivatives are sampled, besides the point and the bounds.</summary>
/// <param name="Central">Central differences, or forward ones.</param>
/// <param name="Steps">How long the steps are; null for the defaults.</param>
internal readonly record struct DifferenceRule(bool Central, DifferenceSteps? Steps)
{
    public DifferenceStencil At(ReadOnlySpan<double> x, int j, Bounds? bounds)
    {
        double lower = bounds?.Lower[j] ?? double.NegativeInfinity, upper = bounds?.Upper[j] ?? double.PositiveInfinity;
        double size = Math.Max(Steps?.TypicalOf(j) ?? 1, Math.Abs(x[j]));
        return DifferenceStencil.At(x[j], lower, upper, size, Steps?.RelativeOf(j), Central);
    }
}
