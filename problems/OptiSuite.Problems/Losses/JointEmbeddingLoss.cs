using System.Buffers;
using System.Numerics.Tensors;
using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>Cross entropy of logits E·Vᵀ + b and a triplet loss of the same embeddings E; φ = (V of C×K, b of C).</summary>
internal sealed class JointEmbeddingLoss(JointCrossEntropyTripletLoss loss, int[] labels, int[] triplets, int classes, int dimension)
{
    private readonly LinearLayer _classifier = new(dimension, classes);

    public int ParameterCount => _classifier.ParameterCount;

    public double Evaluate(
        ReadOnlySpan<double> embeddings, ReadOnlySpan<double> phi, Span<double> embeddingGradient, Span<double> phiGradient)
    {
        int rows = labels.Length, count = triplets.Length / 3, part = count * dimension, logitCount = rows * classes;
        double[] rented = ArrayPool<double>.Shared.Rent((2 * logitCount) + (6 * part));
        Span<double> logits = rented.AsSpan(0, logitCount), logitGradient = rented.AsSpan(logitCount, logitCount);
        Span<double> parts = rented.AsSpan(2 * logitCount, 3 * part), partGradients = rented.AsSpan((2 * logitCount) + (3 * part), 3 * part);
        _classifier.Forward(phi, embeddings, rows, LayerMode.Evaluation, default, logits);
        for (int k = 0; k < 3 * count; k++) embeddings.Slice(Row(k) * dimension, dimension).CopyTo(parts[(k * dimension)..]);
        bool wanted = !embeddingGradient.IsEmpty;
        double value = loss.Evaluate(
            logits,
            parts[..part],
            parts.Slice(part, part),
            parts.Slice(2 * part, part),
            labels,
            new LogitShape(rows, classes),
            dimension,
            wanted ? logitGradient : default,
            wanted ? partGradients[..part] : default,
            wanted ? partGradients.Slice(part, part) : default,
            wanted ? partGradients.Slice(2 * part, part) : default);
        if (wanted)
        {
            _classifier.Backward(phi, embeddings, logits, rows, LayerMode.Evaluation, default, logitGradient, embeddingGradient, phiGradient);
            for (int k = 0; k < 3 * count; k++)
            {
                Span<double> row = embeddingGradient.Slice(Row(k) * dimension, dimension);
                TensorPrimitives.Add(row, partGradients.Slice(k * dimension, dimension), row);
            }
        }

        ArrayPool<double>.Shared.Return(rented);
        return value;

        // All anchors come first, then all positives, then all negatives.
        int Row(int k) => triplets[(3 * (k % count)) + (k / count)];
    }
}
