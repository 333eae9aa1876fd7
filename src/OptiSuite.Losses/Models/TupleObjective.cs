using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>Predictions of samples in tuples of s: pairs, triplets. A term is a tuple of sample indices.</summary>
internal abstract class TupleObjective : LossObjective
{
    private readonly int[] _tuples;
    private readonly int _size;

    private protected TupleObjective(
        IModel model, Loss loss, ReadOnlySpan<double> features, ReadOnlySpan<int> tuples, int size, string what, WeightDecay weightDecay)
        : base(model, loss, features, weightDecay)
    {
        if (tuples.IsEmpty || tuples.Length % size != 0)
        {
            throw new ArgumentException($"The {what}s are {tuples.Length} sample indices; give T×{size} of them, T ≥ 1.");
        }

        for (int k = 0; k < tuples.Length; k++)
        {
            if ((uint)tuples[k] >= (uint)SampleCount)
            {
                throw new ArgumentException(
                    $"{char.ToUpperInvariant(what[0])}{what[1..]} {k / size} names sample {tuples[k]}, which does not exist; samples run from 0 to {SampleCount - 1}.");
            }
        }

        _size = size;
        _tuples = tuples.ToArray();
        Divisor = loss.Reduction == Reduction.Mean ? tuples.Length / size : 1;
    }

    public override int TermCount => _tuples.Length / _size;

    private protected override double Divisor { get; }

    private protected override double EvaluateLoss(
        ReadOnlySpan<double> parameters, ReadOnlySpan<int> terms, double scale, Span<double> gradient)
    {
        // A minibatch predicts the samples of its tuples alone, repeated ones again; the whole set predicts every sample once.
        int count = terms.IsEmpty ? TermCount : terms.Length, dimension = Model.OutputCount;
        bool gathersFeatures = _size * count < SampleCount;
        int rows = gathersFeatures ? _size * count : SampleCount, d = Model.FeatureCount;
        int batchLength = gathersFeatures ? rows * d : 0, length = _size * count * dimension, slopes = gradient.IsEmpty ? 0 : length;
        int rowSlopes = gradient.IsEmpty ? 0 : rows * dimension;
        using var scratch = new ScratchSpace<double>(batchLength + (rows * dimension) + length + slopes + rowSlopes + Model.WorkspaceLength(rows));
        Span<double> batch = scratch.Take(batchLength), predictions = scratch.Take(rows * dimension);
        Span<double> workspace = scratch.Take(Model.WorkspaceLength(rows));
        Span<double> parts = scratch.Take(length), partGradients = scratch.Take(slopes), rowGradients = scratch.Take(rowSlopes);
        if (gathersFeatures)
        {
            for (int k = 0; k < rows; k++) Features.AsSpan(Sample(terms, k, count) * d, d).CopyTo(batch.Slice(k * d, d));
        }

        ReadOnlySpan<double> x = gathersFeatures ? batch : Features;
        Model.Predict(parameters, x, rows, workspace, predictions);
        for (int k = 0; k < _size * count; k++)
        {
            int row = gathersFeatures ? k : Sample(terms, k, count);
            predictions.Slice(row * dimension, dimension).CopyTo(parts.Slice(k * dimension, dimension));
        }

        double value = EvaluateParts(parts, terms, count, scale, partGradients);
        if (gradient.IsEmpty) return value;

        rowGradients.Clear();
        for (int k = 0; k < _size * count; k++)
        {
            int row = gathersFeatures ? k : Sample(terms, k, count);
            Span<double> target = rowGradients.Slice(row * dimension, dimension);
            TensorPrimitives.Add(target, partGradients.Slice(k * dimension, dimension), target);
        }

        Model.Backpropagate(parameters, x, rows, workspace, rowGradients, gradient);
        return value;
    }

    /// <summary>scale·Σ of the losses, and its gradient unless it is empty.</summary>
    /// <param name="parts">The predictions of all first members of the tuples, then of all second ones, …: s blocks of count×C.</param>
    /// <param name="terms">The terms; empty for all.</param>
    /// <param name="count">The number of tuples.</param>
    /// <param name="scale">What the sum of the losses is multiplied with.</param>
    /// <param name="partGradients">Receives the gradient, in the order of the parts; empty if it is not wanted.</param>
    private protected abstract double EvaluateParts(
        ReadOnlySpan<double> parts, ReadOnlySpan<int> terms, int count, double scale, Span<double> partGradients);

    /// <summary>Block k of the stack, or an empty span of an empty one.</summary>
    private protected static Span<double> Block(Span<double> stack, int k, int length) => stack.IsEmpty ? default : stack.Slice(k * length, length);

    /// <summary>The sample at place k of the stack of first members, second members, ….</summary>
    private int Sample(ReadOnlySpan<int> terms, int k, int count)
    {
        int term = terms.IsEmpty ? k % count : terms[k % count];
        return _tuples[(_size * term) + (k / count)];
    }
}
