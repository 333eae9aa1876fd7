using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 47: minimize (x₁ − x₂)² + (x₂ − x₃)³ + (x₃ − x₄)⁴ + (x₄ − x₅)⁴ subject to x₁ + x₂² + x₃³ = 3,
/// x₂ − x₃² + x₄ = 1 and x₁x₅ = 1. Hock and Schittkowski print the minimum 0 at (1, 1, 1, 1, 1). The cube makes that point a saddle:
/// f &lt; 0 at feasible points arbitrarily near to it. Best known −0.0267141826… at (0.6770…, 0.7260…, 1.2154…, 1.7513…, 1.4770…).
/// </summary>
public static class Hs47
{
    /// <summary>The problem <c>hs47</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 5)
    {
        Name = "hs47",
        Start = [2, Math.Sqrt(2), -1, 2 - Math.Sqrt(2), 0.5],
        SearchRegion = Bounds.Uniform(5, -10, 10),
        Constraints = [new NonlinearConstraint(Rows, [3, 1, 1], [3, 1, 1], RowsJacobian, "equations")],
        Known = new KnownSolution(
            -0.026714182693940842, [0.6770043948666402, 0.7260894726520319, 1.2154912142370975, 1.7513294192355415, 1.4770952856177324],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to 40 digits; found by a search of the feasible surface"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        Square(x[0] - x[1]) + Cube(x[1] - x[2]) + Square(Square(x[2] - x[3])) + Square(Square(x[3] - x[4]));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - x[1]);
        gradient[1] = (-2 * (x[0] - x[1])) + (3 * Square(x[1] - x[2]));
        gradient[2] = (-3 * Square(x[1] - x[2])) + (4 * Cube(x[2] - x[3]));
        gradient[3] = (-4 * Cube(x[2] - x[3])) + (4 * Cube(x[3] - x[4]));
        gradient[4] = -4 * Cube(x[3] - x[4]);
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[0] + Square(x[1]) + Cube(x[2]);
        values[1] = x[1] - Square(x[2]) + x[3];
        values[2] = x[0] * x[4];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            1, 2 * x[1], 3 * Square(x[2]), 0, 0,
            0, 1, -2 * x[2], 1, 0,
            x[4], 0, 0, 0, x[0],
        ];
        rows.CopyTo(jacobian);
    }
}
