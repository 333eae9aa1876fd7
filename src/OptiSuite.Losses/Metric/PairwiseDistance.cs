using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>
/// The distance d(x, y) = ‖x − y + ε‖ₚ and its gradient. ε is added to every difference: d(x, x) is ε·D^(1/p), and d is not symmetric.
/// </summary>
internal static class PairwiseDistance
{
    public static double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double eps, double p)
    {
        if (p == 2) return Euclidean(x, y, eps);
        double sum = 0, largest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double size = Math.Abs(x[i] - y[i] + eps);
            sum += size;
            largest = Math.Max(largest, size);
        }

        if (p == 1) return sum;
        if (double.IsPositiveInfinity(p) || !(largest > 0) || double.IsInfinity(largest)) return largest;
        sum = 0;
        // Scaled by the largest difference, no power overflows.
        for (int i = 0; i < x.Length; i++) sum += Math.Pow(Math.Abs(x[i] - y[i] + eps) / largest, p);
        return largest * Math.Pow(sum, 1 / p);
    }

    /// <summary>Adds factor·∂d/∂x to the gradient of x and factor·∂d/∂y to that of y, each unless it is empty. 0 where d is 0.</summary>
    public static void AddGradient(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        double eps,
        double p,
        double distance,
        double factor,
        Span<double> gx,
        Span<double> gy)
    {
        if (distance == 0) return;
        if (p == 2)
        {
            AddEuclideanGradient(x, y, eps, factor / distance, gx, gy);
            return;
        }

        if (double.IsPositiveInfinity(p))
        {
            // Where several differences are the largest, they share the slope evenly.
            int ties = 0;
            for (int i = 0; i < x.Length; i++)
            {
                if (Math.Abs(x[i] - y[i] + eps) == distance) ties++;
            }

            factor /= ties;
        }

        for (int i = 0; i < x.Length; i++)
        {
            double z = x[i] - y[i] + eps;
            double slope = factor * Slope(z, distance, p);
            if (!gx.IsEmpty) gx[i] += slope;
            if (!gy.IsEmpty) gy[i] -= slope;
        }
    }

    private static double Slope(double z, double distance, double p)
    {
        double sign = z > 0 ? 1 : z < 0 ? -1 : 0;
        if (p == 1) return sign;
        if (double.IsPositiveInfinity(p)) return Math.Abs(z) == distance ? sign : 0;
        return sign * Math.Pow(Math.Abs(z) / distance, p - 1);
    }

    private static double Euclidean(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double eps)
    {
        Vector<double> sums = Vector<double>.Zero, offset = new(eps);
        int i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> z = new Vector<double>(x[i..]) - new Vector<double>(y[i..]) + offset;
            sums += z * z;
        }

        double sum = Vector.Sum(sums);
        for (; i < x.Length; i++)
        {
            double z = x[i] - y[i] + eps;
            sum += z * z;
        }

        return Math.Sqrt(sum);
    }

    private static void AddEuclideanGradient(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, double eps, double factor, Span<double> gx, Span<double> gy)
    {
        Vector<double> offset = new(eps);
        int i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> slope = (new Vector<double>(x[i..]) - new Vector<double>(y[i..]) + offset) * factor;
            if (!gx.IsEmpty) (new Vector<double>(gx[i..]) + slope).CopyTo(gx[i..]);
            if (!gy.IsEmpty) (new Vector<double>(gy[i..]) - slope).CopyTo(gy[i..]);
        }

        for (; i < x.Length; i++)
        {
            double slope = (x[i] - y[i] + eps) * factor;
            if (!gx.IsEmpty) gx[i] += slope;
            if (!gy.IsEmpty) gy[i] -= slope;
        }
    }
}
