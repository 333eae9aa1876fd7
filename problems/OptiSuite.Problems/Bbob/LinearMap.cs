using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// y = M x for a dense square M, kept column by column in padded columns: four entries of y grow together, with no sum across a register.
/// </summary>
internal sealed class LinearMap
{
    private readonly int _n, _width;
    private readonly double[] _columns;

    /// <summary>The map of a matrix.</summary>
    /// <param name="matrix">n×n, row-major.</param>
    /// <param name="n">Its size.</param>
    public LinearMap(ReadOnlySpan<double> matrix, int n)
    {
        _n = n;
        _width = Lanes.Padded(n);
        _columns = new double[_width * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) _columns[(j * _width) + i] = matrix[(i * n) + j];
        }
    }

    /// <summary>diag(s) R.</summary>
    public static LinearMap ScaledRows(ReadOnlySpan<double> s, ReadOnlySpan<double> r)
    {
        int n = s.Length;
        double[] product = new double[n * n];
        for (int i = 0; i < n * n; i++) product[i] = s[i / n] * r[i];
        return new LinearMap(product, n);
    }

    /// <summary>Q diag(s) R.</summary>
    public static LinearMap Product(ReadOnlySpan<double> q, ReadOnlySpan<double> s, ReadOnlySpan<double> r)
    {
        int n = s.Length;
        double[] product = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++)
            {
                double factor = q[(i * n) + k] * s[k];
                for (int j = 0; j < n; j++) product[(i * n) + j] += factor * r[(k * n) + j];
            }
        }

        return new LinearMap(product, n);
    }

    /// <summary>y ← M x.</summary>
    /// <param name="x">Padded.</param>
    /// <param name="y">Padded; another vector than x.</param>
    public void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        x = x[.._width];
        y = y[.._width];
        ref double matrix = ref MemoryMarshal.GetArrayDataReference(_columns);
        ref double to = ref MemoryMarshal.GetReference(y);
        nuint row = 0, width = (nuint)_width;
        for (; row + 16 <= width; row += 16)
        {
            Vector256<double> a = default, b = default, c = default, d = default;
            nuint at = row;
            for (int j = 0; j < _n; j++, at += width)
            {
                var factor = Vector256.Create(x[j]);
                a = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref matrix, at), a);
                b = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref matrix, at + 4), b);
                c = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref matrix, at + 8), c);
                d = Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref matrix, at + 12), d);
            }

            a.StoreUnsafe(ref to, row);
            b.StoreUnsafe(ref to, row + 4);
            c.StoreUnsafe(ref to, row + 8);
            d.StoreUnsafe(ref to, row + 12);
        }

        for (; row < width; row += 4)
        {
            Vector256<double> a = default;
            nuint at = row;
            for (int j = 0; j < _n; j++, at += width)
            {
                a = Vector256.FusedMultiplyAdd(Vector256.Create(x[j]), Vector256.LoadUnsafe(ref matrix, at), a);
            }

            a.StoreUnsafe(ref to, row);
        }
    }
}
