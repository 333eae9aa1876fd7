namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 24: minimize ((x₁ − 3)² − 9) x₂³ / (27 √3) subject to x₁/√3 − x₂ ≥ 0,
/// x₁ + √3 x₂ ≥ 0, x₁ + √3 x₂ ≤ 6 and x ≥ 0. A nonconvex objective on a triangle. Minimum −1 at (3, √3).
/// </summary>
public static class Hs24
{
    /// <summary>The problem <c>hs24</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs24",
        Start = [1, 0.5],
        Bounds = Bounds.NonNegative(2),
        SearchRegion = Bounds.Uniform(2, 0, 10),
        Constraints =
        [
            LinearConstraint.AtLeast(new double[,] { { 1 / Root3, -1 }, { 1, Root3 }, { -1, -Root3 } }, [0, 0, -6], "triangle"),
        ],
        Known = new KnownSolution(-1, [3, Root3], Source: "closed form: (x₁ − 3)² ≥ 0, and x₂ ≤ √3 on the triangle"),
    };

    private const double Root3 = 1.7320508075688772935;

    private static double Value(ReadOnlySpan<double> x) => (((x[0] - 3) * (x[0] - 3)) - 9) * x[1] * x[1] * x[1] / (27 * Root3);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double square = x[1] * x[1];
        gradient[0] = 2 * (x[0] - 3) * square * x[1] / (27 * Root3);
        gradient[1] = (((x[0] - 3) * (x[0] - 3)) - 9) * square / (9 * Root3);
        return Value(x);
    }
}
