namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 64: minimize 5x₁ + 50000/x₁ + 20x₂ + 72000/x₂ + 10x₃ + 144000/x₃ subject to 4/x₁ + 32/x₂ + 120/x₃
/// ≤ 1 and x ≥ 10⁻⁵. Convex, with reciprocals that make the start (1, 1, 1) far from feasible. Minimum 6299.84242…
/// </summary>
public static class Hs64
{
    /// <summary>The problem <c>hs64</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs64",
        Start = [1, 1, 1],
        Bounds = Bounds.Uniform(3, 1e-5, double.PositiveInfinity),
        SearchRegion = Bounds.Uniform(3, 1, 500),
        Constraints = [new NonlinearConstraint(Row, [double.NegativeInfinity], [1], RowJacobian, "reciprocals")],
        Known = new KnownSolution(
            6299.8424279215205, [108.73470491089891, 85.12621279089379, 204.32459661260555],
            Source: "Kuhn-Tucker equations of a convex problem solved to double precision"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        (5 * x[0]) + (50000 / x[0]) + (20 * x[1]) + (72000 / x[1]) + (10 * x[2]) + (144000 / x[2]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 5 - (50000 / (x[0] * x[0]));
        gradient[1] = 20 - (72000 / (x[1] * x[1]));
        gradient[2] = 10 - (144000 / (x[2] * x[2]));
        return Value(x);
    }

    private static void Row(ReadOnlySpan<double> x, Span<double> values) => values[0] = (4 / x[0]) + (32 / x[1]) + (120 / x[2]);

    private static void RowJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        jacobian[0] = -4 / (x[0] * x[0]);
        jacobian[1] = -32 / (x[1] * x[1]);
        jacobian[2] = -120 / (x[2] * x[2]);
    }
}
