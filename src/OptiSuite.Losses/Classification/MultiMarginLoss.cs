using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>
/// The multi-class hinge of scores x with the index y of the right class: l = (w[y]/C)·Σ_{c≠y} max(0, margin − x[y] + x[c])ᵖ.
/// </summary>
/// <remarks>
/// The mean divides by the number of targets; weights do not enter it. At a kink (p = 1) the slope is 0, as in PyTorch:
/// <c>MultiMarginLoss</c>. K. Crammer and Y. Singer, "On the algorithmic implementation of multiclass kernel-based vector machines", Journal of
/// Machine Learning Research 2, 2001; summed over the classes as by J. Weston and C. Watkins, ESANN 1999.
/// </remarks>
/// <example><code>double f = new MultiMarginLoss { P = 2 }.Evaluate(scores, classes, new LogitShape(200, 10), gradient);</code></example>
public sealed record MultiMarginLoss : ClassIndexLoss
{
    /// <summary>p, the degree of the hinge, 1 or 2. Default 1, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither 1 nor 2.</exception>
    public int P
    {
        get;
        init => field = value is 1 or 2 ? value : throw new ArgumentOutOfRangeException(nameof(P), value, "The degree of the hinge is 1 or 2.");
    } = 1;

    /// <summary>By how much the right score should lead, finite. Default 1, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or NaN.</exception>
    public double Margin
    {
        get;
        init => field = double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(Margin), value, "The margin must be finite.");
    } = 1;

    /// <summary>w, a weight for each of the C classes, taken at the right one. Default null, all 1.</summary>
    public WeightVector? Weight { get; init; }

    /// <inheritdoc/>
    public override string Name => "multi-margin";

    /// <summary>True for p = 2.</summary>
    public override bool IsSmooth => P == 2;

    /// <inheritdoc/>
    public override void RequireTarget(ReadOnlySpan<int> target, int classes)
    {
        RequireClassWeights(Weight, nameof(Weight), classes);
        base.RequireTarget(target, classes);
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<int> target,
        LogitShape shape,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient)
    {
        int classes = shape.Classes, positions = shape.Positions;
        double total = 0;
        for (int k = 0; k < target.Length; k++)
        {
            int y = target[k], first = (k / positions * classes * positions) + (k % positions), right = first + (y * positions);
            double weight = (Weight is null ? 1 : Weight[y]) / classes, factor = weight * (upstream.IsEmpty ? scale : upstream[k] * scale);
            double lead = Margin - input[right], sum = 0, slopes = 0;
            if (positions == 1)
            {
                // The classes before the right one, and those after it.
                Row(input[first..right], Part(inputGradient, first, right), lead, factor, ref sum, ref slopes);
                Row(input[(right + 1)..(first + classes)], Part(inputGradient, right + 1, first + classes), lead, factor, ref sum, ref slopes);
            }
            else
            {
                for (int c = 0, at = first; c < classes; c++, at += positions)
                {
                    if (c != y) One(lead + input[at], factor, inputGradient.IsEmpty ? default : inputGradient.Slice(at, 1), ref sum, ref slopes);
                }
            }

            if (!inputGradient.IsEmpty) inputGradient[right] = -slopes;
            double value = weight * sum;
            total += value;
            if (!each.IsEmpty) each[k] = value;
        }

        return total;
    }

    /// <summary>Adds the losses of wrong classes that lie side by side, and writes their slopes.</summary>
    private void Row(ReadOnlySpan<double> scores, Span<double> gradient, double lead, double factor, ref double sum, ref double slopes)
    {
        int width = Vector<double>.Count, i = 0;
        Vector<double> sums = Vector<double>.Zero, slopeSums = sums, offset = new(lead);
        bool isLinear = P == 1, wantsGradient = !gradient.IsEmpty;
        for (; i <= scores.Length - width; i += width)
        {
            Vector<double> z = offset + new Vector<double>(scores[i..]);
            // A NaN fails this comparison and is counted.
            Vector<double> holds = Vector.LessThanOrEqual(z, Vector<double>.Zero).As<long, double>();
            Vector<double> active = Vector.AndNot(z, holds);
            sums += isLinear ? active : active * active;
            if (!wantsGradient) continue;
            Vector<double> slope = isLinear ? Vector.AndNot(new Vector<double>(factor), holds) : 2 * factor * active;
            slopeSums += slope;
            slope.CopyTo(gradient[i..]);
        }

        sum += Vector.Sum(sums);
        slopes += Vector.Sum(slopeSums);
        for (; i < scores.Length; i++) One(lead + scores[i], factor, Part(gradient, i, i + 1), ref sum, ref slopes);
    }

    private void One(double z, double factor, Span<double> gradient, ref double sum, ref double slopes)
    {
        // A NaN fails this comparison and is counted.
        bool holds = z <= 0;
        sum += holds ? 0 : P == 1 ? z : z * z;
        double slope = holds ? 0 : P == 1 ? factor : 2 * factor * z;
        slopes += slope;
        if (!gradient.IsEmpty) gradient[0] = slope;
    }

    private static Span<double> Part(Span<double> gradient, int from, int to) => gradient.IsEmpty ? gradient : gradient[from..to];
}
