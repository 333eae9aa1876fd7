using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>Embeddings of samples in triplets. A term is a triplet (a, p, n) of sample indices.</summary>
internal sealed class TripletObjective : LossObjective
{
    private readonly TripletLoss _sum;
    private readonly int[] _triplets;

    public TripletObjective(IModel model, TripletLoss loss, ReadOnlySpan<double> features, ReadOnlySpan<int> triplets, WeightDecay weightDecay)
        : base(model, loss, features, weightDecay)
    {
        if (triplets.IsEmpty || triplets.Length % 3 != 0)
        {
            throw new ArgumentException($"The triplets are {triplets.Length} sample indices; give T×3 of them, T ≥ 1.");
        }

        for (int k = 0; k < triplets.Length; k++)
        {
            if ((uint)triplets[k] >= (uint)SampleCount)
            {
                throw new ArgumentException(
                    $"Triplet {k / 3} names sample {triplets[k]}, which does not exist; samples run from 0 to {SampleCount - 1}.");
            }
        }

        _sum = loss with { Reduction = Reduction.Sum };
        _triplets = triplets.ToArray();
        Divisor = loss.Reduction == Reduction.Mean ? TermCount : 1;
    }

    public override int TermCount => _triplets.Length / 3;

    private protected override double Divisor { get; }

    private protected override double EvaluateLoss(
        ReadOnlySpan<double> parameters, ReadOnlySpan<int> terms, double scale, Span<double> gradient)
    {
        // A minibatch embeds the samples of its triplets alone, repeated ones again; the whole set embeds every sample once.
        int count = terms.IsEmpty ? TermCount : terms.Length, dimension = Model.OutputCount;
        bool gathersFeatures = 3 * count < SampleCount;
        int rows = gathersFeatures ? 3 * count : SampleCount, d = Model.FeatureCount;
        int batchLength = gathersFeatures ? rows * d : 0, length = 3 * count * dimension, slopes = gradient.IsEmpty ? 0 : length;
        int rowSlopes = gradient.IsEmpty ? 0 : rows * dimension;
        using var scratch = new ScratchSpace<double>(batchLength + (rows * dimension) + length + slopes + rowSlopes + Model.WorkspaceLength(rows));
        Span<double> batch = scratch.Take(batchLength), embeddings = scratch.Take(rows * dimension);
        Span<double> workspace = scratch.Take(Model.WorkspaceLength(rows));
        Span<double> parts = scratch.Take(length), partGradients = scratch.Take(slopes), rowGradients = scratch.Take(rowSlopes);
        if (gathersFeatures)
        {
            for (int k = 0; k < rows; k++) Features.AsSpan(Sample(terms, k, count) * d, d).CopyTo(batch.Slice(k * d, d));
        }

        ReadOnlySpan<double> x = gathersFeatures ? batch : Features;
        Model.Predict(parameters, x, rows, workspace, embeddings);
        for (int k = 0; k < 3 * count; k++)
        {
            int row = gathersFeatures ? k : Sample(terms, k, count);
            embeddings.Slice(row * dimension, dimension).CopyTo(parts.Slice(k * dimension, dimension));
        }

        double value = 0;
        int part = count * dimension;
        _sum.EvaluateTo(
            parts[..part],
            parts.Slice(part, part),
            parts.Slice(2 * part, part),
            dimension,
            new Span<double>(ref value),
            new ReadOnlySpan<double>(in scale),
            slopes == 0 ? default : partGradients[..part],
            slopes == 0 ? default : partGradients.Slice(part, part),
            slopes == 0 ? default : partGradients.Slice(2 * part, part));
        if (gradient.IsEmpty) return scale * value;

        rowGradients.Clear();
        for (int k = 0; k < 3 * count; k++)
        {
            int row = gathersFeatures ? k : Sample(terms, k, count);
            Span<double> target = rowGradients.Slice(row * dimension, dimension);
            TensorPrimitives.Add(target, partGradients.Slice(k * dimension, dimension), target);
        }

        Model.Backpropagate(parameters, x, rows, workspace, rowGradients, gradient);
        return scale * value;
    }

    /// <summary>The sample at place k of the stack [anchors; positives; negatives].</summary>
    private int Sample(ReadOnlySpan<int> terms, int k, int count)
    {
        int term = terms.IsEmpty ? k % count : terms[k % count];
        return _triplets[(3 * term) + (k / count)];
    }
}
