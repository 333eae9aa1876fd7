namespace OptiSuite.Problems;

/// <summary>
/// The Ackley function f(x) = −20 exp(−0.2 r) − exp(m) + 20 + e with r = √(Σ xᵢ² / n) and m = Σ cos(2π xᵢ) / n: a nearly flat,
/// rippled plain around one deep funnel. References: Ackley (1987); Bäck and Schwefel (1993) for n variables.
/// </summary>
/// <remarks>
/// The minimum is the tip of a cone: f has no gradient at the origin, and its slope tends to 4/√n beside it. There the subgradient 0 is
/// given, which shows the minimum. Hence <see cref="IsSmooth"/> is false, although f is smooth everywhere else.
/// </remarks>
public sealed class Ackley : IDifferentiableObjective
{
    /// <inheritdoc/>
    public bool IsSmooth => false;

    /// <summary>The problem <c>ackley-n</c>: box [−32.768, 32.768]ⁿ, minimum 0 at the origin.</summary>
    /// <param name="dimension">n, at least 1.</param>
    public static Problem Create(int dimension) => LandscapeProblem.Scalable(
        new Ackley(), "ackley", dimension, -32.768, 32.768,
        new KnownSolution(0, LandscapeProblem.Constant(dimension, 0), Source: "closed form: both exponentials are largest at 0"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        (double radius, double ripple) = Means(x);
        return Value(Math.Exp(-0.2 * radius), Math.Exp(ripple));
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        (double radius, double ripple) = Means(x);
        double funnel = Math.Exp(-0.2 * radius), waves = Math.Exp(ripple);
        double radial = radius > 0 ? 4 * funnel / (x.Length * radius) : 0, angular = 2 * Math.PI * waves / x.Length;
        for (int i = 0; i < x.Length; i++) gradient[i] = (radial * x[i]) + (angular * double.SinPi(2 * x[i]));
        return Value(funnel, waves);
    }

    // Grouped so that both differences vanish exactly at the origin.
    private static double Value(double funnel, double waves) => (20 * (1 - funnel)) + (Math.E - waves);

    private static (double Radius, double Ripple) Means(ReadOnlySpan<double> x)
    {
        double squares = 0, cosines = 0;
        foreach (double t in x)
        {
            squares += t * t;
            cosines += double.CosPi(2 * t);
        }

        return (Math.Sqrt(squares / x.Length), cosines / x.Length);
    }
}
