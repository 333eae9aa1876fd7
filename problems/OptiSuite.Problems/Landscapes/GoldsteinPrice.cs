namespace OptiSuite.Problems;

/// <summary>
/// The Goldstein–Price function
/// f(x) = [1 + (x₁ + x₂ + 1)² (19 − 14x₁ + 3x₁² − 14x₂ + 6x₁x₂ + 3x₂²)] · [30 + (2x₁ − 3x₂)² (18 − 32x₁ + 12x₁² + 48x₂ − 36x₁x₂ + 27x₂²)]:
/// four minima, values from 3 to about 1e6 in the box. Reference: Goldstein and Price (1971).
/// </summary>
/// <remarks>
/// The first factor depends on t = x₁ + x₂ alone, A(t) = 1 + (t + 1)² (19 − 14t + 3t²), and the second on u = 2x₁ − 3x₂ alone,
/// B(u) = 30 + u² (18 − 16u + 3u²); so it is computed.
/// </remarks>
public sealed class GoldsteinPrice : ITwiceDifferentiableObjective
{
    /// <summary>The problem <c>goldstein-price</c>: box [−2, 2]², minimum 3 at (0, −1).</summary>
    public static Problem Create() => LandscapeProblem.Planar(
        new GoldsteinPrice(), "goldstein-price", Bounds.Uniform(2, -2, 2),
        new KnownSolution(3, [0, -1], Source: "closed form: A is at least 1 and B at least 3"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x) => A(x[0] + x[1]) * B((2 * x[0]) - (3 * x[1]));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double t = x[0] + x[1], u = (2 * x[0]) - (3 * x[1]), a = A(t), b = B(u), slopeA = SlopeA(t), slopeB = SlopeB(u);
        gradient[0] = (slopeA * b) + (2 * a * slopeB);
        gradient[1] = (slopeA * b) - (3 * a * slopeB);
        return a * b;
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        double t = x[0] + x[1], u = (2 * x[0]) - (3 * x[1]), vt = v[0] + v[1], vu = (2 * v[0]) - (3 * v[1]);
        double cross = SlopeA(t) * SlopeB(u);
        double alongT = (CurvatureA(t) * B(u) * vt) + (cross * vu), alongU = (cross * vt) + (A(t) * CurvatureB(u) * vu);
        product[0] = alongT + (2 * alongU);
        product[1] = alongT - (3 * alongU);
    }

    private static double A(double t) => 1 + ((t + 1) * (t + 1) * (19 + (t * ((3 * t) - 14))));

    // A′ = 12 (t + 1)(t − 1)(t − 2)
    private static double SlopeA(double t) => 12 * (t + 1) * (t - 1) * (t - 2);

    private static double CurvatureA(double t) => 12 * ((t * ((3 * t) - 4)) - 1);

    private static double B(double u) => 30 + (u * u * (18 + (u * ((3 * u) - 16))));

    // B′ = 12 u (u − 1)(u − 3)
    private static double SlopeB(double u) => 12 * u * (u - 1) * (u - 3);

    private static double CurvatureB(double u) => 12 * ((u * ((3 * u) - 8)) + 3);
}
