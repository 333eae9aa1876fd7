namespace OptiSuite.Problems;

/// <summary>
/// Himmelblau's function f(x) = (x₁² + x₂ − 11)² + (x₁ + x₂² − 7)²: four minima of equal depth. Reference: Himmelblau (1972).
/// </summary>
public sealed class Himmelblau : ITwiceDifferentiableObjective
{
    /// <summary>The problem <c>himmelblau</c>: box [−5, 5]², minimum 0 at (3, 2) and at three more points.</summary>
    public static Problem Create() => LandscapeProblem.Planar(
        new Himmelblau(), "himmelblau", Bounds.Uniform(2, -5, 5), new KnownSolution(0, [3, 2], Source: "closed form: a sum of squares"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double a = (x[0] * x[0]) + x[1] - 11, b = x[0] + (x[1] * x[1]) - 7;
        return (a * a) + (b * b);
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double a = (x[0] * x[0]) + x[1] - 11, b = x[0] + (x[1] * x[1]) - 7;
        gradient[0] = (4 * a * x[0]) + (2 * b);
        gradient[1] = (2 * a) + (4 * b * x[1]);
        return (a * a) + (b * b);
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        double a = (x[0] * x[0]) + x[1] - 11, b = x[0] + (x[1] * x[1]) - 7, cross = 4 * (x[0] + x[1]);
        double v0 = v[0], v1 = v[1];
        product[0] = (((4 * a) + (8 * x[0] * x[0]) + 2) * v0) + (cross * v1);
        product[1] = (cross * v0) + (((4 * b) + (8 * x[1] * x[1]) + 2) * v1);
    }
}
