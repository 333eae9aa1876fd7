using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Losses;

/// <summary>The two matrix products of a linear model, whose weights are C×D or, with the bias as last column, C×(D+1).</summary>
internal static class LinearKernels
{
    // From here on the blocked product is faster (measured): its tiles are 6×8.
    private const int BlockedOutputs = 8;
    private const int BlockedRows = 16;

    private const int BiasesAtOnce = 64;

    /// <summary>Y = X·Wᵀ + 1·bᵀ.</summary>
    public static void Predict(
        ReadOnlySpan<double> weights, int stride, ReadOnlySpan<double> x, int features, int rows, bool hasBias, Span<double> y, int outputs)
    {
        if (outputs < BlockedOutputs || rows < BlockedRows)
        {
            NarrowLinearKernels.Predict(weights, stride, x, features, rows, hasBias, y, outputs);
            return;
        }

        if (hasBias)
        {
            for (int c = 0; c < outputs; c++) y[c] = weights[(c * stride) + features];
            for (int i = 1; i < rows; i++) y[..outputs].CopyTo(y[(i * outputs)..]);
        }

        MatrixProduct.Multiply(rows, outputs, features, 1, x, features, 1, weights, 1, stride, hasBias ? 1 : 0, y, outputs);
    }

    /// <summary>G = Pᵀ·[X, 1] with P the gradient in the predictions.</summary>
    public static void Backpropagate(
        ReadOnlySpan<double> p,
        int outputs,
        ReadOnlySpan<double> x,
        int features,
        int rows,
        bool hasBias,
        Span<double> gradient,
        int stride)
    {
        if (outputs < BlockedOutputs || rows < BlockedRows)
        {
            NarrowLinearKernels.Backpropagate(p, outputs, x, features, rows, hasBias, gradient, stride);
            return;
        }

        MatrixProduct.Multiply(outputs, features, rows, 1, p, 1, outputs, x, features, 1, 0, gradient, stride);
        if (hasBias) SumRows(p, outputs, rows, gradient[features..], stride);
    }

    // Some columns of P at a time, so that their sums lie side by side.
    private static void SumRows(ReadOnlySpan<double> p, int outputs, int rows, Span<double> gradient, int stride)
    {
        Span<double> sums = stackalloc double[BiasesAtOnce];
        for (int first = 0; first < outputs; first += BiasesAtOnce)
        {
            Span<double> part = sums[..Math.Min(BiasesAtOnce, outputs - first)];
            part.Clear();
            for (int i = 0; i < rows; i++) TensorPrimitives.Add(part, p.Slice((i * outputs) + first, part.Length), part);
            for (int c = 0; c < part.Length; c++) gradient[(first + c) * stride] = part[c];
        }
    }
}
