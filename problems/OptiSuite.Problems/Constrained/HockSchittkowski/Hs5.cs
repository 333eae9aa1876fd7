using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 5: minimize sin(x₁ + x₂) + (x₁ − x₂)² − 1.5x₁ + 2.5x₂ + 1 subject to −1.5 ≤ x₁ ≤ 4 and
/// −3 ≤ x₂ ≤ 3. Several local minima. Minimum −√3/2 − π/3 at (1/2 − π/3, −1/2 − π/3).
/// </summary>
public static class Hs5
{
    /// <summary>The problem <c>hs5</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs5",
        Start = [0, 0],
        Bounds = new Bounds([-1.5, -3], [4, 3]),
        Known = new KnownSolution(
            -(Math.Sqrt(3) / 2) - (Math.PI / 3), [0.5 - (Math.PI / 3), -0.5 - (Math.PI / 3)],
            Source: "closed form: separable in x₁ + x₂ and x₁ − x₂"),
    };

    private static double Value(ReadOnlySpan<double> x) => Math.Sin(x[0] + x[1]) + Square(x[0] - x[1]) - (1.5 * x[0]) + (2.5 * x[1]) + 1;

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = Math.Cos(x[0] + x[1]) + (2 * (x[0] - x[1])) - 1.5;
        gradient[1] = Math.Cos(x[0] + x[1]) - (2 * (x[0] - x[1])) + 2.5;
        return Value(x);
    }
}
