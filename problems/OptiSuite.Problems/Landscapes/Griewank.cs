namespace OptiSuite.Problems;

/// <summary>
/// The Griewank function f(x) = 1 + Σ xᵢ²/4000 − Π cos(xᵢ/√i): a wide bowl with many regular ripples, which fade as n grows.
/// Reference: Griewank (1981).
/// </summary>
public sealed class Griewank : IDifferentiableObjective
{
    /// <summary>The problem <c>griewank-n</c>: box [−600, 600]ⁿ, minimum 0 at the origin.</summary>
    /// <param name="dimension">n, at least 1.</param>
    public static Problem Create(int dimension) => LandscapeProblem.Scalable(
        new Griewank(), "griewank", dimension, -600, 600,
        new KnownSolution(0, LandscapeProblem.Constant(dimension, 0), Source: "closed form: the product is at most 1"));

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double squares = 0, product = 1;
        for (int i = 0; i < x.Length; i++)
        {
            squares += x[i] * x[i];
            product *= Math.Cos(x[i] / Math.Sqrt(i + 1));
        }

        return (squares / 4000) + (1 - product);
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        // The product without factor i is (factors before i) · (factors after i): dividing by factor i would fail where it is 0.
        double squares = 0, before = 1;
        for (int i = 0; i < x.Length; i++)
        {
            gradient[i] = before;
            squares += x[i] * x[i];
            before *= Math.Cos(x[i] / Math.Sqrt(i + 1));
        }

        double after = 1;
        for (int i = x.Length - 1; i >= 0; i--)
        {
            double root = Math.Sqrt(i + 1);
            (double sine, double cosine) = Math.SinCos(x[i] / root);
            gradient[i] = (x[i] / 2000) + (gradient[i] * after * sine / root);
            after *= cosine;
        }

        return (squares / 4000) + (1 - before);
    }
}
