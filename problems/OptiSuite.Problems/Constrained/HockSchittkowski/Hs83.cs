namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 83 (Colville's problem 3): minimize 5.3578547x₃² + 0.8356891x₁x₅ + 37.293239x₁ − 40792.141
/// subject to three bilinear rows between two limits each and a box. The start is a corner of the box. Best known −30665.5386…
/// </summary>
public static class Hs83
{
    /// <summary>The problem <c>hs83</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 5)
    {
        Name = "hs83",
        Start = [78, 33, 27, 27, 27],
        Bounds = new Bounds([78, 33, 27, 27, 27], [102, 45, 45, 45, 45]),
        Constraints = [new NonlinearConstraint(Rows, [0, 90, 20], [92, 110, 25], RowsJacobian, "bilinear")],
        Known = new KnownSolution(
            -30665.538671783317, [78, 33, 29.995256025681613, 45, 36.77581290578818],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        (5.3578547 * x[2] * x[2]) + (0.8356891 * x[0] * x[4]) + (37.293239 * x[0]) - 40792.141;

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = (0.8356891 * x[4]) + 37.293239;
        gradient[1] = gradient[3] = 0;
        gradient[2] = 2 * 5.3578547 * x[2];
        gradient[4] = 0.8356891 * x[0];
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = 85.334407 + (0.0056858 * x[1] * x[4]) + (0.0006262 * x[0] * x[3]) - (0.0022053 * x[2] * x[4]);
        values[1] = 80.51249 + (0.0071317 * x[1] * x[4]) + (0.0029955 * x[0] * x[1]) + (0.0021813 * x[2] * x[2]);
        values[2] = 9.300961 + (0.0047026 * x[2] * x[4]) + (0.0012547 * x[0] * x[2]) + (0.0019085 * x[2] * x[3]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            0.0006262 * x[3], 0.0056858 * x[4], -0.0022053 * x[4], 0.0006262 * x[0], (0.0056858 * x[1]) - (0.0022053 * x[2]),
            0.0029955 * x[1], (0.0071317 * x[4]) + (0.0029955 * x[0]), 2 * 0.0021813 * x[2], 0, 0.0071317 * x[1],
            0.0012547 * x[2], 0, (0.0047026 * x[4]) + (0.0012547 * x[0]) + (0.0019085 * x[3]), 0.0019085 * x[2], 0.0047026 * x[2],
        ];
        rows.CopyTo(jacobian);
    }
}
