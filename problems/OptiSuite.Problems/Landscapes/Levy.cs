namespace OptiSuite.Problems;

/// <summary>
/// The Levy function, with wᵢ = 1 + (xᵢ − 1)/4:
/// f(x) = sin²(π w₁) + Σᵢ₌₁ⁿ⁻¹ (wᵢ − 1)² [1 + 10 sin²(π wᵢ + 1)] + (wₙ − 1)² [1 + sin²(2π wₙ)]. Separable, ripples over a bowl.
/// References: Levy and Montalvo (1985); in this form Laguna and Martí (2005).
/// </summary>
public sealed class Levy : IDifferentiableObjective
{
    /// <summary>The problem <c>levy-n</c>: box [−10, 10]ⁿ, minimum 0 at (1, …, 1).</summary>
    /// <param name="dimension">n, at least 1.</param>
    public static Problem Create(int dimension) => LandscapeProblem.Scalable(
        new Levy(), "levy", dimension, -10, 10,
        new KnownSolution(0, LandscapeProblem.Constant(dimension, 1), Source: "closed form: a sum of squares"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double first = double.SinPi(1 + ((x[0] - 1) / 4)), sum = first * first;
        for (int i = 0; i < x.Length - 1; i++)
        {
            double d = (x[i] - 1) / 4, sine = Math.Sin((Math.PI * (1 + d)) + 1);
            sum += d * d * (1 + (10 * sine * sine));
        }

        double dn = (x[^1] - 1) / 4, last = double.SinPi(2 * (1 + dn));
        return sum + (dn * dn * (1 + (last * last)));
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < x.Length - 1; i++)
        {
            double d = (x[i] - 1) / 4;
            (double sine, double cosine) = Math.SinCos((Math.PI * (1 + d)) + 1);
            gradient[i] = ((2 * d * (1 + (10 * sine * sine))) + (d * d * 20 * Math.PI * sine * cosine)) / 4;
        }

        double dn = (x[^1] - 1) / 4, last = double.SinPi(2 * (1 + dn));
        gradient[^1] = ((2 * dn * (1 + (last * last))) + (dn * dn * 2 * Math.PI * double.SinPi(4 * (1 + dn)))) / 4;
        gradient[0] += Math.PI * double.SinPi(2 * (1 + ((x[0] - 1) / 4))) / 4;
        return Evaluate(x);
    }
}
