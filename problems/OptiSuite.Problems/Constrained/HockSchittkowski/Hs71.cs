namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 71: minimize x₁x₄ (x₁ + x₂ + x₃) + x₃ subject to x₁² + x₂² + x₃² + x₄² = 40,
/// x₁x₂x₃x₄ ≥ 25 and 1 ≤ x ≤ 5. The customary first example of nonlinear programming codes.
/// Best known 17.014017289156302… at (1, 4.7430…, 3.8211…, 1.3794…). Rows in CUTEst's order: the equality first.
/// </summary>
public static class Hs71
{
    /// <summary>The problem <c>hs71</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs71",
        Start = [1, 5, 5, 1],
        Bounds = Bounds.Uniform(4, 1, 5),
        Constraints = [new NonlinearConstraint(Rows, [40, 25], [40, double.PositiveInfinity], RowsJacobian, "sphere and product")],
        Known = new KnownSolution(
            17.014017289156302, [1, 4.7429996372644171, 3.8211499841848739, 1.3794082931726724], IsGlobal: false,
            Source: "Kuhn-Tucker equations solved to 25 digits, at the solution of Hock and Schittkowski (1981)"),
    };

    private static double Value(ReadOnlySpan<double> x) => (x[0] * x[3] * (x[0] + x[1] + x[2])) + x[2];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = x[0] + x[1] + x[2], outer = x[0] * x[3];
        gradient[0] = (x[3] * sum) + outer;
        gradient[1] = outer;
        gradient[2] = outer + 1;
        gradient[3] = x[0] * sum;
        return (outer * sum) + x[2];
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = (x[0] * x[0]) + (x[1] * x[1]) + (x[2] * x[2]) + (x[3] * x[3]);
        values[1] = x[0] * x[1] * x[2] * x[3];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        for (int i = 0; i < 4; i++) jacobian[i] = 2 * x[i];
        jacobian[4] = x[1] * x[2] * x[3];
        jacobian[5] = x[0] * x[2] * x[3];
        jacobian[6] = x[0] * x[1] * x[3];
        jacobian[7] = x[0] * x[1] * x[2];
    }
}
