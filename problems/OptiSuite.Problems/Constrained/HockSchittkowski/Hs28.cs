namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 28: minimize (x₁ + x₂)² + (x₂ + x₃)² subject to x₁ + 2 x₂ + 3 x₃ = 1.
/// A linear equality alone. Minimum 0 at (½, −½, ½).
/// </summary>
public static class Hs28
{
    /// <summary>The problem <c>hs28</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs28",
        Start = [-4, 1, 1],
        SearchRegion = Bounds.Uniform(3, -10, 10),
        Constraints = [LinearConstraint.EqualTo(new double[,] { { 1, 2, 3 } }, [1])],
        Known = new KnownSolution(0, [0.5, -0.5, 0.5], Source: "closed form: a sum of squares"),
    };

    private static double Value(ReadOnlySpan<double> x)
    {
        double a = x[0] + x[1], b = x[1] + x[2];
        return (a * a) + (b * b);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double a = x[0] + x[1], b = x[1] + x[2];
        gradient[0] = 2 * a;
        gradient[1] = 2 * (a + b);
        gradient[2] = 2 * b;
        return (a * a) + (b * b);
    }
}
