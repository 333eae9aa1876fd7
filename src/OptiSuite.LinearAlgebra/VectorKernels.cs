using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptiSuite.LinearAlgebra;

/// <summary>The few vector kernels that <see cref="TensorPrimitives"/> does not name, on spans and without allocation.</summary>
public static class VectorKernels
{
    // Below this length what TensorPrimitives does before and after its loop costs more than the loop.
    private const int Short = 32;

    /// <summary>xᵀy.</summary>
    /// <param name="x">x, n values.</param>
    /// <param name="y">y, n values.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int n = x.Length, j = 0;
        if (n >= Short || y.Length != n) return TensorPrimitives.Dot(x, y);
        ref double a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(y);
        double sum = 0;
        if (n >= Vector<double>.Count)
        {
            Vector<double> sums = Vector<double>.Zero;
            for (; j <= n - Vector<double>.Count; j += Vector<double>.Count)
            {
                sums = Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref a, (nuint)j), Vector.LoadUnsafe(ref b, (nuint)j), sums);
            }

            sum = Vector.Sum(sums);
        }

        for (; j < n; j++) sum += Unsafe.Add(ref a, j) * Unsafe.Add(ref b, j);
        return sum;
    }

    /// <summary>y ← y + αx.</summary>
    /// <param name="alpha">α.</param>
    /// <param name="x">x, n values.</param>
    /// <param name="y">y, n values, in place.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddScaled(double alpha, ReadOnlySpan<double> x, Span<double> y)
    {
        int n = x.Length, j = 0;
        if (n >= Short || y.Length != n)
        {
            TensorPrimitives.MultiplyAdd(x, alpha, y, y);
            return;
        }

        ref double a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(y);
        if (n >= Vector<double>.Count)
        {
            var factor = new Vector<double>(alpha);
            for (; j <= n - Vector<double>.Count; j += Vector<double>.Count)
            {
                Vector.MultiplyAddEstimate(Vector.LoadUnsafe(ref a, (nuint)j), factor, Vector.LoadUnsafe(ref b, (nuint)j)).StoreUnsafe(ref b, (nuint)j);
            }
        }

        for (; j < n; j++) Unsafe.Add(ref b, j) += alpha * Unsafe.Add(ref a, j);
    }

    /// <summary>max |xᵢ|; 0 for an empty vector, NaN where x has a NaN.</summary>
    /// <param name="x">x, n values.</param>
    public static double MaxAbs(ReadOnlySpan<double> x) => x.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(x));

    /// <summary>Whether no value is NaN or infinite.</summary>
    /// <param name="x">x, n values.</param>
    public static bool IsFinite(ReadOnlySpan<double> x)
    {
        // 0·xᵢ is 0 for a finite xᵢ and NaN otherwise; a sum keeps a NaN.
        double sum = 0;
        foreach (double value in x) sum += 0 * value;
        return sum == 0;
    }

    /// <summary>The plane rotation (xᵢ, yᵢ) ← (c·xᵢ + s·yᵢ, −s·xᵢ + c·yᵢ) of two vectors, in place.</summary>
    /// <param name="x">x, n values.</param>
    /// <param name="y">y, n values.</param>
    /// <param name="c">The cosine.</param>
    /// <param name="s">The sine.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Rotate(Span<double> x, Span<double> y, double c, double s)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"The vectors to rotate have {x.Length} and {y.Length} values; they must agree.");
        }

        Span<Vector<double>> xs = MemoryMarshal.Cast<double, Vector<double>>(x), ys = MemoryMarshal.Cast<double, Vector<double>>(y);
        for (int i = 0; i < xs.Length; i++)
        {
            Vector<double> a = xs[i], b = ys[i];
            xs[i] = (a * c) + (b * s);
            ys[i] = (b * c) - (a * s);
        }

        for (int i = xs.Length * Vector<double>.Count; i < x.Length; i++)
        {
            double a = x[i], b = y[i];
            x[i] = (a * c) + (b * s);
            y[i] = (b * c) - (a * s);
        }
    }
}
