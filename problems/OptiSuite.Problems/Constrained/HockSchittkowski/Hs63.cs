namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 63: minimize 1000 − x₁² − 2x₂² − x₃² − x₁x₂ − x₁x₃ subject to
/// 8x₁ + 14x₂ + 7x₃ = 56, x₁² + x₂² + x₃² = 25 and x ≥ 0. A linear and a nonlinear equality: the feasible set is an arc of a circle.
/// Minimum 961.71517213005… at (3.5121…, 0.2170…, 3.5522…).
/// </summary>
public static class Hs63
{
    /// <summary>The problem <c>hs63</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs63",
        Start = [2, 2, 2],
        Bounds = Bounds.NonNegative(3),
        SearchRegion = Bounds.Uniform(3, 0, 10),
        Constraints =
        [
            LinearConstraint.EqualTo(new double[,] { { 8, 14, 7 } }, [56], "plane"),
            new NonlinearConstraint(Sphere, [25], [25], SphereJacobian, "sphere"),
        ],
        Known = new KnownSolution(
            961.71517213005217, [3.5121213418747197, 0.2169879415152230, 3.5521711548270170],
            Source: "Kuhn-Tucker equations solved to 25 digits; global by a scan of the arc"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        1000 - (x[0] * (x[0] + x[1] + x[2])) - (2 * x[1] * x[1]) - (x[2] * x[2]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = (-2 * x[0]) - x[1] - x[2];
        gradient[1] = (-4 * x[1]) - x[0];
        gradient[2] = (-2 * x[2]) - x[0];
        return Value(x);
    }

    private static void Sphere(ReadOnlySpan<double> x, Span<double> values) => values[0] = (x[0] * x[0]) + (x[1] * x[1]) + (x[2] * x[2]);

    private static void SphereJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        for (int i = 0; i < 3; i++) jacobian[i] = 2 * x[i];
    }
}
