using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>The distance ‖x − y + ε‖ₚ: what <see cref="PairwiseDistance"/> and the triplet losses compute.</summary>
internal readonly struct PowerNorm(double p, double eps) : IDistance
{
    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (p == 2) return Math.Sqrt(RowKernels.SquaredDistance(x, y, eps));
        int width = Vector<double>.Count;
        Vector<double> sums = Vector<double>.Zero, largests = Vector<double>.Zero;
        for (int i = 0; i < x.Length; i += width)
        {
            Vector<double> size = Vector.Abs(Difference(x, y, i));
            sums += size;
            largests = Vector.Max(largests, size);
        }

        if (p == 1) return Vector.Sum(sums);
        double largest = RowKernels.Largest(largests);
        if (double.IsPositiveInfinity(p) || !(largest > 0) || double.IsInfinity(largest)) return largest;

        // Scaled by the largest difference, no power overflows.
        sums = Vector<double>.Zero;
        for (int i = 0; i < x.Length; i += width) sums += Power(Vector.Abs(Difference(x, y, i)) / largest, p);
        return largest * Math.Pow(Vector.Sum(sums), 1 / p);
    }

    public void AddGradient(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double distance, double factor, Span<double> gx, Span<double> gy)
    {
        if (distance == 0) return;
        int width = Vector<double>.Count, ties = double.IsPositiveInfinity(p) ? Ties(x, y, distance) : 1;
        Span<double> lanes = stackalloc double[width];
        for (int i = 0; i < x.Length; i += width)
        {
            Vector<double> z = Difference(x, y, i), slope = Slope(z, distance) * (factor / ties);
            if (i + width <= x.Length)
            {
                if (!gx.IsEmpty) (new Vector<double>(gx[i..]) + slope).CopyTo(gx[i..]);
                if (!gy.IsEmpty) (new Vector<double>(gy[i..]) - slope).CopyTo(gy[i..]);
                continue;
            }

            slope.CopyTo(lanes);
            for (int k = i; k < x.Length; k++)
            {
                if (!gx.IsEmpty) gx[k] += lanes[k - i];
                if (!gy.IsEmpty) gy[k] -= lanes[k - i];
            }
        }
    }

    private Vector<double> Slope(Vector<double> z, double distance)
    {
        if (p == 2) return z / distance;
        Vector<double> size = Vector.Abs(z), sign = Vector.CopySign(Vector<double>.One, z);
        Vector<double> slope = p == 1 ? sign
            : double.IsPositiveInfinity(p) ? Vector.ConditionalSelect(Vector.Equals(size, new Vector<double>(distance)), sign, Vector<double>.Zero)
            : sign * Power(size / distance, p - 1);
        return Vector.ConditionalSelect(Vector.Equals(z, Vector<double>.Zero), Vector<double>.Zero, slope);
    }

    // Where several differences are the largest, they share the slope evenly.
    private int Ties(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double distance)
    {
        int ties = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (Math.Abs(x[i] - y[i] + eps) == distance) ties++;
        }

        return Math.Max(1, ties);
    }

    private Vector<double> Difference(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int i) => i + Vector<double>.Count <= x.Length
        ? new Vector<double>(x[i..]) - new Vector<double>(y[i..]) + new Vector<double>(eps)
        : LastDifference(x, y, i);

    // The lanes beyond the end are 0, which adds nothing to any of these norms.
    private Vector<double> LastDifference(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int i)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        lanes.Clear();
        for (int k = i; k < x.Length; k++) lanes[k - i] = x[k] - y[k] + eps;
        return new Vector<double>(lanes);
    }

    private static Vector<double> Power(Vector<double> size, double exponent) => exponent == 2 ? size * size : VectorMath.Exp(VectorMath.Log(size) * exponent);
}
