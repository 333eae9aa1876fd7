using System.Numerics.Tensors;

namespace OptiSuite.LinearAlgebra;

/// <summary>The reflection H = I − β v vᵀ that maps a vector onto the first axis (Householder, 1958; Golub and Van Loan, 5.1).</summary>
public static class HouseholderReflection
{
    /// <summary>Turns x into the v of the reflection with H x = (α, 0, …, 0).</summary>
    /// <param name="x">x on entry, v on return; at least one value.</param>
    /// <param name="alpha">Receives α = ∓‖x‖, its sign opposite to x₀ so that nothing cancels.</param>
    /// <returns>β = 2/vᵀv, or 0 (H = I) where x is already on the axis.</returns>
    public static double Create(Span<double> x, out double alpha)
    {
        double scale = VectorKernels.MaxAbs(x[1..]);
        if (scale == 0)
        {
            alpha = x[0];
            x[0] = 1;
            return 0;
        }

        scale = Math.Max(scale, Math.Abs(x[0]));
        TensorPrimitives.Divide(x, scale, x);
        double norm = Math.Sqrt(TensorPrimitives.Dot(x, x));
        double signed = x[0] > 0 ? -norm : norm;
        alpha = signed * scale;
        x[0] -= signed;
        // vᵀv = 2(norm² − signed·x₀) with the old x₀, and v₀ = x₀ − signed.
        return 1 / (-signed * x[0]);
    }

    /// <summary>A ← H A for a block of rows: every column of the block is reflected.</summary>
    /// <param name="v">v, k values.</param>
    /// <param name="beta">β.</param>
    /// <param name="rows">A, k×n, row-major, in place.</param>
    /// <param name="work">n values of scratch.</param>
    public static void ApplyLeft(ReadOnlySpan<double> v, double beta, Span<double> rows, Span<double> work)
    {
        if (beta == 0) return;
        Span<double> reflected = rows[..(v.Length * work.Length)];
        work.Clear();
        MatrixKernels.AddTransposedProduct(1, reflected, v, work);
        MatrixKernels.AddOuterProduct(-beta, v, work, reflected);
    }
}
