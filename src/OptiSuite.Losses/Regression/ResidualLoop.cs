using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>Runs a residual kernel over input and target: one pass, no branches on the data.</summary>
internal static class ResidualLoop
{
    public static double Run<TKernel>(
        TKernel kernel,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
        where TKernel : struct, IResidualKernel
    {
        int width = Vector<double>.Count;
        Vector<double> total = Vector<double>.Zero;
        int i = 0;
        for (; i <= input.Length - width; i += width)
        {
            Vector<double> r = new Vector<double>(input[i..]) - new Vector<double>(target[i..]);
            Vector<double> value = kernel.Evaluate(r, out Vector<double> slope);
            total += value;
            if (!each.IsEmpty) value.CopyTo(each[i..]);
            slope *= upstream.IsEmpty ? new Vector<double>(scale) : new Vector<double>(upstream[i..]) * scale;
            if (!inputGradient.IsEmpty) slope.CopyTo(inputGradient[i..]);
            if (!targetGradient.IsEmpty) (-slope).CopyTo(targetGradient[i..]);
        }

        if (i < input.Length)
        {
            // The last few elements, padded with r = 0, whose loss is 0.
            Span<double> lanes = stackalloc double[width];
            lanes.Clear();
            for (int k = i; k < input.Length; k++) lanes[k - i] = input[k] - target[k];
            Vector<double> value = kernel.Evaluate(new Vector<double>(lanes), out Vector<double> slope);
            total += value;
            for (int k = i; k < input.Length; k++)
            {
                if (!each.IsEmpty) each[k] = value[k - i];
                double g = slope[k - i] * (upstream.IsEmpty ? scale : upstream[k] * scale);
                if (!inputGradient.IsEmpty) inputGradient[k] = g;
                if (!targetGradient.IsEmpty) targetGradient[k] = -g;
            }
        }

        return Vector.Sum(total);
    }

    /// <summary>The sign of r: 1, −1, and 0 for 0 and NaN.</summary>
    public static Vector<double> Sign(Vector<double> r) =>
        Vector.ConditionalSelect(
            Vector.GreaterThan(r, Vector<double>.Zero),
            Vector<double>.One,
            Vector.ConditionalSelect(Vector.LessThan(r, Vector<double>.Zero), -Vector<double>.One, Vector<double>.Zero));
}
