using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 59: minimize the fitted surface −75.196 + 3.8112x₁ − 0.12694x₁² + 0.0020567x₁³ − 1.0345·10⁻⁵x₁⁴
/// + 6.8306x₂ − 0.030234x₁x₂ + 1.28134·10⁻³x₁²x₂ − 3.5256·10⁻⁵x₁³x₂ + 2.266·10⁻⁷x₁⁴x₂ − 0.25645x₂² + 0.0034604x₂³ − 1.3514·10⁻⁵x₂⁴
/// + 28.106/(x₂ + 1) + 5.2375·10⁻⁶x₁²x₂² + 6.3·10⁻⁸x₁³x₂² − 7·10⁻¹⁰x₁³x₂³ − 3.405·10⁻⁴x₁x₂² + 1.6638·10⁻⁶x₁x₂³ + 2.8673 exp(0.0005x₁x₂)
/// subject to x₁x₂ ≥ 700, x₂ − 0.008x₁² ≥ 0, (x₂ − 50)² − 5x₁ ≥ −275, 0 ≤ x₁ ≤ 75 and 0 ≤ x₂ ≤ 65. The start lies outside the bounds.
/// Hock and Schittkowski print the minimum −7.804; these coefficients, which CUTEst calls corrected, have −7.80278947153… at
/// (13.5501…, 51.6599…).
/// </summary>
public static class Hs59
{
    /// <summary>The problem <c>hs59</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Surface), 2)
    {
        Name = "hs59",
        Start = [90, 10],
        Bounds = new Bounds([0, 0], [75, 65]),
        Constraints = [new NonlinearConstraint(Rows, [700, 0, -275], [Infinity, Infinity, Infinity], RowsJacobian, "quadratic")],
        Known = new KnownSolution(
            -7.8027894715383805, [13.550142323759115, 51.65997398954288], IsGlobal: false,
            Source: "Kuhn-Tucker equations solved to 40 digits; a scan of the feasible set found nothing lower"),
    };

    private const double Infinity = double.PositiveInfinity;

    // A polynomial in x₁ whose coefficients depend on x₂, by Horner's rule.
    private static double Surface(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double a = x[0], b = x[1], growth = 2.8673 * Math.Exp(0.0005 * a * b);
        double constant = -75.196 + (b * (6.8306 + (b * (-0.25645 + (b * (0.0034604 - (1.3514e-5 * b))))))) + (28.106 / (b + 1));
        double linear = 3.8112 + (b * (-0.030234 + (b * (-3.405e-4 + (1.6638e-6 * b)))));
        double quadratic = -0.12694 + (b * (1.28134e-3 + (5.2375e-6 * b)));
        double cubic = 0.0020567 + (b * (-3.5256e-5 + (b * (6.3e-8 - (7e-10 * b)))));
        double quartic = -1.0345e-5 + (2.266e-7 * b);
        double value = growth + constant + (a * (linear + (a * (quadratic + (a * (cubic + (a * quartic)))))));
        gradient[0] = (0.0005 * b * growth) + linear + (a * ((2 * quadratic) + (a * ((3 * cubic) + (4 * a * quartic)))));

        // The derivatives of the coefficients by x₂.
        constant = 6.8306 + (b * (-0.5129 + (b * (0.0103812 - (5.4056e-5 * b))))) - (28.106 / Square(b + 1));
        linear = -0.030234 + (b * (-6.81e-4 + (4.9914e-6 * b)));
        quadratic = 1.28134e-3 + (1.0475e-5 * b);
        cubic = -3.5256e-5 + (b * (1.26e-7 - (2.1e-9 * b)));
        quartic = 2.266e-7;
        gradient[1] = (0.0005 * a * growth) + constant + (a * (linear + (a * (quadratic + (a * (cubic + (a * quartic)))))));
        return value;
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[0] * x[1];
        values[1] = x[1] - (0.008 * Square(x[0]));
        values[2] = Square(x[1] - 50) - (5 * x[0]);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            x[1], x[0],
            -0.016 * x[0], 1,
            -5, 2 * (x[1] - 50),
        ];
        rows.CopyTo(jacobian);
    }
}
