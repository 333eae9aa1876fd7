namespace OptiSuite.Problems;

/// <summary>
/// Schittkowski (1987), problem 268 (CUTEst's HS268): minimize xᵀDx − 2bᵀx + 14463, a sum of squares written out, subject to five linear
/// rows. Convex and ill-conditioned. Minimum 0 at (1, 2, −1, 3, −4), where integers make the large terms cancel exactly.
/// </summary>
public static class Hs268
{
    private const int N = 5;

    /// <summary>The problem <c>hs268</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs268",
        Start = [1, 1, 1, 1, 1],
        SearchRegion = Bounds.Uniform(N, -10, 10),
        Constraints =
        [
            LinearConstraint.AtLeast(
                new double[,]
                {
                    { -1, -1, -1, -1, -1 },
                    { 10, 10, -3, 5, 4 },
                    { -8, 1, -2, -5, 3 },
                    { 8, -1, 2, 5, -3 },
                    { -4, -2, 3, -5, 1 },
                },
                [-5, 20, -40, 11, -30]),
        ],
        Known = new KnownSolution(0, [1, 2, -1, 3, -4], Source: "closed form: a sum of squares"),
    };

    private static ReadOnlySpan<double> D =>
    [
        10197, -12454, -1013, 1948, 329,
        -12454, 20909, -1733, -4914, -186,
        -1013, -1733, 1755, 1089, -174,
        1948, -4914, 1089, 1515, -22,
        329, -186, -174, -22, 27,
    ];

    private static ReadOnlySpan<double> B => [-9170, 17099, -2271, -4336, -43];

    private static double Value(ReadOnlySpan<double> x)
    {
        Span<double> gradient = stackalloc double[N];
        return Gradient(x, gradient);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double value = 14463;
        for (int i = 0; i < N; i++)
        {
            double product = 0;
            for (int j = 0; j < N; j++) product += D[(N * i) + j] * x[j];
            gradient[i] = 2 * (product - B[i]);
            value += x[i] * (product - (2 * B[i]));
        }

        return value;
    }
}
