namespace OptiSuite.Problems;

/// <summary>
/// Booth's function f(x) = (x₁ + 2x₂ − 7)² + (2x₁ + x₂ − 5)²: a convex quadratic of condition 9. Reference: Jamil and Yang (2013).
/// </summary>
public sealed class Booth : ITwiceDifferentiableObjective
{
    /// <summary>The problem <c>booth</c>: box [−10, 10]², minimum 0 at (1, 3).</summary>
    public static Problem Create() => LandscapeProblem.Planar(
        new Booth(), "booth", Bounds.Uniform(2, -10, 10), new KnownSolution(0, [1, 3], Source: "closed form: a sum of squares"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double a = x[0] + (2 * x[1]) - 7, b = (2 * x[0]) + x[1] - 5;
        return (a * a) + (b * b);
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double a = x[0] + (2 * x[1]) - 7, b = (2 * x[0]) + x[1] - 5;
        gradient[0] = (2 * a) + (4 * b);
        gradient[1] = (4 * a) + (2 * b);
        return (a * a) + (b * b);
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        double v0 = v[0], v1 = v[1];
        product[0] = (10 * v0) + (8 * v1);
        product[1] = (8 * v0) + (10 * v1);
    }
}
