namespace OptiSuite.LinearAlgebra;

/// <summary>
/// Solves with a triangle of a row-major matrix, in place. The order is the length of the right-hand side; the stride (the
/// distance between rows) may be larger, so that a leading block of a bigger array can be used. The other triangle is not read.
/// </summary>
public static class Triangular
{
    /// <summary>x ← L⁻¹x with the lower triangle L.</summary>
    /// <param name="l">The matrix, row-major.</param>
    /// <param name="stride">The distance between its rows.</param>
    /// <param name="x">The right-hand side, in place.</param>
    public static void SolveLower(ReadOnlySpan<double> l, int stride, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            ReadOnlySpan<double> row = l.Slice(i * stride, i + 1);
            x[i] = (x[i] - VectorKernels.Dot(row[..i], x[..i])) / row[i];
        }
    }

    /// <summary>x ← L⁻ᵀx with the lower triangle L.</summary>
    /// <param name="l">The matrix, row-major.</param>
    /// <param name="stride">The distance between its rows.</param>
    /// <param name="x">The right-hand side, in place.</param>
    public static void SolveLowerTransposed(ReadOnlySpan<double> l, int stride, Span<double> x)
    {
        for (int i = x.Length - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = l.Slice(i * stride, i + 1);
            x[i] /= row[i];
            VectorKernels.AddScaled(-x[i], row[..i], x[..i]);
        }
    }

    /// <summary>x ← U⁻¹x with the upper triangle U.</summary>
    /// <param name="u">The matrix, row-major.</param>
    /// <param name="stride">The distance between its rows.</param>
    /// <param name="x">The right-hand side, in place.</param>
    public static void SolveUpper(ReadOnlySpan<double> u, int stride, Span<double> x)
    {
        int n = x.Length;
        for (int i = n - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = u.Slice((i * stride) + i, n - i);
            x[i] = (x[i] - VectorKernels.Dot(row[1..], x[(i + 1)..])) / row[0];
        }
    }

    /// <summary>x ← U⁻ᵀx with the upper triangle U.</summary>
    /// <param name="u">The matrix, row-major.</param>
    /// <param name="stride">The distance between its rows.</param>
    /// <param name="x">The right-hand side, in place.</param>
    public static void SolveUpperTransposed(ReadOnlySpan<double> u, int stride, Span<double> x)
    {
        int n = x.Length;
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> row = u.Slice((i * stride) + i, n - i);
            x[i] /= row[0];
            VectorKernels.AddScaled(-x[i], row[1..], x[(i + 1)..]);
        }
    }
}
