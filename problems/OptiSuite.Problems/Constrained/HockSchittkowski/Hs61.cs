using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 61: minimize 4x₁² + 2x₂² + 2x₃² − 33x₁ + 16x₂ − 24x₃ subject to 3x₁ − 2x₂² = 7 and 4x₁
/// − x₃² = 11. The gradients of the equalities are dependent at the start (0, 0, 0). Minimum −143.64614219… at (5.3267…, −2.1189…,
/// 3.2104…).
/// </summary>
public static class Hs61
{
    /// <summary>The problem <c>hs61</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs61",
        Start = [0, 0, 0],
        SearchRegion = Bounds.Uniform(3, -10, 10),
        Constraints = [new NonlinearConstraint(Rows, [7, 11], [7, 11], RowsJacobian, "cylinders")],
        Known = new KnownSolution(
            -143.64614219778025, [5.326770135563928, -2.118998632218976, 3.2104642253505506],
            Source: "the root of the derivative on the feasible curve, where f is convex in x₁, to 40 digits"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        (x[0] * ((4 * x[0]) - 33)) + (2 * x[1] * (x[1] + 8)) + (2 * x[2] * (x[2] - 12));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = (8 * x[0]) - 33;
        gradient[1] = (4 * x[1]) + 16;
        gradient[2] = (4 * x[2]) - 24;
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = (3 * x[0]) - (2 * Square(x[1]));
        values[1] = (4 * x[0]) - Square(x[2]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            3, -4 * x[1], 0,
            4, 0, -2 * x[2],
        ];
        rows.CopyTo(jacobian);
    }
}
