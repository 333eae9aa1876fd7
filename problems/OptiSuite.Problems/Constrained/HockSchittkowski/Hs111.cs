namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 111: the chemical equilibrium of problem 112 (<see cref="ChemicalEquilibrium"/>) with the
/// logarithms of the amounts as variables: minimize Σ exp(xᵢ) (cᵢ + xᵢ − ln Σ exp(xⱼ)) subject to A exp(x) = b and −100 ≤ x ≤ 100. Not
/// convex; the minimum is that of problem 112, −47.76109085…
/// </summary>
public static class Hs111
{
    private const int N = ChemicalEquilibrium.N;

    /// <summary>The problem <c>hs111</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs111",
        Start = [.. Enumerable.Repeat(-2.3, N)],
        Bounds = Bounds.Uniform(N, -100, 100),
        SearchRegion = Bounds.Uniform(N, -10, 1),
        Constraints = [new NonlinearConstraint(Balance, ChemicalEquilibrium.B, ChemicalEquilibrium.B, BalanceJacobian, "elements")],
        Known = new KnownSolution(
            -47.761090859365865,
            [
                -3.202311588551214, -1.912366597080977, -0.2444267477503849, -6.561177271658377, -0.7230979632953048,
                -7.274232280188141, -3.5972374223277765, -4.0203167306908485, -3.288376881360249, -2.3343717392206136,
            ],
            Source: "Kuhn-Tucker equations solved to double precision; convex in exp(x)"),
    };

    private static double Value(ReadOnlySpan<double> x)
    {
        Span<double> gradient = stackalloc double[N];
        return Gradient(x, gradient);
    }

    // In logarithms, xᵢ − ln Σ exp(xⱼ), so that amounts that underflow do no harm.
    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0, energy = 0;
        foreach (double t in x) sum += Math.Exp(t);
        double logSum = Math.Log(sum);
        for (int i = 0; i < N; i++)
        {
            gradient[i] = Math.Exp(x[i]) * (ChemicalEquilibrium.C[i] + x[i] - logSum);
            energy += gradient[i];
        }

        return energy;
    }

    private static void Balance(ReadOnlySpan<double> x, Span<double> values)
    {
        values.Clear();
        for (int k = 0; k < ChemicalEquilibrium.A.Length; k++) values[k / N] += ChemicalEquilibrium.A[k] * Math.Exp(x[k % N]);
    }

    private static void BalanceJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        for (int k = 0; k < jacobian.Length; k++) jacobian[k] = ChemicalEquilibrium.A[k] * Math.Exp(x[k % N]);
    }
}
