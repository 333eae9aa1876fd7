namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 62: minimize −32.174 (255 ln(a₁/b₁) + 280 ln(a₂/b₂) + 290 ln(a₃/b₃)) with
/// a₁ = x₁ + x₂ + x₃ + 0.03, b₁ = 0.09x₁ + x₂ + x₃ + 0.03, a₂ = x₂ + x₃ + 0.03, b₂ = 0.07x₂ + x₃ + 0.03, a₃ = x₃ + 0.03 and
/// b₃ = 0.13x₃ + 0.03, subject to x₁ + x₂ + x₃ = 1 and 0 ≤ x ≤ 1. Values near 10⁴ ask for relative tolerances.
/// Best known −26272.51448731… at (0.6178…, 0.3282…, 0.0539…).
/// </summary>
public static class Hs62
{
    /// <summary>The problem <c>hs62</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Logarithms), 3)
    {
        Name = "hs62",
        Start = [0.7, 0.2, 0.1],
        Bounds = Bounds.Uniform(3, 0, 1),
        Constraints = [LinearConstraint.EqualTo(new double[,] { { 1, 1, 1 } }, [1])],
        Known = new KnownSolution(
            -26272.514487318258, [0.6178126908126924, 0.32820222311966907, 0.05398508606763846], IsGlobal: false,
            Source: "Kuhn-Tucker equations solved to 40 digits; a scan of the feasible set found nothing lower"),
    };

    private static double Logarithms(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double a3 = x[2] + 0.03, a2 = x[1] + a3, a1 = x[0] + a2;
        double b3 = (0.13 * x[2]) + 0.03, b2 = (0.07 * x[1]) + a3, b1 = (0.09 * x[0]) + a2;
        double first = 255 * ((1 / a1) - (1 / b1)), second = 280 * ((1 / a2) - (1 / b2));
        gradient[0] = -32.174 * 255 * ((1 / a1) - (0.09 / b1));
        gradient[1] = -32.174 * (first + (280 * ((1 / a2) - (0.07 / b2))));
        gradient[2] = -32.174 * (first + second + (290 * ((1 / a3) - (0.13 / b3))));
        return -32.174 * ((255 * Math.Log(a1 / b1)) + (280 * Math.Log(a2 / b2)) + (290 * Math.Log(a3 / b3)));
    }
}
