namespace OptiSuite.Problems;

/// <summary>
/// The coefficients that problems 86 and 117 of Hock and Schittkowski (1981) share: Colville's (1968) problem 1, minimize eᵀx + xᵀCx + Σ
/// dⱼxⱼ³ subject to A x ≥ b and x ≥ 0, and its dual.
/// </summary>
internal static class ColvilleData
{
    /// <summary>The number of variables of problem 86.</summary>
    public const int N = 5;

    /// <summary>The number of rows of problem 86.</summary>
    public const int M = 10;

    /// <summary>e, the linear coefficients.</summary>
    public static ReadOnlySpan<double> E => [-15, -27, -36, -18, -12];

    /// <summary>C, 5×5, symmetric and positive semidefinite.</summary>
    public static ReadOnlySpan<double> C =>
    [
        30, -20, -10, 32, -10,
        -20, 39, -6, -31, 32,
        -10, -6, 10, -6, -10,
        32, -31, -6, 39, -20,
        -10, 32, -10, -20, 30,
    ];

    /// <summary>d, the cubic coefficients.</summary>
    public static ReadOnlySpan<double> D => [4, 8, 10, 6, 2];

    /// <summary>b, the lower limits of the rows.</summary>
    public static ReadOnlySpan<double> B => [-40, -2, -0.25, -4, -4, -1, -40, -60, 5, 1];

    /// <summary>A, 10×5, row-major.</summary>
    public static ReadOnlySpan<double> A =>
    [
        -16, 2, 0, 1, 0,
        0, -2, 0, 4, 2,
        -3.5, 0, 2, 0, 0,
        0, -2, 0, -4, -1,
        0, -9, -2, 1, -2.8,
        2, 0, -4, 0, 0,
        -1, -1, -1, -1, -1,
        -1, -2, -3, -2, -1,
        1, 2, 3, 4, 5,
        1, 1, 1, 1, 1,
    ];

    /// <summary>C x.</summary>
    /// <param name="x">x, 5 values.</param>
    /// <param name="product">Receives C x, 5 values.</param>
    public static void MultiplyC(ReadOnlySpan<double> x, Span<double> product)
    {
        for (int i = 0; i < N; i++)
        {
            product[i] = 0;
            for (int j = 0; j < N; j++) product[i] += C[(i * N) + j] * x[j];
        }
    }
}
