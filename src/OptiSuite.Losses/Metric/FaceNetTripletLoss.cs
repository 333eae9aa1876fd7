using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>
/// The triplet loss of FaceNet: l = max(0, ‖a − p‖² − ‖a − n‖² + α), squared Euclidean distances, summed over the batch.
/// </summary>
/// <remarks>
/// F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet: A Unified Embedding for Face Recognition and Clustering", CVPR 2015, equation 2. Its
/// embeddings have length 1; <see cref="Normalize"/> brings them there. The default reduction is the sum, as in the paper; the mean divides
/// by N. Not smooth: where the hinge is exactly 0, the gradient is 0. PyTorch has no class of its own for it.
/// </remarks>
/// <example><code>var loss = new FaceNetTripletLoss { Normalize = true };
/// double f = loss.Evaluate(anchor, positive, negative, 128, ga, gp, gn);</code></example>
public sealed record FaceNetTripletLoss : TripletLoss
{
    // PyTorch's normalize divides by max(‖x‖, 1e-12), and so does this.
    private const double LeastNorm = 1e-12;

    /// <summary>A loss with the default parameters: α = 0.2, no normalization, the sum.</summary>
    public FaceNetTripletLoss() => Reduction = Reduction.Sum;

    /// <summary>α, the margin between squared distances, positive and finite. Default 0.2, as in the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Alpha
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Alpha), value, "Alpha must be positive and finite.");
    } = 0.2;

    /// <summary>
    /// Whether each embedding x becomes x/max(‖x‖, 10⁻¹²) first; the gradients are those of the embeddings before. Default false: the paper's
    /// embeddings come normalized.
    /// </summary>
    public bool Normalize { get; init; }

    /// <inheritdoc/>
    public override string Name => "facenet-triplet";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <inheritdoc/>
    protected override double Compute(
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
    {
        int count = anchor.Length / dimension;
        double total = 0;
        for (int k = 0; k < count; k++)
        {
            ReadOnlySpan<double> a = anchor.Slice(k * dimension, dimension);
            ReadOnlySpan<double> p = positive.Slice(k * dimension, dimension);
            ReadOnlySpan<double> n = negative.Slice(k * dimension, dimension);
            double inverseA = 1, inverseP = 1, inverseN = 1, alongA = 0, alongP = 1, alongN = 1;
            if (Normalize)
            {
                RowKernels.Products(a, p, out double aa, out double ap, out double pp);
                RowKernels.Products(a, n, out _, out double an, out double nn);
                (double sizeA, double sizeP, double sizeN) = (Math.Sqrt(aa), Math.Sqrt(pp), Math.Sqrt(nn));
                inverseA = 1 / Math.Max(sizeA, LeastNorm);
                inverseP = 1 / Math.Max(sizeP, LeastNorm);
                inverseN = 1 / Math.Max(sizeN, LeastNorm);
                // A unit vector's gradient has no part along it; where the norm was too small to divide by, it stays whole.
                double cosineP = ap * inverseA * inverseP, cosineN = an * inverseA * inverseN;
                alongA = sizeA < LeastNorm ? 0 : cosineN - cosineP;
                alongP = sizeP < LeastNorm ? 1 : cosineP;
                alongN = sizeN < LeastNorm ? 1 : cosineN;
            }

            double hinge = Hinge(a, p, n, inverseA, inverseP, inverseN) + Alpha;
            double value = hinge <= 0 ? 0 : hinge;
            total += value;
            if (!each.IsEmpty) each[k] = value;
            double factor = hinge <= 0 ? 0 : 2 * (upstream.IsEmpty ? scale : upstream[k] * scale);
            WriteGradient(RowKernels.Row(anchorGradient, k, dimension), factor * inverseA, n, inverseN, p, -inverseP, a, -alongA * inverseA);
            WriteGradient(RowKernels.Row(positiveGradient, k, dimension), factor * inverseP, p, alongP * inverseP, a, -inverseA, a, 0);
            WriteGradient(RowKernels.Row(negativeGradient, k, dimension), factor * inverseN, a, inverseA, n, -alongN * inverseN, a, 0);
        }

        return total;
    }

    /// <summary>‖âa − p̂p‖² − ‖âa − n̂n‖² with the factors that normalize.</summary>
    private static double Hinge(
        ReadOnlySpan<double> a, ReadOnlySpan<double> p, ReadOnlySpan<double> n, double scaleA, double scaleP, double scaleN)
    {
        ref double ra = ref MemoryMarshal.GetReference(a), rp = ref MemoryMarshal.GetReference(p), rn = ref MemoryMarshal.GetReference(n);
        int width = Vector<double>.Count, i = 0;
        Vector<double> sumP = Vector<double>.Zero, sumN = Vector<double>.Zero;
        for (; i <= a.Length - width; i += width)
        {
            Vector<double> x = Vector.LoadUnsafe(ref ra, (nuint)i) * scaleA;
            Vector<double> toP = x - (Vector.LoadUnsafe(ref rp, (nuint)i) * scaleP), toN = x - (Vector.LoadUnsafe(ref rn, (nuint)i) * scaleN);
            sumP = Vector.FusedMultiplyAdd(toP, toP, sumP);
            sumN = Vector.FusedMultiplyAdd(toN, toN, sumN);
        }

        double squareP = Vector.Sum(sumP), squareN = Vector.Sum(sumN);
        for (; i < a.Length; i++)
        {
            double toP = (a[i] * scaleA) - (p[i] * scaleP), toN = (a[i] * scaleA) - (n[i] * scaleN);
            squareP += toP * toP;
            squareN += toN * toN;
        }

        return squareP - squareN;
    }

    /// <summary>g = factor·(αx + βy + γz), or 0 where the factor is.</summary>
    private static void WriteGradient(
        Span<double> g, double factor, ReadOnlySpan<double> x, double alpha, ReadOnlySpan<double> y, double beta, ReadOnlySpan<double> z, double gamma)
    {
        if (factor == 0)
        {
            g.Clear();
            return;
        }

        int width = Vector<double>.Count, i = 0;
        for (; i <= g.Length - width; i += width)
        {
            Vector<double> sum = (new Vector<double>(x[i..]) * alpha) + (new Vector<double>(y[i..]) * beta);
            if (gamma != 0) sum += new Vector<double>(z[i..]) * gamma;
            (sum * factor).CopyTo(g[i..]);
        }

        for (; i < g.Length; i++) g[i] = factor * ((x[i] * alpha) + (y[i] * beta) + (gamma == 0 ? 0 : z[i] * gamma));
    }
}
