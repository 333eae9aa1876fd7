using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// Cross entropy of logits and a triplet loss of embeddings together: L = v·CE(logits, y) + w·T(a, p, n), for a network that classifies
/// and embeds at once.
/// </summary>
/// <remarks>
/// <see cref="Loss.Reduction"/> is that of both parts: each is summed, or averaged as it defines its mean (the cross entropy over the weights
/// of its targets, the triplets over their number). With <see cref="Reduction.None"/> there are as many logits as triplets, and output k is
/// v·CEₖ + w·Tₖ; otherwise the numbers may differ. Not smooth. PyTorch: <c>cross_entropy</c> and <c>triplet_margin_loss</c>, added.
/// </remarks>
/// <example><code>var loss = new JointCrossEntropyTripletLoss { TripletWeight = 0.5, Triplet = new TripletMarginLoss { Margin = 0.3 } };
/// double f = loss.Evaluate(logits, a, p, n, labels, new LogitShape(32, 10), 128, gl, ga, gp, gn);</code></example>
public sealed record JointCrossEntropyTripletLoss : Loss
{
    /// <summary>v, the weight of the cross entropy; finite, not negative. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double CrossEntropyWeight { get; init => field = RequireWeight(nameof(CrossEntropyWeight), value); } = 1;

    /// <summary>w, the weight of the triplet loss; finite, not negative. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double TripletWeight { get; init => field = RequireWeight(nameof(TripletWeight), value); } = 1;

    /// <summary>The cross entropy; its reduction and its number of threads are replaced by those of the whole. Default <see cref="CrossEntropyLoss"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public CrossEntropyLoss CrossEntropy
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value with { Reduction = Reduction.None, MaxThreads = MaxThreads };
        }
    } = new() { Reduction = Reduction.None };

    /// <summary>The triplet loss; its reduction and its number of threads are replaced by those of the whole. Default <see cref="TripletMarginLoss"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TripletLoss Triplet
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value with { Reduction = Reduction.None, MaxThreads = MaxThreads };
        }
    } = new TripletMarginLoss { Reduction = Reduction.None };

    /// <inheritdoc/>
    public override int? MaxThreads
    {
        get => base.MaxThreads;
        init
        {
            base.MaxThreads = value;
            CrossEntropy = CrossEntropy;
            Triplet = Triplet;
        }
    }

    /// <inheritdoc/>
    public override string Name => "joint-cross-entropy-triplet";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <summary>Returns the reduced value and the gradients.</summary>
    /// <param name="logits">The logits, N×C or N×C×P, row-major.</param>
    /// <param name="anchor">M×D, row-major.</param>
    /// <param name="positive">M×D, row-major.</param>
    /// <param name="negative">M×D, row-major.</param>
    /// <param name="labels">y, the class indices, N or N×P.</param>
    /// <param name="shape">The shape of the logits.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="logitsGradient">Receives ∂L/∂logits; empty if it is not wanted.</param>
    /// <param name="anchorGradient">Receives ∂L/∂anchor; empty if it is not wanted.</param>
    /// <param name="positiveGradient">Receives ∂L/∂positive; empty if it is not wanted.</param>
    /// <param name="negativeGradient">Receives ∂L/∂negative; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> logits,
        ReadOnlySpan<double> anchor,
        ReadOnlySpan<double> positive,
        ReadOnlySpan<double> negative,
        ReadOnlySpan<int> labels,
        LogitShape shape,
        int dimension,
        Span<double> logitsGradient = default,
        Span<double> anchorGradient = default,
        Span<double> positiveGradient = default,
        Span<double> negativeGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(
            logits,
            anchor,
            positive,
            negative,
            labels,
            shape,
            dimension,
            new Span<double>(ref value),
            default,
            logitsGradient,
            anchorGradient,
            positiveGradient,
            negativeGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="logits">The logits, N×C or N×C×P, row-major.</param>
    /// <param name="anchor">M×D, row-major.</param>
    /// <param name="positive">M×D, row-major.</param>
    /// <param name="negative">M×D, row-major.</param>
    /// <param name="labels">y, the class indices, N or N×P.</param>
    /// <param name="shape">The shape of the logits.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> one for each target; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="logitsGradient">Receives Σₖ uₖ ∂outputₖ/∂logits; empty if it is not wanted.</param>
    /// <param name="anchorGradient">Receives Σₖ uₖ ∂outputₖ/∂anchor; empty if it is not wanted.</param>
    /// <param name="positiveGradient">Receives Σₖ uₖ ∂outputₖ/∂positive; empty if it is not wanted.</param>
    /// <param name="negativeGradient">Receives Σₖ uₖ ∂outputₖ/∂negative; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> logits,
        ReadOnlySpan<double> anchor,
        ReadOnlySpan<double> positive,
        ReadOnlySpan<double> negative,
        ReadOnlySpan<int> labels,
        LogitShape shape,
        int dimension,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> logitsGradient = default,
        Span<double> anchorGradient = default,
        Span<double> positiveGradient = default,
        Span<double> negativeGradient = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        int targets = labels.Length, triplets = anchor.Length / dimension;
        bool isReduced = Reduction != Reduction.None;
        if (!isReduced && targets != triplets)
        {
            throw new ArgumentException(
                $"{Name} with Reduction.None got {targets} labels and {triplets} triplets; give a triplet for each label, or choose Mean or Sum.");
        }

        RequireOutput(output.Length, upstream.Length, targets);
        CrossEntropy.RequireTarget(labels, Math.Max(1, shape.Classes));
        double divisor = Reduction == Reduction.Mean ? CrossEntropy.Divisor(labels, shape) : 1, divisorOfTriplets = Reduction == Reduction.Mean ? triplets : 1;
        using var scratch = new ScratchSpace<double>(2 * (targets + triplets));
        Span<double> entropies = scratch.Take(targets), uLogits = scratch.Take(targets), hinges = scratch.Take(triplets), uTriplets = scratch.Take(triplets);
        Weigh(upstream, isReduced, CrossEntropyWeight / divisor, uLogits);
        Weigh(upstream, isReduced, TripletWeight / divisorOfTriplets, uTriplets);
        CrossEntropy.EvaluateTo(logits, labels, shape, entropies, uLogits, logitsGradient);
        Triplet.EvaluateTo(anchor, positive, negative, dimension, hinges, uTriplets, anchorGradient, positiveGradient, negativeGradient);
        if (output.IsEmpty) return;
        if (isReduced)
        {
            output[0] = (CrossEntropyWeight * (TensorPrimitives.Sum<double>(entropies) / divisor))
                + (TripletWeight * (TensorPrimitives.Sum<double>(hinges) / divisorOfTriplets));
            return;
        }

        TensorPrimitives.Multiply(hinges, TripletWeight, hinges);
        TensorPrimitives.MultiplyAdd(entropies, CrossEntropyWeight, hinges, output);
    }

    private static void Weigh(ReadOnlySpan<double> upstream, bool isReduced, double weight, Span<double> weighed)
    {
        if (upstream.IsEmpty || isReduced) weighed.Fill(weight * (upstream.IsEmpty ? 1 : upstream[0]));
        else TensorPrimitives.Multiply(upstream, weight, weighed);
    }

    private static double RequireWeight(string name, double value) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "A weight must be finite and not negative.");
}
