namespace OptiSuite.Losses;

/// <summary>
/// The lifted structured loss of a batch of embeddings with class labels: each positive pair (i, j) against all the negatives of both its
/// points. L = 1/(2|P|) Σ max(0, J_ij)² over P, the pairs i &lt; j of one class, with Euclidean distances D:
/// J_ij = ln(Σₖ exp(α − D_ik) + Σₗ exp(α − D_jl)) + D_ij, the negatives k of i and l of j.
/// </summary>
/// <remarks>
/// H. Oh Song, Y. Xiang, S. Jegelka, S. Savarese, "Deep Metric Learning via Lifted Structured Feature Embedding", CVPR 2016, equations 3
/// and 4, algorithm 1. The loss of a pair is ½·max(0, J)²; the mean, the default, divides by |P| and is the paper's loss. Unlike that of other
/// losses, the mean over no pair is 0. A pair whose class has the batch to itself contributes 0. Not smooth: equal points
/// have the subgradient 0; with the exact form, several nearest negatives share the slope evenly. Time is O(N²D), memory O(N²). PyTorch has no
/// class of its own for it.
/// </remarks>
/// <example><code>double f = new LiftedStructuredLoss().Evaluate(embeddings, labels, 128, gradient);</code></example>
public sealed record LiftedStructuredLoss : Loss
{
    private const int MaxCount = 30_000;

    /// <summary>The smooth upper bound or the exact loss. Default <see cref="LiftedStructureKind.Smooth"/>, what the paper trains with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public LiftedStructureKind Kind
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Kind), value, "The kind is Smooth or Exact.");
    }

    /// <summary>α, the margin, finite and positive, in the units of D. Default 1, as in the paper's code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Margin
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Margin), value, "The margin must be positive and finite.");
    } = 1;

    /// <inheritdoc/>
    public override string Name => "lifted-structured";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <summary>|P|, the number of pairs i &lt; j with one label: the length of the output with <see cref="Reduction.None"/>.</summary>
    /// <param name="labels">N class labels, any integers.</param>
    public static int PairCount(ReadOnlySpan<int> labels)
    {
        int pairs = 0;
        for (int i = 0; i + 1 < labels.Length; i++) pairs += labels[(i + 1)..].Count(labels[i]);
        return pairs;
    }

    /// <summary>Returns the mean or half the sum of the squares, and the gradient.</summary>
    /// <param name="embeddings">N×D, row-major.</param>
    /// <param name="labels">N class labels, any integers.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="gradient">Receives ∂L/∂embeddings; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(ReadOnlySpan<double> embeddings, ReadOnlySpan<int> labels, int dimension, Span<double> gradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(embeddings, labels, dimension, new Span<double>(ref value), default, gradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian product with the upstream gradient.</summary>
    /// <param name="embeddings">N×D, row-major.</param>
    /// <param name="labels">N class labels, any integers.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="output">
    /// Receives 1 value, or with <see cref="Reduction.None"/> ½·max(0, J)² of each pair, in the order (0, 1), (0, 2), …; empty if it is not wanted.
    /// </param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="gradient">Receives Σₖ uₖ ∂outputₖ/∂embeddings; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> embeddings,
        ReadOnlySpan<int> labels,
        int dimension,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> gradient = default)
    {
        RequireShapes(embeddings.Length, labels.Length, dimension);
        RequireOutput(output.Length, upstream.Length, PairCount(labels));
        RequireGradient("embeddings", gradient.Length, embeddings.Length);
        Compute(embeddings, labels, dimension, output, upstream, gradient, default);
    }

    /// <summary>
    /// Writes the derivatives of the reduced loss with respect to the distances, ∂L/∂D_ij of each pair of points: what algorithm 1 of the paper
    /// computes, for whoever has the distances from somewhere else than an embedding.
    /// </summary>
    /// <param name="embeddings">N×D, row-major.</param>
    /// <param name="labels">N class labels, any integers.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="distanceGradient">Receives N×N, row-major: the derivative at i &lt; j, 0 elsewhere.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double DistanceGradient(ReadOnlySpan<double> embeddings, ReadOnlySpan<int> labels, int dimension, Span<double> distanceGradient)
    {
        RequireReduced();
        RequireShapes(embeddings.Length, labels.Length, dimension);
        int count = labels.Length;
        if (distanceGradient.Length != count * count)
        {
            throw new ArgumentException(
                $"The derivatives with respect to the distances of {count} points are {count}×{count}, and there is room for {distanceGradient.Length}.");
        }

        double value = 0;
        Compute(embeddings, labels, dimension, new Span<double>(ref value), default, default, distanceGradient);
        return value;
    }

    private unsafe void Compute(
        ReadOnlySpan<double> embeddings,
        ReadOnlySpan<int> labels,
        int dimension,
        Span<double> output,
        ReadOnlySpan<double> upstream,
        Span<double> gradient,
        Span<double> distanceGradient)
    {
        int count = labels.Length, square = count * count, slopeSquare = gradient.IsEmpty && distanceGradient.IsEmpty ? 0 : square;
        using var scratch = new ScratchSpace<double>(square + slopeSquare + (3 * count));
        using var indices = new ScratchSpace<int>(count);
        Span<double> distances = scratch.Take(square), slopes = scratch.Take(slopeSquare);
        Span<double> classes = scratch.Take(count), levels = scratch.Take(count), demands = scratch.Take(count);
        for (int i = 0; i < count; i++) classes[i] = labels[i];
        demands.Clear();
        DistanceMatrix.Fill(embeddings, dimension, distances, MaxThreads);
        fixed (double* x = embeddings, d = distances, s = slopes, c = classes, l = levels, q = demands, g = gradient)
        fixed (int* y = labels, h = indices.Take(count))
        {
            var batch = new LiftedBatch(Kind, Margin, count, y, c, d, l, h, s, q);
            _ = ParallelLoop.Sum(new LiftedRows.Levels(batch), count, 8 * count, 1, MaxThreads);
            bool isReduced = Reduction != Reduction.None;
            double divisor = Reduction == Reduction.Mean ? Math.Max(1, PairCount(labels)) : 1;
            double scale = isReduced && !upstream.IsEmpty ? upstream[0] / divisor : 1 / divisor;
            double sum = batch.SumPairs(isReduced ? default : output, isReduced ? default : upstream, scale);
            if (isReduced && !output.IsEmpty) output[0] = sum / divisor;
            if (!gradient.IsEmpty)
            {
                const int Rows = LiftedRows.Gradients.Rows;
                var rows = new LiftedRows.Gradients(batch, s, x, count, dimension, g);
                _ = ParallelLoop.Sum(rows, (count + Rows - 1) / Rows, Rows * count * dimension, 1, MaxThreads);
            }

            if (distanceGradient.IsEmpty) return;
            _ = ParallelLoop.Sum(new LiftedRows.Slopes(batch), count, 8 * count, 1, MaxThreads);
            distanceGradient.Clear();
            for (int i = 0; i < count; i++) slopes[((i * count) + i + 1)..((i + 1) * count)].CopyTo(distanceGradient[((i * count) + i + 1)..]);
        }
    }

    private void RequireShapes(int values, int labels, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (values % dimension != 0 || values / dimension != labels)
        {
            throw new ArgumentException(
                $"{Name} got {values} values of embeddings and {labels} labels for the dimension {dimension}; give N×{dimension} embeddings and N labels, the class of each.");
        }

        if (labels > MaxCount)
        {
            throw new ArgumentException(
                $"{Name} compares all pairs of a batch, and {labels} embeddings are more than the {MaxCount} it has memory for; give it smaller batches.");
        }
    }
}
