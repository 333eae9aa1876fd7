namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 54: minimize −exp(−Q/2) with Q = (u₁² + 0.4u₁u₂ + u₂²)/0.96 + u₃² + u₄² + u₅² + u₆² and
/// uᵢ = (xᵢ − μᵢ)/σᵢ, where μ = (10⁴, 1, 2·10⁶, 10, 10⁻³, 10⁸) and σ = (8·10³, 1, 7·10⁶, 50, 0.05, 5·10⁸), subject to
/// x₁ + 4000x₂ = 17600, 0 ≤ x₁ ≤ 2·10⁴, −10 ≤ x₂ ≤ 10, 0 ≤ x₃ ≤ 10⁷, 0 ≤ x₄ ≤ 20, −1 ≤ x₅ ≤ 1 and 0 ≤ x₆ ≤ 2·10⁸. The density of a normal
/// distribution, in CUTEst's reading of the printed formula; the variables differ in scale by eleven orders of magnitude.
/// Minimum −exp(−27/280) at (91600/7, 79/70, 2·10⁶, 10, 10⁻³, 10⁸).
/// </summary>
public static class Hs54
{
    /// <summary>The problem <c>hs54</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 6)
    {
        Name = "hs54",
        Start = [6e3, 1.5, 4e6, 2, 3e-3, 5e7],
        Bounds = new Bounds([0, -10, 0, 0, -1, 0], [2e4, 10, 1e7, 20, 1, 2e8]),
        Constraints = [LinearConstraint.EqualTo(new double[,] { { 1, 4000, 0, 0, 0, 0 } }, [17600])],
        Known = new KnownSolution(
            -Math.Exp(-27.0 / 280), [91600.0 / 7, 79.0 / 70, 2e6, 10, 1e-3, 1e8],
            Source: "closed form: Q is convex, and stationary there"),
    };

    private static readonly double[] _mean = [1e4, 1, 2e6, 10, 1e-3, 1e8], _deviation = [8e3, 1, 7e6, 50, 0.05, 5e8];

    private static double Value(ReadOnlySpan<double> x)
    {
        double first = Standard(x, 0), second = Standard(x, 1);
        double q = ((first * first) + (0.4 * first * second) + (second * second)) / 0.96;
        for (int i = 2; i < 6; i++) q += Standard(x, i) * Standard(x, i);
        return -Math.Exp(-0.5 * q);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double value = Value(x), first = Standard(x, 0), second = Standard(x, 1);
        gradient[0] = -value * (first + (0.2 * second)) / 0.96 / _deviation[0];
        gradient[1] = -value * (second + (0.2 * first)) / 0.96 / _deviation[1];
        for (int i = 2; i < 6; i++) gradient[i] = -value * Standard(x, i) / _deviation[i];
        return value;
    }

    private static double Standard(ReadOnlySpan<double> x, int i) => (x[i] - _mean[i]) / _deviation[i];
}
