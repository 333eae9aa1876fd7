namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 80 (Powell): minimize exp(x₁x₂x₃x₄x₅) subject to x₁² + x₂² + x₃² + x₄² + x₅² = 10, x₂x₃ − 5x₄x₅ =
/// 0, x₁³ + x₂³ = −1 (<see cref="PowellEqualities"/>), −2.3 ≤ x₁, x₂ ≤ 2.3 and −3.2 ≤ x₃, x₄, x₅ ≤ 3.2. The logarithm of the objective is
/// that of problem 78. Best known 0.053949847…
/// </summary>
public static class Hs80
{
    /// <summary>The problem <c>hs80</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 5)
    {
        Name = "hs80",
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

    private static double Value(ReadOnlySpan<double> x) => Math.Exp(PowellEqualities.Product(x));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double value = Value(x);
        PowellEqualities.ProductGradient(x, value, gradient);
        return value;
    }
}
