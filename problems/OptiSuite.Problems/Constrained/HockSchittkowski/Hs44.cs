namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 44: minimize x₁ − x₂ − x₃ − x₁x₃ + x₁x₄ + x₂x₃ − x₂x₄ subject to −x₁ − 2x₂ ≥ −8, −4x₁
/// − x₂ ≥ −12, −3x₁ − 4x₂ ≥ −12, −2x₃ − x₄ ≥ −8, −x₃ − 2x₄ ≥ −8, −x₃ − x₄ ≥ −5 and x ≥ 0. An indefinite quadratic program with local
/// minima at other vertices (−13 at (3, 0, 4, 0)). Minimum −15 at (0, 3, 0, 4).
/// </summary>
public static class Hs44
{
    /// <summary>The problem <c>hs44</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs44",
        Start = [0, 0, 0, 0],
        Bounds = Bounds.NonNegative(4),
        SearchRegion = Bounds.Uniform(4, 0, 10),
        Constraints =
        [
            LinearConstraint.AtLeast(
                new double[,]
                {
                    { -1, -2, 0, 0 },
                    { -4, -1, 0, 0 },
                    { -3, -4, 0, 0 },
                    { 0, 0, -2, -1 },
                    { 0, 0, -1, -2 },
                    { 0, 0, -1, -1 },
                },
                [-8, -12, -12, -8, -8, -5]),
        ],
        Known = new KnownSolution(
            -15, [0, 3, 0, 4], Source: "closed form: a bilinear function is least at vertices, which were compared"),
    };

    private static double Value(ReadOnlySpan<double> x) => ((x[0] - x[1]) * (1 - x[2] + x[3])) - x[2];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 1 - x[2] + x[3];
        gradient[1] = -(1 - x[2] + x[3]);
        gradient[2] = -(x[0] - x[1]) - 1;
        gradient[3] = x[0] - x[1];
        return Value(x);
    }
}
