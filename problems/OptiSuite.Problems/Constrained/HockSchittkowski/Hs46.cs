using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 46: minimize (x₁ − x₂)² + (x₃ − 1)² + (x₄ − 1)⁴ + (x₅ − 1)⁶ subject to x₁²x₄ + sin(x₄
/// − x₅) = 1 and x₂ + x₃⁴x₄² = 2. The Hessian is singular at the minimum. Minimum 0 at (1, 1, 1, 1, 1).
/// </summary>
public static class Hs46
{
    /// <summary>The problem <c>hs46</c>.</summary>
    public static Problem Create() => new(EvenPowers(), 5)
    {
        Name = "hs46",
        Start = [0.5 * Math.Sqrt(2), 1.75, 0.5, 2, 2],
        SearchRegion = Bounds.Uniform(5, -10, 10),
        Constraints = [new NonlinearConstraint(Rows, [1, 2], [1, 2], RowsJacobian, "equations")],
        Known = new KnownSolution(0, [1, 1, 1, 1, 1], Source: "closed form: a sum of even powers"),
    };

    /// <summary>The objective, which problem 49 shares.</summary>
    internal static IDifferentiableObjective EvenPowers() => Objective.Differentiable(Value, Gradient);

    private static double Value(ReadOnlySpan<double> x) =>
        Square(x[0] - x[1]) + Square(x[2] - 1) + Square(Square(x[3] - 1)) + Square(Cube(x[4] - 1));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - x[1]);
        gradient[1] = -2 * (x[0] - x[1]);
        gradient[2] = 2 * (x[2] - 1);
        gradient[3] = 4 * Cube(x[3] - 1);
        gradient[4] = 6 * Cube(x[4] - 1) * Square(x[4] - 1);
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = (Square(x[0]) * x[3]) + Math.Sin(x[3] - x[4]);
        values[1] = x[1] + Square(Square(x[2]) * x[3]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            2 * x[0] * x[3], 0, 0, Square(x[0]) + Math.Cos(x[3] - x[4]), -Math.Cos(x[3] - x[4]),
            0, 1, 4 * Cube(x[2]) * Square(x[3]), 2 * Square(Square(x[2])) * x[3], 0,
        ];
        rows.CopyTo(jacobian);
    }
}
