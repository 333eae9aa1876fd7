using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// A program in the form the stages work on: min ½xᵀPx + qᵀx with lower ≤ (Ax, x) ≤ upper, the limits of the m rows before those of the n variables.
/// </summary>
internal sealed class ConvexData
{
    public ConvexData(double[] p, double[] q, double[] a, double[] lower, double[] upper)
    {
        (P, Q, A, Lower, Upper) = (p, q, a, lower, upper);
        (N, M) = (q.Length, lower.Length - q.Length);
    }

    public ConvexData(QuadraticProgram program)
        : this(
            ImmutableCollectionsMarshal.AsArray(program.Hessian)!,
            ImmutableCollectionsMarshal.AsArray(program.Linear)!,
            ImmutableCollectionsMarshal.AsArray(program.Matrix)!,
            [.. program.RowLower, .. program.Lower],
            [.. program.RowUpper, .. program.Upper]) => Constant = program.Constant;

    public int N { get; }

    public int M { get; }

    /// <summary>P, n×n, or empty where it is zero.</summary>
    public double[] P { get; }

    public double[] Q { get; init; }

    public double[] A { get; }

    public double[] Lower { get; init; }

    public double[] Upper { get; init; }

    public double Constant { get; init; }

    public bool IsLinear => P.Length == 0;

    public bool IsEquality(int c) => Lower[c] == Upper[c];

    public ReadOnlySpan<double> Row(int i) => A.AsSpan(i * N, N);

    /// <summary>A multiplier, or 0 where the limit it belongs to is infinite.</summary>
    public double Allowed(int c, double multiplier) =>
        (multiplier > 0 && double.IsPositiveInfinity(Upper[c])) || (multiplier < 0 && double.IsNegativeInfinity(Lower[c])) ? 0 : multiplier;

    /// <summary>y ← Px.</summary>
    public void MultiplyHessian(ReadOnlySpan<double> x, Span<double> y)
    {
        if (IsLinear) y.Clear();
        else MatrixKernels.Multiply(P, x, y);
    }

    /// <summary>g ← (Ax, x).</summary>
    public void Activities(ReadOnlySpan<double> x, Span<double> g)
    {
        MatrixKernels.Multiply(A, x, g[..M]);
        x.CopyTo(g[M..]);
    }

    /// <summary>r ← Px + q + (Aᵀ I)·multipliers.</summary>
    public void DualResidual(ReadOnlySpan<double> x, ReadOnlySpan<double> multipliers, Span<double> r)
    {
        MultiplyHessian(x, r);
        TensorPrimitives.Add(r, Q, r);
        TensorPrimitives.Add(r, multipliers[M..], r);
        MatrixKernels.AddTransposedProduct(1, A, multipliers[..M], r);
    }
}
