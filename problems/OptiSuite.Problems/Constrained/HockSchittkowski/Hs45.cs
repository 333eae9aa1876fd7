namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 45: minimize 2 − x₁x₂x₃x₄x₅/120 subject to 0 ≤ xᵢ ≤ i. The minimum is a corner; the start lies
/// outside the bounds. Minimum 1 at (1, 2, 3, 4, 5).
/// </summary>
public static class Hs45
{
    /// <summary>The problem <c>hs45</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 5)
    {
        Name = "hs45",
        Start = [2, 2, 2, 2, 2],
        Bounds = new Bounds([0, 0, 0, 0, 0], [1, 2, 3, 4, 5]),
        Known = new KnownSolution(1, [1, 2, 3, 4, 5], Source: "closed form: the product grows with each variable"),
    };

    private static double Value(ReadOnlySpan<double> x) => 2 - (x[0] * x[1] * x[2] * x[3] * x[4] / 120);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -x[1] * x[2] * x[3] * x[4] / 120;
        gradient[1] = -x[0] * x[2] * x[3] * x[4] / 120;
        gradient[2] = -x[0] * x[1] * x[3] * x[4] / 120;
        gradient[3] = -x[0] * x[1] * x[2] * x[4] / 120;
        gradient[4] = -x[0] * x[1] * x[2] * x[3] / 120;
        return Value(x);
    }
}
