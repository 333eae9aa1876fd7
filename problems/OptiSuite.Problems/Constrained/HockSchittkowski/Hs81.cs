namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 81 (Powell): minimize exp(x₁x₂x₃x₄x₅) − ½ (x₁³ + x₂³ + 1)² under the constraints and bounds of
/// problem 80. The square is 0 where the last equality holds and makes the objective nonconvex elsewhere. Best known 0.053949847…, that of
/// problem 80.
/// </summary>
public static class Hs81
{
    /// <summary>The problem <c>hs81</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 5)
    {
        Name = "hs81",
        Start = [-2, 2, 2, -1, -1],
        Bounds = new Bounds([-2.3, -2.3, -3.2, -3.2, -3.2], [2.3, 2.3, 3.2, 3.2, 3.2]),
        Constraints = [PowellEqualities.Create()],
        Known = new KnownSolution(
            0.05394984777027203,
            [
                -1.7171435703943823, 1.5957096901835544, 1.8272457529271946, -0.7636430781841304, -0.7636430781841304,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static double Value(ReadOnlySpan<double> x)
    {
        double cubes = Cubes(x);
        return Math.Exp(PowellEqualities.Product(x)) - (0.5 * cubes * cubes);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double cubes = Cubes(x), exponential = Math.Exp(PowellEqualities.Product(x));
        PowellEqualities.ProductGradient(x, exponential, gradient);
        gradient[0] -= 3 * cubes * x[0] * x[0];
        gradient[1] -= 3 * cubes * x[1] * x[1];
        return exponential - (0.5 * cubes * cubes);
    }

    private static double Cubes(ReadOnlySpan<double> x) => (x[0] * x[0] * x[0]) + (x[1] * x[1] * x[1]) + 1;
}
