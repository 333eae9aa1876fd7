using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// Vectors padded with zeros to whole SIMD registers. All the functions here map a zero to a zero, so that the padding adds nothing to a sum.
/// </summary>
internal static class Lanes
{
    private const int Width = 4;

    /// <summary>The smallest multiple of the register's width that holds n values.</summary>
    public static int Padded(int n) => (n + Width - 1) / Width * Width;

    /// <summary>A copy, padded with zeros.</summary>
    public static double[] Pad(ReadOnlySpan<double> values)
    {
        double[] padded = new double[Padded(values.Length)];
        values.CopyTo(padded);
        return padded;
    }

    /// <summary>The registers of a padded vector.</summary>
    public static Span<Vector256<double>> Of(Span<double> padded) => MemoryMarshal.Cast<double, Vector256<double>>(padded);

    /// <inheritdoc cref="Of(Span{double})"/>
    public static ReadOnlySpan<Vector256<double>> Of(ReadOnlySpan<double> padded) => MemoryMarshal.Cast<double, Vector256<double>>(padded);

    /// <summary>z ← s ⊗ z.</summary>
    public static void Scale(Span<double> z, ReadOnlySpan<double> s)
    {
        Span<Vector256<double>> to = Of(z);
        ReadOnlySpan<Vector256<double>> by = Of(s)[..to.Length];
        for (int k = 0; k < to.Length; k++) to[k] *= by[k];
    }

    /// <summary>Σ zᵢ².</summary>
    public static double SumOfSquares(ReadOnlySpan<double> z)
    {
        var sum = Vector256<double>.Zero;
        foreach (Vector256<double> v in Of(z)) sum = Vector256.FusedMultiplyAdd(v, v, sum);
        return Vector256.Sum(sum);
    }

    /// <summary>Σ wᵢ zᵢ².</summary>
    public static double SumOfSquares(ReadOnlySpan<double> z, ReadOnlySpan<double> weights)
    {
        ReadOnlySpan<Vector256<double>> v = Of(z), w = Of(weights)[..v.Length];
        var sum = Vector256<double>.Zero;
        for (int k = 0; k < v.Length; k++) sum = Vector256.FusedMultiplyAdd(v[k] * v[k], w[k], sum);
        return Vector256.Sum(sum);
    }
}
