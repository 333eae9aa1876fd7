using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 29: minimize −x₁x₂x₃ subject to −x₁² − 2x₂² − 4x₃² ≥ −48. The largest box in an ellipsoid; two
/// signs may be turned. Minimum −16√2 at (4, 2√2, 2).
/// </summary>
public static class Hs29
{
    /// <summary>The problem <c>hs29</c>.</summary>
    public static Problem Create() => new(new BoxVolume(), 3)
    {
        Name = "hs29",
        Start = [1, 1, 1],
        SearchRegion = Bounds.Uniform(3, -10, 10),
        Constraints = [NonlinearConstraint.AtLeast(Ellipsoid, -48, EllipsoidGradient, "ellipsoid")],
        Known = new KnownSolution(-16 * Math.Sqrt(2), [4, 2 * Math.Sqrt(2), 2], Source: "closed form: the means of x₁², 2x₂² and 4x₃²"),
    };

    private static double Ellipsoid(ReadOnlySpan<double> x) => -Square(x[0]) - (2 * Square(x[1])) - (4 * Square(x[2]));

    private static void EllipsoidGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = -2 * x[0];
        gradient[1] = -4 * x[1];
        gradient[2] = -8 * x[2];
    }
}
