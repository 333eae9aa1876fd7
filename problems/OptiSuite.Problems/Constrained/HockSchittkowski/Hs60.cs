using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 60: minimize (x₁ − 1)² + (x₁ − x₂)² + (x₂ − x₃)⁴ subject to x₁ (1 + x₂²) + x₃⁴ = 4 + 3√2 and
/// −10 ≤ x ≤ 10. CUTEst rounds the constant of the equality to 8.242640687. Best known 0.0325682002… at (1.1048…, 1.1966…, 1.5352…).
/// </summary>
public static class Hs60
{
    /// <summary>The problem <c>hs60</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs60",
        Start = [2, 2, 2],
        Bounds = Bounds.Uniform(3, -10, 10),
        Constraints = [NonlinearConstraint.EqualTo(Surface, 4 + (3 * Math.Sqrt(2)), SurfaceGradient, "surface")],
        Known = new KnownSolution(
            0.03256820025506984, [1.1048590197333166, 1.1966741822882572, 1.535262260325326],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to 40 digits; a scan of the feasible set found nothing lower"),
    };

    private static double Value(ReadOnlySpan<double> x) => Square(x[0] - 1) + Square(x[0] - x[1]) + Square(Square(x[1] - x[2]));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 2 * (x[0] - 1 + x[0] - x[1]);
        gradient[1] = (-2 * (x[0] - x[1])) + (4 * Cube(x[1] - x[2]));
        gradient[2] = -4 * Cube(x[1] - x[2]);
        return Value(x);
    }

    private static double Surface(ReadOnlySpan<double> x) => (x[0] * (1 + Square(x[1]))) + Square(Square(x[2]));

    private static void SurfaceGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = 1 + Square(x[1]);
        gradient[1] = 2 * x[0] * x[1];
        gradient[2] = 4 * Cube(x[2]);
    }
}
