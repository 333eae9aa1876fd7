namespace OptiSuite.Losses;

/// <summary>max(0, d(a, p) − d(a, n) + margin) over the rows of three matrices, for any distance; with swap, d(a, n) becomes min(d(a, n), d(p, n)).</summary>
internal static class TripletHinge
{
    public static double Run<TDistance>(
        TDistance distance,
        double margin,
        bool swap,
        ReadOnlySpan<double> anchor,
        ReadOnlySpan<double> positive,
        ReadOnlySpan<double> negative,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> anchorGradient,
        Span<double> positiveGradient,
        Span<double> negativeGradient)
        where TDistance : IDistance
    {
        anchorGradient.Clear();
        positiveGradient.Clear();
        negativeGradient.Clear();
        bool wantsGradient = !(anchorGradient.IsEmpty && positiveGradient.IsEmpty && negativeGradient.IsEmpty);
        int count = anchor.Length / dimension;
        double total = 0;
        for (int k = 0; k < count; k++)
        {
            ReadOnlySpan<double> a = anchor.Slice(k * dimension, dimension);
            ReadOnlySpan<double> p = positive.Slice(k * dimension, dimension);
            ReadOnlySpan<double> n = negative.Slice(k * dimension, dimension);
            double toPositive = distance.Evaluate(a, p), fromAnchor = distance.Evaluate(a, n);
            double fromPositive = swap ? distance.Evaluate(p, n) : double.PositiveInfinity;
            double hinge = toPositive - Math.Min(fromAnchor, fromPositive) + margin;
            // A NaN is not below 0 and stays a NaN.
            double value = hinge < 0 ? 0 : hinge;
            total += value;
            if (!each.IsEmpty) each[k] = value;
            if (hinge < 0 || !wantsGradient) continue;

            double factor = upstream.IsEmpty ? scale : upstream[k] * scale, share = AnchorShare(swap, fromAnchor, fromPositive);
            Span<double> ga = RowKernels.Row(anchorGradient, k, dimension);
            Span<double> gp = RowKernels.Row(positiveGradient, k, dimension);
            Span<double> gn = RowKernels.Row(negativeGradient, k, dimension);
            distance.AddGradient(a, p, toPositive, factor, ga, gp);
            if (share > 0) distance.AddGradient(a, n, fromAnchor, -share * factor, ga, gn);
            if (share < 1) distance.AddGradient(p, n, fromPositive, (share - 1) * factor, gp, gn);
        }

        return total;
    }

    /// <summary>How much of the gradient of min(d(a, n), d(p, n)) is d(a, n)'s: equal distances take half each, as in PyTorch.</summary>
    public static double AnchorShare(bool swap, double fromAnchor, double fromPositive) =>
        !swap || fromAnchor < fromPositive ? 1 : fromAnchor == fromPositive ? 0.5 : 0;
}
