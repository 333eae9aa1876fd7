namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 9: minimize sin(πx₁/12) cos(πx₂/16) subject to 4x₁ − 3x₂ = 0. Periodic along the line, with
/// infinitely many minima (12k − 3, 16k − 4). Minimum −1/2 at (−3, −4).
/// </summary>
public static class Hs9
{
    /// <summary>The problem <c>hs9</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 2)
    {
        Name = "hs9",
        Start = [0, 0],
        SearchRegion = Bounds.Uniform(2, -10, 10),
        Constraints = [LinearConstraint.EqualTo(new double[,] { { 4, -3 } }, [0])],
        Known = new KnownSolution(-0.5, [-3, -4], Source: "closed form: on the line f is half a sine"),
    };

    private static double Value(ReadOnlySpan<double> x) => Math.Sin(Math.PI * x[0] / 12) * Math.Cos(Math.PI * x[1] / 16);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient[0] = Math.PI / 12 * Math.Cos(Math.PI * x[0] / 12) * Math.Cos(Math.PI * x[1] / 16);
        gradient[1] = -Math.PI / 16 * Math.Sin(Math.PI * x[0] / 12) * Math.Sin(Math.PI * x[1] / 16);
        return Value(x);
    }
}
