namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 70: the least squares of 19 observations (cᵢ, yᵢ) and a mixture of two gamma densities with
/// Stirling's formula for the gamma function, ŷ(c) = x₃ h(x₂, b, c) + (1 − x₃) h(x₁, b/x₄, c) with b = x₃ + (1 − x₃) x₄, where h(a, r, c)
/// = √(a/6.2832) (r t)ᵃ exp(a − a r t) / (t (1 + 1/(12a))) and t = c/7.658, subject to b ≥ 0, 10⁻⁵ ≤ x and x₁, x₂, x₄ ≤ 100, x₃ ≤ 1. Best
/// known 0.0074984635…
/// </summary>
public static class Hs70
{
    private const double TwoPi = 6.2832;

    /// <summary>The problem <c>hs70</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs70",
        Start = [2, 4, 0.04, 2],
        Bounds = new Bounds([1e-5, 1e-5, 1e-5, 1e-5], [100, 100, 1, 100]),
        SearchRegion = new Bounds([0.5, 0.5, 0.01, 0.1], [20, 20, 1, 10]),
        Constraints = [new NonlinearConstraint(Scale, [0], [double.PositiveInfinity], ScaleJacobian, "scale b")],
        Known = new KnownSolution(
            0.007498463574427665, [12.27697912762913, 4.631748162854857, 0.3128646302256923, 2.0292828253414865],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static ReadOnlySpan<double> C => [0.1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];

    private static ReadOnlySpan<double> Y =>
    [
        0.00189, 0.1038, 0.268, 0.506, 0.577, 0.604, 0.725, 0.898, 0.947, 0.845,
        0.702, 0.528, 0.385, 0.257, 0.159, 0.0869, 0.0453, 0.01509, 0.00189,
    ];

    private static double Value(ReadOnlySpan<double> x)
    {
        double b = x[2] + ((1 - x[2]) * x[3]), sum = 0;
        for (int i = 0; i < C.Length; i++)
        {
            double t = C[i] / 7.658;
            double residual = (x[2] * Hump(x[1], b * t, t)) + ((1 - x[2]) * Hump(x[0], b / x[3] * t, t)) - Y[i];
            sum += residual * residual;
        }

        return sum;
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        double b = x[2] + ((1 - x[2]) * x[3]), ratio = b / x[3], sum = 0;
        for (int i = 0; i < C.Length; i++)
        {
            double t = C[i] / 7.658, h = Hump(x[1], b * t, t), k = Hump(x[0], ratio * t, t);
            double residual = (x[2] * h) + ((1 - x[2]) * k) - Y[i];
            sum += residual * residual;

            // What each hump changes by with its scale: ∂h/∂b and ∂k/∂(b/x₄).
            double hb = x[2] * h * x[1] * ((1 / b) - t), kr = (1 - x[2]) * k * x[0] * ((1 / ratio) - t);
            gradient[0] += 2 * residual * (1 - x[2]) * k * LogSlope(x[0], ratio * t);
            gradient[1] += 2 * residual * x[2] * h * LogSlope(x[1], b * t);
            gradient[2] += 2 * residual * (h - k + (hb * (1 - x[3])) + (kr * (1 - x[3]) / x[3]));
            gradient[3] += 2 * residual * ((hb * (1 - x[2])) - (kr * x[2] / (x[3] * x[3])));
        }

        return sum;
    }

    // h with s = r t; the powers are joined to exp(a (ln s + 1 − s)), which cannot overflow.
    private static double Hump(double a, double s, double t) =>
        Math.Sqrt(a / TwoPi) * Math.Exp(a * (Math.Log(s) + 1 - s)) / (t * (1 + (1 / (12 * a))));

    // ∂ ln h / ∂a.
    private static double LogSlope(double a, double s) => Math.Log(s) + 1 - s + (1 / (2 * a)) + (1 / (a * ((12 * a) + 1)));

    private static void Scale(ReadOnlySpan<double> x, Span<double> values) => values[0] = x[2] + ((1 - x[2]) * x[3]);

    private static void ScaleJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        jacobian[0] = jacobian[1] = 0;
        jacobian[2] = 1 - x[3];
        jacobian[3] = 1 - x[2];
    }
}
