namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 112 (White's chemical equilibrium, <see cref="ChemicalEquilibrium"/>): minimize Σ xᵢ (cᵢ + ln(xᵢ
/// / Σ xⱼ)) subject to three linear equalities A x = b and x ≥ 10⁻⁶. Convex. Minimum −47.76109085…; published −47.707579.
/// </summary>
public static class Hs112
{
    private const int N = ChemicalEquilibrium.N;

    /// <summary>The problem <c>hs112</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, ChemicalEquilibrium.Energy), N)
    {
        Name = "hs112",
        Start = [.. Enumerable.Repeat(0.1, N)],
        Bounds = Bounds.Uniform(N, 1e-6, double.PositiveInfinity),
        SearchRegion = Bounds.Uniform(N, 0.0001, 1),
        Constraints = [LinearConstraint.EqualTo(Atoms(), ChemicalEquilibrium.B, "elements")],
        Known = new KnownSolution(
            -47.761090859365886,
            [
                0.04066808735569012, 0.14773035434082207, 0.783153354009234, 0.0014142198090301207, 0.4852466486992728,
                0.0006931720784210643, 0.027399310714003252, 0.017947279584925407, 0.037314365913030285, 0.09687132386577679,
            ],
            Source: "Kuhn-Tucker equations of a convex problem solved to double precision"),
    };

    private static double Value(ReadOnlySpan<double> x)
    {
        Span<double> gradient = stackalloc double[N];
        return ChemicalEquilibrium.Energy(x, gradient);
    }

    private static double[,] Atoms()
    {
        double[,] a = new double[ChemicalEquilibrium.Elements, N];
        for (int k = 0; k < a.Length; k++) a[k / N, k % N] = ChemicalEquilibrium.A[k];
        return a;
    }
}
