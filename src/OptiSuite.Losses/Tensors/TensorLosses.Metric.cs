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
        return loss.Evaluate(
            first.Flat(nameof(first)),
            second.Flat(nameof(second)),
            target.Flat(nameof(target)),
            TensorViews.DimensionOf(first, nameof(first)),
            firstGradient.FlatGradient(first, nameof(first)),
            secondGradient.FlatGradient(second, nameof(second)));
    }

    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="embeddings">(N, D).</param>
    /// <param name="weight">(C, D), a vector for each class.</param>
    /// <param name="labels">The N class indices.</param>
    /// <param name="embeddingGradient">Receives ∂L/∂embeddings; null if it is not wanted.</param>
    /// <param name="weightGradient">Receives ∂L/∂weight; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    public static double Evaluate(
        this MarginSoftmaxLoss loss,
        Tensor<double> embeddings,
        Tensor<double> weight,
        Tensor<int> labels,
        Tensor<double>? embeddingGradient = null,
        Tensor<double>? weightGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return loss.Evaluate(
            embeddings.Flat(nameof(embeddings)),
            weight.Flat(nameof(weight)),
            labels.Flat(nameof(labels)),
            CommonDimension(embeddings, weight, nameof(weight)),
            embeddingGradient.FlatGradient(embeddings, nameof(embeddings)),
            weightGradient.FlatGradient(weight, nameof(weight)));
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
        return loss.Evaluate(
            embeddings.Flat(nameof(embeddings)),
            labels.Flat(nameof(labels)),
            TensorViews.DimensionOf(embeddings, nameof(embeddings)),
            gradient.FlatGradient(embeddings, nameof(embeddings)));
    }

    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="features">(N, D).</param>
    /// <param name="centers">(C, D).</param>
    /// <param name="labels">The N class indices.</param>
    /// <param name="featuresGradient">Receives ∂L/∂features; null if it is not wanted.</param>
    /// <param name="centersGradient">Receives ∂L/∂centers; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    public static double Evaluate(
        this CenterLoss loss,
        Tensor<double> features,
        Tensor<double> centers,
        Tensor<int> labels,
        Tensor<double>? featuresGradient = null,
        Tensor<double>? centersGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return loss.Evaluate(
            features.Flat(nameof(features)),
            centers.Flat(nameof(centers)),
            labels.Flat(nameof(labels)),
            CommonDimension(features, centers, nameof(centers)),
            featuresGradient.FlatGradient(features, nameof(features)),
            centersGradient.FlatGradient(centers, nameof(centers)));
    }

    private static int CommonDimension(Tensor<double> first, Tensor<double> second, string what)
    {
        int dimension = TensorViews.DimensionOf(first, "features");
        return TensorViews.DimensionOf(second, what) == dimension
            ? dimension
            : throw new ArgumentException($"The tensor '{what}' has the shape {TensorViews.Shape(second)}; its vectors need {dimension} values, as those of {TensorViews.Shape(first)}.");
    }
}
