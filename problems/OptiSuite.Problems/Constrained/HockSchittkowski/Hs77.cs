namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 77: minimize (x₁ − 1)² + (x₁ − x₂)² + (x₃ − 1)² + (x₄ − 1)⁴ + (x₅ − 1)⁶ subject to x₁²x₄ + sin(x₄
/// − x₅) = 2√2 and x₂ + x₃⁴x₄² = 8 + √2. Best known 0.24150512…
/// </summary>
public static class Hs77
{
    private const double Root2 = 1.4142135623730950488;

    /// <summary>The problem <c>hs77</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 5)
    {
        Name = "hs77",
        Start = [2, 2, 2, 2, 2],
        SearchRegion = Bounds.Uniform(5, -10, 10),
        Constraints = [new NonlinearConstraint(Rows, [2 * Root2, 8 + Root2], [2 * Root2, 8 + Root2], RowsJacobian, "curves")],
        Known = new KnownSolution(
            0.24150512879017869, [1.1661721897092985, 1.1821113888027042, 1.3802570431454597, 1.5060362736230457, 0.6109201960430907],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static double Value(ReadOnlySpan<double> x)
    {
        double a = x[0] - 1, b = x[0] - x[1], c = x[2] - 1, d = x[3] - 1, e = x[4] - 1;
        return (a * a) + (b * b) + (c * c) + (d * d * d * d) + (e * e * e * e * e * e);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double b = x[0] - x[1], d = x[3] - 1, e = x[4] - 1;
        gradient[0] = (2 * (x[0] - 1)) + (2 * b);
        gradient[1] = -2 * b;
        gradient[2] = 2 * (x[2] - 1);
        gradient[3] = 4 * d * d * d;
        gradient[4] = 6 * e * e * e * e * e;
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        double c = x[2] * x[2] * x[3];
        values[0] = (x[0] * x[0] * x[3]) + Math.Sin(x[3] - x[4]);
        values[1] = x[1] + (c * c);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        double cos = Math.Cos(x[3] - x[4]), square = x[2] * x[2];
        ReadOnlySpan<double> rows =
        [
            2 * x[0] * x[3], 0, 0, (x[0] * x[0]) + cos, -cos,
            0, 1, 4 * square * x[2] * x[3] * x[3], 2 * square * square * x[3], 0,
        ];
        rows.CopyTo(jacobian);
    }
}
