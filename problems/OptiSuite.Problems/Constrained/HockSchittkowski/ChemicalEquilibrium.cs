namespace OptiSuite.Problems;

/// <summary>
/// The data of problems 111 and 112 of Hock and Schittkowski (1981), White's chemical equilibrium at constant temperature and pressure:
/// the free energy Σ xᵢ (cᵢ + ln(xᵢ / Σ xⱼ)) of ten amounts x and the balance A x = b of three elements.
/// </summary>
internal static class ChemicalEquilibrium
{
    /// <summary>The number of substances, 10.</summary>
    public const int N = 10;

    /// <summary>The number of elements, 3.</summary>
    public const int Elements = 3;

    /// <summary>c, the standard free energies.</summary>
    public static ReadOnlySpan<double> C => [-6.089, -17.164, -34.054, -5.914, -24.721, -14.986, -24.1, -10.708, -26.662, -22.179];

    /// <summary>A, 3×10, row-major: the atoms of each element in each substance.</summary>
    public static ReadOnlySpan<double> A =>
    [
        1, 2, 2, 0, 0, 1, 0, 0, 0, 1,
        0, 0, 0, 1, 2, 1, 1, 0, 0, 0,
        0, 0, 1, 0, 0, 0, 1, 1, 2, 1,
    ];

    /// <summary>b, how much there is of each element.</summary>
    public static ReadOnlySpan<double> B => [2, 1, 1];

    /// <summary>The free energy and its gradient by the amounts, cᵢ + ln(xᵢ / Σ xⱼ).</summary>
    /// <param name="amounts">x, 10 positive values.</param>
    /// <param name="gradient">Receives the gradient, 10 values.</param>
    public static double Energy(ReadOnlySpan<double> amounts, Span<double> gradient)
    {
        double sum = 0, energy = 0;
        foreach (double amount in amounts) sum += amount;
        for (int i = 0; i < N; i++)
        {
            gradient[i] = C[i] + Math.Log(amounts[i] / sum);
            energy += amounts[i] * gradient[i];
        }

        return energy;
    }
}
