namespace OptiSuite.Problems;

/// <summary>
/// The six-hump camel function f(x) = (4 − 2.1 x₁² + x₁⁴/3) x₁² + x₁ x₂ + (4 x₂² − 4) x₂²: six minima, two of them global.
/// Reference: Dixon and Szegő (1978).
/// </summary>
public sealed class SixHumpCamel : ITwiceDifferentiableObjective
{
    /// <summary>The problem <c>six-hump-camel</c>: box [−3, 3] × [−2, 2], minimum −1.0316284534898774.</summary>
    public static Problem Create() => LandscapeProblem.Planar(
        new SixHumpCamel(), "six-hump-camel", new Bounds([-3, -2], [3, 2]),
        new KnownSolution(
            -1.031628453489877350, [0.08984201310031806242, -0.7126564030207396334],
            Source: "root of the gradient computed to 25 digits; global by Dixon and Szegő (1978)"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double a = x[0] * x[0], b = x[1] * x[1];
        return (a * (4 + (a * ((a / 3) - 2.1)))) + (x[0] * x[1]) + (4 * b * (b - 1));
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double a = x[0] * x[0], b = x[1] * x[1];
        gradient[0] = (x[0] * (8 + (a * ((2 * a) - 8.4)))) + x[1];
        gradient[1] = x[0] + (x[1] * ((16 * b) - 8));
        return Evaluate(x);
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        double a = x[0] * x[0], b = x[1] * x[1], v0 = v[0], v1 = v[1];
        product[0] = ((8 + (a * ((10 * a) - 25.2))) * v0) + v1;
        product[1] = v0 + (((48 * b) - 8) * v1);
    }
}
