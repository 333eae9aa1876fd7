namespace OptiSuite.Problems;

/// <summary>
/// The Schwefel function f(x) = c n − Σ xᵢ sin √|xᵢ|, c = 418.98288727243370627…: separable, and deceptive, because the second-best
/// minima lie far from the best, at the other end of the box. Reference: Schwefel (1981), problem 2.26.
/// </summary>
/// <remarks>
/// The minimum holds only in the box, so the box is a hard constraint here: outside, the function falls without limit. f is continuously
/// differentiable; at xᵢ = 0 the derivative is 0 and the second derivative is not bounded.
/// </remarks>
public sealed class Schwefel : IDifferentiableObjective
{
    // t sin √t is largest on [0, 500] at the root of tan √t = −√t/2; both constants computed to 25 digits from that equation.
    private const double Peak = 420.968746359982027;
    private const double Height = 418.982887272433706;

    /// <summary>The problem <c>schwefel-n</c>: bounds [−500, 500]ⁿ, minimum 0 at (420.968746…, …).</summary>
    /// <param name="dimension">n, at least 1.</param>
    public static Problem Create(int dimension)
    {
        Problem problem = LandscapeProblem.Scalable(
            new Schwefel(), "schwefel", dimension, -500, 500,
            new KnownSolution(
                0, LandscapeProblem.Constant(dimension, Peak), Source: "closed form: root of tan √t = −√t/2 in each variable"));
        return problem with { Bounds = problem.SearchRegion };
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double t in x) sum += Height - (t * Math.Sin(Math.Sqrt(Math.Abs(t))));
        return sum;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double root = Math.Sqrt(Math.Abs(x[i]));
            (double sine, double cosine) = Math.SinCos(root);
            gradient[i] = -sine - (root * cosine / 2);
        }

        return Evaluate(x);
    }
}
