namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 35 (Beale's quadratic program): minimize
/// 9 − 8x₁ − 6x₂ − 4x₃ + 2x₁² + 2x₂² + x₃² + 2x₁x₂ + 2x₁x₃ subject to x₁ + x₂ + 2x₃ ≤ 3 and x ≥ 0.
/// Convex. Minimum 1/9 at (4/3, 7/9, 4/9).
/// </summary>
public static class Hs35
{
    /// <summary>The problem <c>hs35</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs35",
        Start = [0.5, 0.5, 0.5],
        Bounds = Bounds.NonNegative(3),
        SearchRegion = Bounds.Uniform(3, 0, 10),
        // CUTEst writes the row as −x₁ − x₂ − 2x₃ ≥ −3.
        Constraints = [LinearConstraint.AtLeast(new double[,] { { -1, -1, -2 } }, [-3])],
        Known = new KnownSolution(1.0 / 9, [4.0 / 3, 7.0 / 9, 4.0 / 9], Source: "closed form: the Kuhn-Tucker point of a convex problem"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        9 - (8 * x[0]) - (6 * x[1]) - (4 * x[2]) + (2 * x[0] * x[0]) + (2 * x[1] * x[1]) + (x[2] * x[2]) + (2 * x[0] * (x[1] + x[2]));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -8 + (4 * x[0]) + (2 * (x[1] + x[2]));
        gradient[1] = -6 + (4 * x[1]) + (2 * x[0]);
        gradient[2] = -4 + (2 * x[2]) + (2 * x[0]);
        return Value(x);
    }
}
