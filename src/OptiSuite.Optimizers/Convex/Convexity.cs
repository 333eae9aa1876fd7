using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>Looks for a direction of negative curvature.</summary>
internal static class Convexity
{
    // Relative to the diagonal: eigenvalues of the matrix scaled to a unit diagonal above −this count as zero.
    private const double Tolerance = 1e-10;

    /// <summary>A direction d with dᵀPd &lt; 0, largest magnitude 1, or null where P is positive semidefinite to the tolerance.</summary>
    /// <param name="p">P, n×n, row-major and symmetric.</param>
    /// <param name="n">n.</param>
    public static double[]? FindNegativeCurvature(ReadOnlySpan<double> p, int n)
    {
        if (p.IsEmpty) return null;
        double largest = VectorKernels.MaxAbs(p);
        double[] scale = new double[n];
        for (int i = 0; i < n; i++)
        {
            double diagonal = p[(i * n) + i];
            // 2×2 minors: a diagonal entry that is negative, or zero beside something that is not.
            ReadOnlySpan<double> row = p.Slice(i * n, n);
            double beside = VectorKernels.MaxAbs(row);
            if (diagonal < -Tolerance * largest) return Unit(n, i);
            if (diagonal > 1e-14 * beside) scale[i] = 1 / Math.Sqrt(diagonal);
            else if (beside > 1e-12 * largest && Pair(p, n, i, TensorPrimitives.IndexOfMaxMagnitude(row)) is { } pair) return pair;
        }

        double[] c = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) c[(i * n) + j] = p[(i * n) + j] * scale[i] * scale[j];
            c[(i * n) + i] = 1 + Tolerance;
        }

        var cholesky = new Cholesky(n);
        if (cholesky.TryFactor(c)) return null;

        // With the rows before the failed pivot solved for, the curvature of d is that pivot.
        int k = cholesky.FailedPivot;
        double[] d = new double[n];
        Span<double> head = d.AsSpan(0, k);
        c.AsSpan(k * n, k).CopyTo(head);
        TensorPrimitives.Negate(head, head);
        Triangular.SolveLower(cholesky.Factor, n, head);
        Triangular.SolveLowerTransposed(cholesky.Factor, n, head);
        d[k] = 1;
        double shift = Tolerance * TensorPrimitives.SumOfSquares<double>(d);
        for (int i = 0; i < n; i++) d[i] *= scale[i];
        return Curvature(p, n, d) < -0.5 * shift ? Normalized(d) : null;
    }

    // dᵀPd = t²Pᵢᵢ + 2tPᵢⱼ + Pⱼⱼ with t of the sign against Pᵢⱼ and large enough.
    private static double[]? Pair(ReadOnlySpan<double> p, int n, int i, int j)
    {
        double off = p[(i * n) + j], diagonal = p[(j * n) + j];
        double[] d = new double[n];
        (d[i], d[j]) = (-(diagonal + Math.Abs(off)) / off, 1);
        return Curvature(p, n, d) < 0 ? Normalized(d) : null;
    }

    private static double[] Unit(int n, int i)
    {
        double[] d = new double[n];
        d[i] = 1;
        return d;
    }

    private static double Curvature(ReadOnlySpan<double> p, int n, double[] d)
    {
        double[] product = new double[n];
        MatrixKernels.Multiply(p, d, product);
        return TensorPrimitives.Dot<double>(d, product);
    }

    private static double[] Normalized(double[] d)
    {
        TensorPrimitives.Divide(d, VectorKernels.MaxAbs(d), d);
        return d;
    }
}
