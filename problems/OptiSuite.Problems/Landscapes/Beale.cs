namespace OptiSuite.Problems;

/// <summary>
/// Beale's function f(x) = Σₖ₌₁³ (cₖ − x₁ (1 − x₂ᵏ))² with c = (1.5, 2.25, 2.625): a flat plain with sharp rims at the corners.
/// References: Beale (1958); Moré, Garbow and Hillstrom (1981), no. 5.
/// </summary>
public sealed class Beale : ITwiceDifferentiableObjective
{
    /// <summary>The problem <c>beale</c>: start (1, 1), box [−4.5, 4.5]², minimum 0 at (3, 0.5).</summary>
    public static Problem Create() => LandscapeProblem.Planar(
        new Beale(), "beale", Bounds.Uniform(2, -4.5, 4.5),
        new KnownSolution(0, [3, 0.5], Source: "closed form: a sum of squares"), [1, 1]);

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double sum = 0, power = 1;
        for (int k = 1; k <= 3; k++)
        {
            power *= x[1];
            double r = Constant(k) - (x[0] * (1 - power));
            sum += r * r;
        }

        return sum;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0, power = 1, g0 = 0, g1 = 0;
        for (int k = 1; k <= 3; k++)
        {
            double slope = k * power; // d(yᵏ)/dy
            power *= x[1];
            double r = Constant(k) - (x[0] * (1 - power));
            sum += r * r;
            g0 -= 2 * r * (1 - power);
            g1 += 2 * r * x[0] * slope;
        }

        gradient[0] = g0;
        gradient[1] = g1;
        return sum;
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        double p0 = 0, p1 = 0, power = 1, curvature = 0;
        for (int k = 1; k <= 3; k++)
        {
            double slope = k * power; // d(yᵏ)/dy; the last pass left d²(yᵏ)/dy² in curvature
            power *= x[1];
            double r = Constant(k) - (x[0] * (1 - power)), r0 = power - 1, r1 = x[0] * slope;
            double along = (r0 * v[0]) + (r1 * v[1]);
            p0 += 2 * ((along * r0) + (r * slope * v[1]));
            p1 += 2 * ((along * r1) + (r * ((slope * v[0]) + (x[0] * curvature * v[1]))));
            curvature = (k + 1) * slope;
        }

        product[0] = p0;
        product[1] = p1;
    }

    private static double Constant(int k) => k switch { 1 => 1.5, 2 => 2.25, _ => 2.625 };
}
