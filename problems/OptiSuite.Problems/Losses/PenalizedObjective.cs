namespace OptiSuite.Problems;

/// <summary>Returns a penalty on x and adds its gradient, unless that is empty.</summary>
internal delegate double Penalty(ReadOnlySpan<double> x, Span<double> gradient);

/// <summary>A finite sum with a penalty on its variables, which belongs to every term.</summary>
internal sealed class PenalizedObjective(IFiniteSumObjective inner, Penalty penalty) : IFiniteSumObjective
{
    public int TermCount => inner.TermCount;

    public bool IsSmooth => inner.IsSmooth;

    public double Evaluate(ReadOnlySpan<double> x) => inner.Evaluate(x) + penalty(x, default);

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient) => inner.Evaluate(x, gradient) + penalty(x, gradient);

    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<int> terms, Span<double> gradient) =>
        inner.Evaluate(x, terms, gradient) + penalty(x, gradient);
}
