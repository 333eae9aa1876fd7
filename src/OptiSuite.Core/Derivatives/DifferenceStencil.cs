namespace OptiSuite;

/// <summary>
/// Where one partial derivative is sampled. The offsets never leave the bounds: near a bound a forward difference turns inward, and a
/// central one becomes the one-sided three-point formula. Steps follow Nocedal and Wright, Numerical Optimization (2006), §8.1.
/// </summary>
internal readonly struct DifferenceStencil
{
    private static readonly double _forwardStep = Math.Sqrt(double.BitIncrement(1.0) - 1.0);
    private static readonly double _centralStep = Math.Cbrt(double.BitIncrement(1.0) - 1.0);

    private DifferenceStencil(double first, double second)
    {
        First = first;
        Second = second;
    }

    /// <summary>The offset of the first sample; 0 where the variable cannot move at all.</summary>
    public double First { get; }

    /// <summary>The offset of the second sample; 0 where there is only one.</summary>
    public double Second { get; }

    public int Samples => First == 0 ? 0 : Second == 0 ? 1 : 2;

    /// <summary>Places the samples of one variable.</summary>
    /// <param name="x">The variable.</param>
    /// <param name="lower">Its lower bound.</param>
    /// <param name="upper">Its upper bound.</param>
    /// <param name="size">The step is this times <paramref name="relative"/>.</param>
    /// <param name="relative">Null for ε^½ with forward and ε^⅓ with central differences.</param>
    /// <param name="central">Central or forward differences.</param>
    public static DifferenceStencil At(double x, double lower, double upper, double size, double? relative, bool central) => central
        ? Central(x, lower, upper, (relative ?? _centralStep) * size, _forwardStep * size)
        : new DifferenceStencil(OneSided(x, lower, upper, (relative ?? _forwardStep) * size), 0);

    /// <summary>The derivative at offset 0 of the polynomial through the samples.</summary>
    public double Derivative(double f0, double f1, double f2)
    {
        double a = First, b = Second;
        if (a == 0) return 0;
        if (b == 0) return (f1 - f0) / a;
        // Lagrange's formula; for b = −a it is the central difference.
        return ((f1 - f0) * b / (a * (b - a))) - ((f2 - f0) * a / (b * (b - a)));
    }

    private static DifferenceStencil Central(double x, double lower, double upper, double h, double narrow)
    {
        if (x - h >= lower && x + h <= upper) return new DifferenceStencil(Exact(x, h), Exact(x, -h));
        double inward = OneSided(x, lower, upper, 2 * h);
        // In a box as narrow as a forward step rounding outweighs curvature, and a third point only adds to it.
        if (Math.Abs(inward) <= Math.Min(narrow, h)) return new DifferenceStencil(inward, 0);
        return new DifferenceStencil(Exact(x, inward / 2), inward);
    }

    private static double OneSided(double x, double lower, double upper, double h)
    {
        if (x + h <= upper) return Exact(x, h);
        if (x - h >= lower) return Exact(x, -h);
        // The box is narrower than the step: take the wider side, to the bound itself.
        return upper - x >= x - lower ? upper - x : lower - x;
    }

    /// <summary>The offset that x + h really makes in floating point.</summary>
    private static double Exact(double x, double h) => x + h - x;
}
