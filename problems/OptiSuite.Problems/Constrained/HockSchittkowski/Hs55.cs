namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 55: minimize x₁ + 2x₂ + 4x₅ + exp(x₁x₄) subject to x₁ + 2x₂ + 5x₅ = 6, x₁ + x₂ + x₃ = 3, x₄
/// + x₅ + x₆ = 2, x₁ + x₄ = 1, x₂ + x₅ = 2, x₃ + x₆ = 2, x ≥ 0, x₁ ≤ 1 and x₄ ≤ 1. The six equalities have rank 5, so that the feasible
/// set is a segment; its other end (x₁ = 1) is a local minimum of 20/3. Minimum 19/3 at (0, 4/3, 5/3, 1, 2/3, 1/3).
/// </summary>
public static class Hs55
{
    /// <summary>The problem <c>hs55</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 6)
    {
        Name = "hs55",
        Start = [1, 2, 0, 0, 0, 2],
        Bounds = new Bounds([0, 0, 0, 0, 0, 0], [1, Infinity, Infinity, 1, Infinity, Infinity]),
        SearchRegion = new Bounds([0, 0, 0, 0, 0, 0], [1, 10, 10, 1, 10, 10]),
        Constraints =
        [
            LinearConstraint.EqualTo(
                new double[,]
                {
                    { 1, 2, 0, 0, 5, 0 },
                    { 1, 1, 1, 0, 0, 0 },
                    { 0, 0, 0, 1, 1, 1 },
                    { 1, 0, 0, 1, 0, 0 },
                    { 0, 1, 0, 0, 1, 0 },
                    { 0, 0, 1, 0, 0, 1 },
                },
                [6, 3, 2, 1, 2, 2]),
        ],
        Known = new KnownSolution(
            19.0 / 3, [0, 4.0 / 3, 5.0 / 3, 1, 2.0 / 3, 1.0 / 3],
            Source: "closed form: f = 16/3 + t/3 + exp(t − t²) on the segment x₁ = t, 0 ≤ t ≤ 1"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) => x[0] + (2 * x[1]) + (4 * x[4]) + Math.Exp(x[0] * x[3]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 1 + (x[3] * Math.Exp(x[0] * x[3]));
        gradient[1] = 2;
        gradient[2] = 0;
        gradient[3] = x[0] * Math.Exp(x[0] * x[3]);
        gradient[4] = 4;
        gradient[5] = 0;
        return Value(x);
    }
}
