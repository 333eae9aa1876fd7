namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 43 (Rosen and Suzuki): minimize
/// x₁² + x₂² + 2x₃² + x₄² − 5x₁ − 5x₂ − 21x₃ + 7x₄ subject to
/// 8 − x₁² − x₂² − x₃² − x₄² − x₁ + x₂ − x₃ + x₄ ≥ 0,
/// 10 − x₁² − 2x₂² − x₃² − 2x₄² + x₁ + x₄ ≥ 0 and
/// 5 − 2x₁² − x₂² − x₃² − 2x₁ + x₂ + x₄ ≥ 0. Convex. Minimum −44 at (0, 1, 2, −1).
/// </summary>
public static class Hs43
{
    /// <summary>The problem <c>hs43</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs43",
        Start = [0, 0, 0, 0],
        SearchRegion = Bounds.Uniform(4, -10, 10),
        Constraints = [new NonlinearConstraint(Rows, [0, 0, 0], [Infinity, Infinity, Infinity], RowsJacobian, "quadratic")],
        Known = new KnownSolution(-44, [0, 1, 2, -1], Source: "closed form: the Kuhn-Tucker point of a convex problem"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) =>
        (x[0] * (x[0] - 5)) + (x[1] * (x[1] - 5)) + (x[2] * ((2 * x[2]) - 21)) + (x[3] * (x[3] + 7));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = (2 * x[0]) - 5;
        gradient[1] = (2 * x[1]) - 5;
        gradient[2] = (4 * x[2]) - 21;
        gradient[3] = (2 * x[3]) + 7;
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        double a = x[0] * x[0], b = x[1] * x[1], c = x[2] * x[2], d = x[3] * x[3];
        values[0] = 8 - a - b - c - d - x[0] + x[1] - x[2] + x[3];
        values[1] = 10 - a - (2 * b) - c - (2 * d) + x[0] + x[3];
        values[2] = 5 - (2 * a) - b - c - (2 * x[0]) + x[1] + x[3];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            (-2 * x[0]) - 1, 1 - (2 * x[1]), (-2 * x[2]) - 1, 1 - (2 * x[3]),
            1 - (2 * x[0]), -4 * x[1], -2 * x[2], 1 - (4 * x[3]),
            (-4 * x[0]) - 2, 1 - (2 * x[1]), -2 * x[2], 1,
        ];
        rows.CopyTo(jacobian);
    }
}
