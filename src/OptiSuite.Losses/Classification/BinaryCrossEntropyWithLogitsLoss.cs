using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>
/// Binary cross entropy of logits x with labels or probabilities y ∈ [0, 1]:
/// l = w·[q·y·softplus(−x) + (1 − y)·softplus(x)], softplus(t) = ln(1 + eᵗ).
/// </summary>
/// <remarks>
/// The sigmoid is inside, so that no logit overflows and no probability is rounded to 0 or 1: softplus(t) = max(t, 0) + ln(1 + e^−|t|).
/// PyTorch: <c>BCEWithLogitsLoss</c>; unlike it, targets outside [0, 1] are refused. The mean divides by the number of elements; weights
/// do not enter the divisor.
/// </remarks>
/// <example><code>var loss = new BinaryCrossEntropyWithLogitsLoss { PosWeight = [2.5] };
/// double f = loss.Evaluate(logits, labels, gradient);</code></example>
public sealed record BinaryCrossEntropyWithLogitsLoss : ElementwiseLoss
{
    private static readonly WeightVector _one = [1];

    /// <summary>
    /// w, a weight for each element of the last dimension, or for each element, or one for all: the number of elements must be a multiple
    /// of the number of weights. Default null, no weights.
    /// </summary>
    public WeightVector? Weight { get; init; }

    /// <summary>
    /// q, the weight of the positive label for each element of the last dimension, or one for all. Above 1 it raises recall, below 1
    /// precision. Default null, no weights.
    /// </summary>
    public WeightVector? PosWeight { get; init; }

    /// <inheritdoc/>
    public override string Name => "binary-cross-entropy-with-logits";

    internal override int Period => Math.Max(Weight?.Count ?? 1, PosWeight?.Count ?? 1);

    /// <inheritdoc/>
    protected override void RequireTarget(ReadOnlySpan<double> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            if (!(target[i] >= 0 && target[i] <= 1))
            {
                throw new ArgumentException(
                    $"Target {i} of {Name} is {target[i]}; a target is a label 0 or 1, or a probability between. Map labels ±1 to 0 and 1, and use CrossEntropyLoss for class indices.");
            }
        }
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
    {
        ReadOnlySpan<double> weight = Repeating(Weight, nameof(Weight), input.Length);
        ReadOnlySpan<double> posWeight = Repeating(PosWeight, nameof(PosWeight), input.Length);
        int width = Vector<double>.Count;
        Vector<double> total = Vector<double>.Zero;
        Span<double> lanes = stackalloc double[width];
        for (int i = 0; i < input.Length; i += width)
        {
            int count = Math.Min(width, input.Length - i);
            Vector<double> x = Load(input, i, count, lanes), y = Load(target, i, count, lanes);
            Vector<double> q = LoadRepeating(posWeight, i, width, lanes), w = LoadRepeating(weight, i, count, lanes);

            // e = exp(−|x|) lies in (0, 1]; ln(1 + e) with the rounding error of 1 + e given back (Goldberg 1991, theorem 4).
            Vector<double> e = Vector.Exp(-Vector.Abs(x)), u = Vector<double>.One + e;
            Vector<double> log = Vector.Log(u) - ((u - Vector<double>.One - e) / u);
            Vector<double> softplus = Vector.Max(x, Vector<double>.Zero) + log, softplusOfMinus = Vector.Max(-x, Vector<double>.Zero) + log;
            Vector<double> qy = q * y, rest = Vector<double>.One - y;
            Vector<double> value = w * ((qy * softplusOfMinus) + (rest * softplus));
            total += value;
            if (!each.IsEmpty) Store(value, each, i, count, lanes);

            Vector<double> factor = w * scale;
            if (!upstream.IsEmpty) factor *= Load(upstream, i, count, lanes);
            if (!inputGradient.IsEmpty)
            {
                Vector<double> positive = Vector.GreaterThanOrEqual(x, Vector<double>.Zero).As<long, double>();
                Vector<double> large = Vector<double>.One / u, small = e / u;
                Vector<double> sigmoid = Vector.ConditionalSelect(positive, large, small);
                Vector<double> sigmoidOfMinus = Vector.ConditionalSelect(positive, small, large);
                Store(factor * ((rest * sigmoid) - (qy * sigmoidOfMinus)), inputGradient, i, count, lanes);
            }

            if (!targetGradient.IsEmpty) Store(factor * ((q * softplusOfMinus) - softplus), targetGradient, i, count, lanes);
        }

        return Vector.Sum(total);
    }

    private ReadOnlySpan<double> Repeating(WeightVector? weights, string name, int length)
    {
        ReadOnlySpan<double> values = (weights ?? _one).AsSpan();
        if (length % values.Length != 0)
        {
            throw new ArgumentException(
                $"{name} of {Name} has {values.Length} values and the input {length}; give one for each element of the last dimension, or one for all.");
        }

        return values;
    }

    // The lanes beyond the count are 0; a weight of 0 keeps them out of the sum.
    private static Vector<double> Load(ReadOnlySpan<double> values, int i, int count, Span<double> lanes)
    {
        if (count == lanes.Length) return new Vector<double>(values[i..]);
        lanes.Clear();
        values.Slice(i, count).CopyTo(lanes);
        return new Vector<double>(lanes);
    }

    private static Vector<double> LoadRepeating(ReadOnlySpan<double> values, int i, int count, Span<double> lanes)
    {
        if (values.Length == 1 && count == lanes.Length) return new Vector<double>(values[0]);
        lanes.Clear();
        for (int k = 0; k < count; k++) lanes[k] = values[(i + k) % values.Length];
        return new Vector<double>(lanes);
    }

    private static void Store(Vector<double> vector, Span<double> values, int i, int count, Span<double> lanes)
    {
        if (count == lanes.Length)
        {
            vector.CopyTo(values[i..]);
            return;
        }

        vector.CopyTo(lanes);
        lanes[..count].CopyTo(values[i..]);
    }
}
