namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 119 (Colville's problem 7): minimize Σ Σ aᵢⱼ (xᵢ² + xᵢ + 1)(xⱼ² + xⱼ + 1) over a sparse 0-1
/// matrix subject to eight linear equalities and 0 ≤ x ≤ 5. The start lies outside the bounds. Best known 244.89969750…
/// </summary>
public static class Hs119
{
    private const int N = 16;

    /// <summary>The problem <c>hs119</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs119",
        Start = [.. Enumerable.Repeat(10.0, N)],
        Bounds = Bounds.Uniform(N, 0, 5),
        Constraints =
        [
            LinearConstraint.EqualTo(
                new double[,]
                {
                    { 0.22, 0.2, 0.19, 0.25, 0.15, 0.11, 0.12, 0.13, 1, 0, 0, 0, 0, 0, 0, 0 },
                    { -1.46, 0, -1.3, 1.82, -1.15, 0, 0.8, 0, 0, 1, 0, 0, 0, 0, 0, 0 },
                    { 1.29, -0.89, 0, 0, -1.16, -0.96, 0, -0.49, 0, 0, 1, 0, 0, 0, 0, 0 },
                    { -1.1, -1.06, 0.95, -0.54, 0, -1.78, -0.41, 0, 0, 0, 0, 1, 0, 0, 0, 0 },
                    { 0, 0, 0, -1.43, 1.51, 0.59, -0.33, -0.43, 0, 0, 0, 0, 1, 0, 0, 0 },
                    { 0, -1.72, -0.33, 0, 1.62, 1.24, 0.21, -0.26, 0, 0, 0, 0, 0, 1, 0, 0 },
                    { 1.12, 0, 0, 0.31, 0, 0, 1.12, 0, -0.36, 0, 0, 0, 0, 0, 1, 0 },
                    { 0, 0.45, 0.26, -1.1, 0.58, 0, -1.03, 0.1, 0, 0, 0, 0, 0, 0, 0, 1 },
                },
                [2.5, 1.1, -3.1, -3.5, 1.3, 2.1, 2.3, -1.5]),
        ],
        Known = new KnownSolution(
            244.89969751680087,
            [
                0.03984735141112238, 0.7919831556883807, 0.20287033025103618, 0.8443579163656749, 1.2699064528665027,
                0.9347387078246431, 1.6819619692469192, 0.1553008773895687, 1.567870333551801, 0, 0, 0, 0.6602040660869545, 0,
                0.674255926868282, 0,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    // The pairs (i, j), i < j, with aᵢⱼ = 1; the diagonal is 1 too.
    private static readonly (int I, int J)[] _pairs =
    [
        (0, 3), (0, 6), (0, 7), (0, 15), (1, 2), (1, 6), (1, 9), (2, 6), (2, 8), (2, 9), (2, 13), (3, 6), (3, 10), (3, 14),
        (4, 5), (4, 9), (4, 11), (4, 15), (5, 7), (5, 14), (6, 10), (6, 12), (7, 9), (7, 14), (8, 11), (8, 15), (9, 13), (10, 12),
        (11, 13), (12, 13),
    ];

    private static double Value(ReadOnlySpan<double> x)
    {
        double value = 0;
        foreach (double t in x) value += Quadratic(t) * Quadratic(t);
        foreach ((int i, int j) in _pairs) value += Quadratic(x[i]) * Quadratic(x[j]);
        return value;
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < N; i++) gradient[i] = 2 * Quadratic(x[i]);
        foreach ((int i, int j) in _pairs)
        {
            gradient[i] += Quadratic(x[j]);
            gradient[j] += Quadratic(x[i]);
        }

        for (int i = 0; i < N; i++) gradient[i] *= (2 * x[i]) + 1;
        return Value(x);
    }

    private static double Quadratic(double t) => (t * (t + 1)) + 1;
}
