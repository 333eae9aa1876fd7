using System.Numerics;
using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Losses;

/// <summary>The perceptual losses of a run of images, one image after the other.</summary>
internal readonly struct PerceptualImages(
    PerceptualLoss loss,
    PinnedSpan<double> input,
    PinnedSpan<double> target,
    PinnedSpan<double> each,
    PinnedSpan<double> upstream,
    double scale,
    PinnedSpan<double> inputGradient,
    PinnedSpan<double> targetGradient) : ILoopBody
{
    public double Run(int start, int end)
    {
        IFeatureExtractor extractor = loss.Extractor;
        int image = extractor.ImageShape.Length, length = 0, widest = 0;
        foreach (ImageShape layer in extractor.Features)
        {
            length += layer.Length;
            widest = Math.Max(widest, layer.Channels);
        }

        int gram = loss.StyleWeight > 0 ? 2 * widest * widest : 0;
        using var scratch = new ScratchSpace<double>((2 * extractor.WorkspaceLength) + (4 * length) + gram);
        Span<double> ofInput = scratch.Take(extractor.WorkspaceLength), ofTarget = scratch.Take(extractor.WorkspaceLength);
        Span<double> f = scratch.Take(length), t = scratch.Take(length), gf = scratch.Take(length), gt = scratch.Take(length);
        Span<double> grams = scratch.Take(gram);
        double total = 0;
        for (int i = start; i < end; i++)
        {
            int from = i * image, to = from + image;
            ReadOnlySpan<double> x = input.Part(from, to), y = target.Part(from, to);
            extractor.Extract(x, ofInput, f);
            extractor.Extract(y, ofTarget, t);
            Span<double> gx = inputGradient.Part(from, to), gy = targetGradient.Part(from, to), u = upstream.Part(i, i + 1);
            bool wantsGradient = !(gx.IsEmpty && gy.IsEmpty);
            double value = Compare(f, t, u.IsEmpty ? scale : scale * u[0], wantsGradient ? gf : default, gt, grams);
            if (!gx.IsEmpty) extractor.Backpropagate(x, ofInput, gf, gx);
            if (!gy.IsEmpty) extractor.Backpropagate(y, ofTarget, gt, gy);
            Span<double> result = each.Part(i, i + 1);
            if (!result.IsEmpty) result[0] = value;
            total += value;
        }

        return total;
    }

    /// <summary>The loss of the features f and t of two images, and factor times its gradients in them unless gf is empty.</summary>
    private double Compare(
        ReadOnlySpan<double> f, ReadOnlySpan<double> t, double factor, Span<double> gf, Span<double> gt, Span<double> grams)
    {
        bool isSquared = loss.Distance == PerceptualDistance.MeanSquared;
        double value = 0;
        int start = 0;
        for (int k = 0; k < loss.Extractor.Features.Length; k++)
        {
            ImageShape shape = loss.Extractor.Features[k];
            int length = shape.Length;
            double weight = loss.LayerWeights?[k] ?? 1, perFeature = weight / length;
            ReadOnlySpan<double> a = f.Slice(start, length), b = t.Slice(start, length);
            Span<double> ga = gf.IsEmpty ? default : gf.Slice(start, length), gb = gf.IsEmpty ? default : gt.Slice(start, length);
            start += length;
            if (weight == 0)
            {
                ga.Clear();
                gb.Clear();
                continue;
            }

            value += perFeature * Sum(isSquared, a, b, factor * perFeature, ga);
            if (!ga.IsEmpty) TensorPrimitives.Negate(ga, gb);
            if (loss.StyleWeight > 0) value += Style(shape, a, b, weight, factor, ga, gb, grams);
        }

        return value;
    }

    /// <summary>Σ r² or Σ |r| with r = a − b, and factor times its gradient in a.</summary>
    private static double Sum(bool isSquared, ReadOnlySpan<double> a, ReadOnlySpan<double> b, double factor, Span<double> gradient)
    {
        int width = Vector<double>.Count, i = 0;
        Vector<double> sums = Vector<double>.Zero;
        for (; i <= a.Length - width; i += width)
        {
            Vector<double> r = new Vector<double>(a[i..]) - new Vector<double>(b[i..]);
            sums += isSquared ? r * r : Vector.Abs(r);
            if (gradient.IsEmpty) continue;
            // The sign is 0 where the features agree, and NaN where one is.
            Vector<double> isSigned = (Vector.GreaterThan(r, Vector<double>.Zero) | Vector.LessThan(r, Vector<double>.Zero)).As<long, double>();
            Vector<double> slope = isSquared ? r * (2 * factor) : Vector.ConditionalSelect(isSigned, Vector.CopySign(Vector<double>.One, r) * factor, r);
            slope.CopyTo(gradient[i..]);
        }

        double sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
        {
            double r = a[i] - b[i];
            sum += isSquared ? r * r : Math.Abs(r);
            if (!gradient.IsEmpty) gradient[i] = isSquared ? 2 * factor * r : r > 0 ? factor : r < 0 ? -factor : r;
        }

        return sum;
    }

    /// <summary>s·w·mean (G(a) − G(b))²; with D = G(a) − G(b) its gradients 4·s·w/(C²·CHW)·D·a and the same of b with −D are added.</summary>
    private double Style(
        ImageShape shape, ReadOnlySpan<double> a, ReadOnlySpan<double> b, double weight, double factor, Span<double> ga, Span<double> gb, Span<double> grams)
    {
        int c = shape.Channels, p = shape.PixelCount;
        Span<double> difference = grams[..(c * c)], ofTarget = grams.Slice(c * c, c * c);
        MatrixProduct.Multiply(c, c, p, 1.0 / shape.Length, a, p, 1, a, 1, p, 0, difference, c);
        MatrixProduct.Multiply(c, c, p, 1.0 / shape.Length, b, p, 1, b, 1, p, 0, ofTarget, c);
        TensorPrimitives.Subtract(difference, ofTarget, difference);
        double perElement = loss.StyleWeight * weight / ((double)c * c);
        if (!ga.IsEmpty)
        {
            double slope = 4 * factor * perElement / shape.Length;
            MatrixProduct.Multiply(c, p, c, slope, difference, c, 1, a, p, 1, 1, ga, p);
            MatrixProduct.Multiply(c, p, c, -slope, difference, c, 1, b, p, 1, 1, gb, p);
        }

        return perElement * TensorPrimitives.SumOfSquares<double>(difference);
    }
}
