namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 41: minimize 2 − x₁x₂x₃ subject to x₁ + 2x₂ + 2x₃ − x₄ = 0, 0 ≤ x₁, x₂, x₃ ≤ 1 and 0 ≤ x₄ ≤ 2.
/// The start lies outside the bounds. Minimum 52/27 at (2/3, 1/3, 1/3, 2).
/// </summary>
public static class Hs41
{
    /// <summary>The problem <c>hs41</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs41",
        Start = [2, 2, 2, 2],
        Bounds = new Bounds([0, 0, 0, 0], [1, 1, 1, 2]),
        Constraints = [LinearConstraint.EqualTo(new double[,] { { 1, 2, 2, -1 } }, [0])],
        Known = new KnownSolution(
            52.0 / 27, [2.0 / 3, 1.0 / 3, 1.0 / 3, 2], Source: "closed form: the means of x₁, 2x₂ and 2x₃, whose sum is at most 2"),
    };

    private static double Value(ReadOnlySpan<double> x) => 2 - (x[0] * x[1] * x[2]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -x[1] * x[2];
        gradient[1] = -x[0] * x[2];
        gradient[2] = -x[0] * x[1];
        gradient[3] = 0;
        return Value(x);
    }
}
