namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 65: minimize (x₁ − x₂)² + (x₁ + x₂ − 10)²/9 + (x₃ − 5)² subject to
/// x₁² + x₂² + x₃² ≤ 48, −4.5 ≤ x₁, x₂ ≤ 4.5 and −5 ≤ x₃ ≤ 5. Convex; the start lies outside the bounds.
/// Minimum 0.95352885680478… at (3.6505…, 3.6505…, 4.6204…).
/// </summary>
public static class Hs65
{
    /// <summary>The problem <c>hs65</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs65",
        Start = [-5, 5, 0],
        Bounds = new Bounds([-4.5, -4.5, -5], [4.5, 4.5, 5]),
        Constraints = [new NonlinearConstraint(Ball, [0], [double.PositiveInfinity], BallJacobian, "ball")],
        Known = new KnownSolution(
            0.95352885680478284, [3.6504617252130363, 3.6504617252130363, 4.6204175553200086],
            Source: "Kuhn-Tucker equations of a convex problem solved to 25 digits"),
    };

    private static double Value(ReadOnlySpan<double> x)
    {
        double a = x[0] - x[1], b = x[0] + x[1] - 10, c = x[2] - 5;
        return (a * a) + (b * b / 9) + (c * c);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double a = x[0] - x[1], b = x[0] + x[1] - 10;
        gradient[0] = (2 * a) + (2 * b / 9);
        gradient[1] = (-2 * a) + (2 * b / 9);
        gradient[2] = 2 * (x[2] - 5);
        return Value(x);
    }

    // CUTEst writes the ball as 48 − x₁² − x₂² − x₃² ≥ 0.
    private static void Ball(ReadOnlySpan<double> x, Span<double> values) =>
        values[0] = 48 - (x[0] * x[0]) - (x[1] * x[1]) - (x[2] * x[2]);

    private static void BallJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        for (int i = 0; i < 3; i++) jacobian[i] = -2 * x[i];
    }
}
