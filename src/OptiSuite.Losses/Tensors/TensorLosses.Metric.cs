using System.Numerics.Tensors;

namespace OptiSuite.Losses;

public static partial class TensorLosses
{
    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="anchor">(N, D), or (D) for a single triplet.</param>
    /// <param name="positive">The same shape.</param>
    /// <param name="negative">The same shape.</param>
    /// <param name="anchorGradient">Receives ∂L/∂anchor; null if it is not wanted.</param>
    /// <param name="positiveGradient">Receives ∂L/∂positive; null if it is not wanted.</param>
    /// <param name="negativeGradient">Receives ∂L/∂negative; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    public static double Evaluate(
        this TripletLoss loss,
        Tensor<double> anchor,
        Tensor<double> positive,
        Tensor<double> negative,
        Tensor<double>? anchorGradient = null,
        Tensor<double>? positiveGradient = null,
        Tensor<double>? negativeGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(anchor, positive, nameof(anchor), nameof(positive));
        TensorViews.RequireSameShape(anchor, negative, nameof(anchor), nameof(negative));
        return loss.Evaluate(
            anchor.Flat(nameof(anchor)),
            positive.Flat(nameof(positive)),
            negative.Flat(nameof(negative)),
            TensorViews.DimensionOf(anchor, nameof(anchor)),
            anchorGradient.FlatGradient(anchor, nameof(anchor)),
            positiveGradient.FlatGradient(positive, nameof(positive)),
            negativeGradient.FlatGradient(negative, nameof(negative)));
    }

    /// <summary>Returns the loss of each triplet, whatever the reduction.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="anchor">(N, D), or (D) for a single triplet.</param>
    /// <param name="positive">The same shape.</param>
    /// <param name="negative">The same shape.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    public static Tensor<double> EvaluateEach(this TripletLoss loss, Tensor<double> anchor, Tensor<double> positive, Tensor<double> negative)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(anchor, positive, nameof(anchor), nameof(positive));
        TensorViews.RequireSameShape(anchor, negative, nameof(anchor), nameof(negative));
        int dimension = TensorViews.DimensionOf(anchor, nameof(anchor));
        Tensor<double> each = TensorViews.EachOf(anchor);
        (loss with { Reduction = Reduction.None }).EvaluateTo(
            anchor.Flat(nameof(anchor)), positive.Flat(nameof(positive)), negative.Flat(nameof(negative)), dimension, each.Flat(nameof(each)));
        return each;
    }

    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="first">(N, D), or (D) for a single pair.</param>
    /// <param name="second">The same shape.</param>
    /// <param name="target">The N labels, in the loss's convention.</param>
    /// <param name="firstGradient">Receives ∂L/∂first; null if it is not wanted.</param>
    /// <param name="secondGradient">Receives ∂L/∂second; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is not what this loss takes.</exception>
    public static double Evaluate(
        this PairLoss loss,
        Tensor<double> first,
        Tensor<double> second,
        Tensor<int> target,
        Tensor<double>? firstGradient = null,
        Tensor<double>? secondGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(first, second, nameof(first), nameof(second));
        int dimension = TensorViews.DimensionOf(first, nameof(first));
        TensorViews.RequireLabelShape(first, target, nameof(target));
        return loss.Evaluate(
            first.Flat(nameof(first)),
            second.Flat(nameof(second)),
            target.Flat(nameof(target)),
            dimension,
            firstGradient.FlatGradient(first, nameof(first)),
            secondGradient.FlatGradient(second, nameof(second)));
    }

    /// <summary>Returns the loss of each pair, whatever the reduction.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="first">(N, D), or (D) for a single pair.</param>
    /// <param name="second">The same shape.</param>
    /// <param name="target">The N labels, in the loss's convention.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is not what this loss takes.</exception>
    public static Tensor<double> EvaluateEach(this PairLoss loss, Tensor<double> first, Tensor<double> second, Tensor<int> target)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(first, second, nameof(first), nameof(second));
        int dimension = TensorViews.DimensionOf(first, nameof(first));
        TensorViews.RequireLabelShape(first, target, nameof(target));
        Tensor<double> each = TensorViews.EachOf(first);
        (loss with { Reduction = Reduction.None }).EvaluateTo(
            first.Flat(nameof(first)), second.Flat(nameof(second)), target.Flat(nameof(target)), dimension, each.Flat(nameof(each)));
        return each;
    }

    /// <summary>Returns the loss of the whole batch, and its gradient.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="embeddings">(N, D).</param>
    /// <param name="labels">The N labels.</param>
    /// <param name="gradient">Receives ∂L/∂embeddings; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    public static double Evaluate(this LiftedStructuredLoss loss, Tensor<double> embeddings, Tensor<int> labels, Tensor<double>? gradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        int dimension = TensorViews.DimensionOf(embeddings, nameof(embeddings));
        TensorViews.RequireLabelShape(embeddings, labels, nameof(labels));
        return loss.Evaluate(
            embeddings.Flat(nameof(embeddings)),
            labels.Flat(nameof(labels)),
            dimension,
            gradient.FlatGradient(embeddings, nameof(embeddings)));
    }
}
