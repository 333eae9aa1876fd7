using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>The softmax of one embedding in a <see cref="MarginSoftmaxLoss"/>, in place.</summary>
internal static class MarginSoftmaxRow
{
    /// <summary>Returns the loss, and replaces the products x·w_c by factor·∂l/∂(x·w_c).</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="row">The products x·w_c of the C classes; receives the slopes, or scratch.</param>
    /// <param name="label">y.</param>
    /// <param name="inverseNorms">1/‖w_c‖.</param>
    /// <param name="inverseNorm">1/‖x‖.</param>
    /// <param name="factor">A factor of the slopes.</param>
    /// <param name="wantsSlopes">Whether the slopes are wanted.</param>
    public static double Run(
        MarginSoftmaxLoss loss,
        Span<double> row,
        int label,
        ReadOnlySpan<double> inverseNorms,
        double inverseNorm,
        double factor,
        bool wantsSlopes)
    {
        double s = loss.Scale, cosine = row[label] * inverseNorm * inverseNorms[label];
        double right = s * loss.ApplyMargin(cosine, out double slope);
        Span<double> before = row[..label], after = row[(label + 1)..];
        ReadOnlySpan<double> inverseBefore = inverseNorms[..label], inverseAfter = inverseNorms[(label + 1)..];

        double largest = Math.Max(Scale(before, inverseBefore, s * inverseNorm), Scale(after, inverseAfter, s * inverseNorm));
        double shift = Math.Max(largest, right);
        double others = Exponentials(before, shift) + Exponentials(after, shift), sum = others + Math.Exp(right - shift);

        // Where the right class leads, ln(1 + others) with the rounding error of 1 + others given back (Goldberg 1991, theorem 4).
        double value = right == shift ? Math.Log(sum) - ((sum - 1 - others) / sum) : Math.Log(sum) + (shift - right);
        if (!wantsSlopes) return value;

        // ∂l/∂(s cos θ_c) = p_c, and −(1 − p_y)·dφ/dcos at the label, where 1 − p_y is the share of the others.
        double common = factor * s * inverseNorm / sum;
        Slopes(before, inverseBefore, common);
        Slopes(after, inverseAfter, common);
        row[label] = -common * others * slope * inverseNorms[label];
        return value;
    }

    /// <summary>x ← factor·w·x, and the largest of them; −∞ where there are none.</summary>
    private static double Scale(Span<double> x, ReadOnlySpan<double> w, double factor)
    {
        ref double px = ref MemoryMarshal.GetReference(x), pw = ref MemoryMarshal.GetReference(w);
        int width = Vector<double>.Count, i = 0;
        var largest = new Vector<double>(double.NegativeInfinity);
        for (; i <= x.Length - width; i += width)
        {
            Vector<double> z = Vector.LoadUnsafe(ref px, (nuint)i) * (Vector.LoadUnsafe(ref pw, (nuint)i) * factor);
            z.StoreUnsafe(ref px, (nuint)i);
            largest = Vector.Max(largest, z);
        }

        double max = double.NegativeInfinity;
        for (int lane = 0; lane < width; lane++) max = Math.Max(max, largest[lane]);
        for (; i < x.Length; i++)
        {
            x[i] *= w[i] * factor;
            max = Math.Max(max, x[i]);
        }

        return max;
    }

    /// <summary>x ← exp(x − shift), and their sum.</summary>
    private static double Exponentials(Span<double> x, double shift)
    {
        ExponentialLoop.Run(x, shift, x);
        return TensorPrimitives.Sum<double>(x);
    }

    /// <summary>x ← factor·w·x.</summary>
    private static void Slopes(Span<double> x, ReadOnlySpan<double> w, double factor)
    {
        ref double px = ref MemoryMarshal.GetReference(x), pw = ref MemoryMarshal.GetReference(w);
        int width = Vector<double>.Count, i = 0;
        for (; i <= x.Length - width; i += width)
        {
            (Vector.LoadUnsafe(ref px, (nuint)i) * (Vector.LoadUnsafe(ref pw, (nuint)i) * factor)).StoreUnsafe(ref px, (nuint)i);
        }

        for (; i < x.Length; i++) x[i] *= w[i] * factor;
    }
}
