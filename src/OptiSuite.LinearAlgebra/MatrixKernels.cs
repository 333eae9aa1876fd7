using System.Numerics.Tensors;

namespace OptiSuite.LinearAlgebra;

/// <summary>Products with dense row-major matrices, without allocation.</summary>
public static class MatrixKernels
{
    /// <summary>y ← A x.</summary>
    /// <param name="a">A, m×n, row-major.</param>
    /// <param name="x">x, n values.</param>
    /// <param name="y">Receives A x, m values.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y)
    {
        RequireShape(a, y.Length, x.Length);
        int n = x.Length;
        for (int i = 0; i < y.Length; i++) y[i] = TensorPrimitives.Dot(a.Slice(i * n, n), x);
    }

    /// <summary>x ← x + α Aᵀ y.</summary>
    /// <param name="alpha">α.</param>
    /// <param name="a">A, m×n, row-major.</param>
    /// <param name="y">y, m values.</param>
    /// <param name="x">x, n values, in place.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddTransposedProduct(double alpha, ReadOnlySpan<double> a, ReadOnlySpan<double> y, Span<double> x)
    {
        RequireShape(a, y.Length, x.Length);
        int n = x.Length;
        for (int i = 0; i < y.Length; i++)
        {
            if (y[i] != 0) VectorKernels.AddScaled(alpha * y[i], a.Slice(i * n, n), x);
        }
    }

    /// <summary>A ← A + α x yᵀ.</summary>
    /// <param name="alpha">α.</param>
    /// <param name="x">x, m values.</param>
    /// <param name="y">y, n values.</param>
    /// <param name="a">A, m×n, row-major, in place.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void AddOuterProduct(double alpha, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> a)
    {
        RequireShape(a, x.Length, y.Length);
        int n = y.Length;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] != 0) VectorKernels.AddScaled(alpha * x[i], y, a.Slice(i * n, n));
        }
    }

    /// <summary>A ← scale · I.</summary>
    /// <param name="a">A, n×n, row-major.</param>
    /// <param name="n">The order n.</param>
    /// <param name="scale">The value on the diagonal.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SetIdentity(Span<double> a, int n, double scale)
    {
        RequireShape(a, n, n);
        a.Clear();
        for (int i = 0; i < n; i++) a[(i * n) + i] = scale;
    }

    private static void RequireShape(ReadOnlySpan<double> a, int rows, int columns)
    {
        if (a.Length != rows * columns)
        {
            throw new ArgumentException($"A matrix of {rows}×{columns} needs {rows * columns} values; got {a.Length}.");
        }
    }
}
