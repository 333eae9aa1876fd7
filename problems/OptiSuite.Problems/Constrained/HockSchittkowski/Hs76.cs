namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 76: minimize x₁² + x₂²/2 + x₃² + x₄²/2 − x₁x₃ + x₃x₄ − x₁ − 3x₂ + x₃ − x₄ subject to
/// x₁ + 2x₂ + x₃ + x₄ ≤ 5, 3x₁ + x₂ + 2x₃ − x₄ ≤ 4, x₂ + 4x₃ ≥ 1.5 and x ≥ 0.
/// A convex quadratic program. Minimum −103/22 at (3/11, 23/11, 0, 6/11).
/// </summary>
public static class Hs76
{
    /// <summary>The problem <c>hs76</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs76",
        Start = [0.5, 0.5, 0.5, 0.5],
        Bounds = Bounds.NonNegative(4),
        SearchRegion = Bounds.Uniform(4, 0, 10),
        Constraints =
        [
            new LinearConstraint(
                new double[,] { { 1, 2, 1, 1 }, { 3, 1, 2, -1 }, { 0, 1, 4, 0 } },
                [double.NegativeInfinity, double.NegativeInfinity, 1.5],
                [5, 4, double.PositiveInfinity]),
        ],
        Known = new KnownSolution(
            -103.0 / 22, [3.0 / 11, 23.0 / 11, 0, 6.0 / 11], Source: "closed form: the Kuhn-Tucker point of a convex problem"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        (x[0] * (x[0] - x[2] - 1)) + (x[1] * ((x[1] / 2) - 3)) + (x[2] * (x[2] + x[3] + 1)) + (x[3] * ((x[3] / 2) - 1));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = (2 * x[0]) - x[2] - 1;
        gradient[1] = x[1] - 3;
        gradient[2] = (2 * x[2]) - x[0] + x[3] + 1;
        gradient[3] = x[3] + x[2] - 1;
        return Value(x);
    }
}
