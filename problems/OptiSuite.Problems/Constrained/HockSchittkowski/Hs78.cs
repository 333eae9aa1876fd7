namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 78 (Powell, 1969): minimize x₁x₂x₃x₄x₅ subject to x₁² + x₂² + x₃² + x₄² + x₅² = 10, x₂x₃ − 5x₄x₅
/// = 0 and x₁³ + x₂³ = −1 (<see cref="PowellEqualities"/>). Best known −2.9197004…
/// </summary>
public static class Hs78
{
    /// <summary>The problem <c>hs78</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(PowellEqualities.Product, Gradient), 5)
    {
        Name = "hs78",
        Start = [-2, 1.5, 2, -1, -1],
        SearchRegion = Bounds.Uniform(5, -10, 10),
        Constraints = [PowellEqualities.Create()],
        Known = new KnownSolution(
            -2.919700408963679, [-1.7171435703943823, 1.5957096901835544, 1.8272457529271946, -0.7636430781841304, -0.7636430781841304],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        PowellEqualities.ProductGradient(x, 1, gradient);
        return PowellEqualities.Product(x);
    }
}
