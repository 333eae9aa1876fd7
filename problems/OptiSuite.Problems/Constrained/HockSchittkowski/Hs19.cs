using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 19: minimize (x₁ − 10)³ + (x₂ − 20)³ subject to (x₁ − 5)² + (x₂ − 5)² ≥ 100, −(x₂ − 5)² − (x₁
/// − 6)² ≥ −82.81, 13 ≤ x₁ ≤ 100 and 0 ≤ x₂ ≤ 100. A thin crescent, whose tip is the minimum. Minimum −6961.81387558… at (14.095, 5
/// − √17.280975).
/// </summary>
public static class Hs19
{
    /// <summary>The problem <c>hs19</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs19",
        Start = [20.1, 5.84],
        Bounds = new Bounds([13, 0], [100, 100]),
        Constraints = [new NonlinearConstraint(Rows, [100, -82.81], [Infinity, Infinity], RowsJacobian, "crescent")],
        Known = new KnownSolution(
            -6961.813875580139, [14.095, 5 - Math.Sqrt(17.280975)],
            Source: "closed form: the crescent's tip; global by a scan of its inner edge, as f increases in x₁"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) => Cube(x[0] - 10) + Cube(x[1] - 20);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 3 * Square(x[0] - 10);
        gradient[1] = 3 * Square(x[1] - 20);
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = Square(x[0] - 5) + Square(x[1] - 5);
        values[1] = -Square(x[1] - 5) - Square(x[0] - 6);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            2 * (x[0] - 5), 2 * (x[1] - 5),
            -2 * (x[0] - 6), -2 * (x[1] - 5),
        ];
        rows.CopyTo(jacobian);
    }
}
