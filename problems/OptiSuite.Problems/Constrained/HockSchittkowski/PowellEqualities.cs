namespace OptiSuite.Problems;

/// <summary>
/// The equalities that problems 78, 80 and 81 of Hock and Schittkowski (1981) share, after Powell (1969): x₁² + x₂² + x₃² + x₄² + x₅² =
/// 10, x₂x₃ − 5x₄x₅ = 0 and x₁³ + x₂³ = −1; and the product x₁x₂x₃x₄x₅ in their objectives.
/// </summary>
internal static class PowellEqualities
{
    /// <summary>The three rows.</summary>
    public static NonlinearConstraint Create() => new(Rows, [10, 0, -1], [10, 0, -1], RowsJacobian, "sphere, products and cubes");

    /// <summary>x₁x₂x₃x₄x₅.</summary>
    /// <param name="x">The point, 5 values.</param>
    public static double Product(ReadOnlySpan<double> x) => x[0] * x[1] * x[2] * x[3] * x[4];

    /// <summary>The gradient of the product times a factor.</summary>
    /// <param name="x">The point, 5 values.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="gradient">Receives it, 5 values.</param>
    public static void ProductGradient(ReadOnlySpan<double> x, double factor, Span<double> gradient)
    {
        double left = factor * x[0] * x[1], right = factor * x[3] * x[4];
        gradient[0] = x[1] * x[2] * right;
        gradient[1] = x[0] * x[2] * right;
        gradient[2] = left * x[3] * x[4];
        gradient[3] = left * x[2] * x[4];
        gradient[4] = left * x[2] * x[3];
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = (x[0] * x[0]) + (x[1] * x[1]) + (x[2] * x[2]) + (x[3] * x[3]) + (x[4] * x[4]);
        values[1] = (x[1] * x[2]) - (5 * x[3] * x[4]);
        values[2] = (x[0] * x[0] * x[0]) + (x[1] * x[1] * x[1]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            2 * x[0], 2 * x[1], 2 * x[2], 2 * x[3], 2 * x[4],
            0, x[2], x[1], -5 * x[4], -5 * x[3],
            3 * x[0] * x[0], 3 * x[1] * x[1], 0, 0, 0,
        ];
        rows.CopyTo(jacobian);
    }
}
