using System.Numerics.Tensors;

namespace OptiSuite.Losses;

public static partial class TensorLosses
{
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
        int dimension = CommonDimension(embeddings, weight, nameof(embeddings), nameof(weight));
        TensorViews.RequireLabelShape(embeddings, labels, nameof(labels));
        return loss.Evaluate(
            embeddings.Flat(nameof(embeddings)),
            weight.Flat(nameof(weight)),
            labels.Flat(nameof(labels)),
            dimension,
            embeddingGradient.FlatGradient(embeddings, nameof(embeddings)),
            weightGradient.FlatGradient(weight, nameof(weight)));
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
        int dimension = CommonDimension(features, centers, nameof(features), nameof(centers));
        TensorViews.RequireLabelShape(features, labels, nameof(labels));
        return loss.Evaluate(
            features.Flat(nameof(features)),
            centers.Flat(nameof(centers)),
            labels.Flat(nameof(labels)),
            dimension,
            featuresGradient.FlatGradient(features, nameof(features)),
            centersGradient.FlatGradient(centers, nameof(centers)));
    }

    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="features">X, (N, D).</param>
    /// <param name="centers">c, (C, D).</param>
    /// <param name="weight">W, (C, D).</param>
    /// <param name="bias">b, (C); null for none.</param>
    /// <param name="labels">The N class indices.</param>
    /// <param name="featuresGradient">Receives ∂L/∂X; null if it is not wanted.</param>
    /// <param name="centersGradient">Receives ∂L/∂c; null if it is not wanted.</param>
    /// <param name="weightGradient">Receives ∂L/∂W; null if it is not wanted.</param>
    /// <param name="biasGradient">Receives ∂L/∂b; null if it is not wanted, or there is no bias.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    public static double Evaluate(
        this JointSoftmaxCenterLoss loss,
        Tensor<double> features,
        Tensor<double> centers,
        Tensor<double> weight,
        Tensor<double>? bias,
        Tensor<int> labels,
        Tensor<double>? featuresGradient = null,
        Tensor<double>? centersGradient = null,
        Tensor<double>? weightGradient = null,
        Tensor<double>? biasGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        int dimension = CommonDimension(features, centers, nameof(features), nameof(centers));
        TensorViews.RequireSameShape(centers, weight, nameof(centers), nameof(weight));
        TensorViews.RequireLabelShape(features, labels, nameof(labels));
        if (bias is null && biasGradient is not null)
        {
            throw new ArgumentException("There is a gradient for the bias and no bias; give zeros as bias, or no gradient.", nameof(biasGradient));
        }

        return loss.Evaluate(
            features.Flat(nameof(features)),
            centers.Flat(nameof(centers)),
            weight.Flat(nameof(weight)),
            bias is null ? default : bias.Flat(nameof(bias)),
            labels.Flat(nameof(labels)),
            dimension,
            featuresGradient.FlatGradient(features, nameof(features)),
            centersGradient.FlatGradient(centers, nameof(centers)),
            weightGradient.FlatGradient(weight, nameof(weight)),
            bias is null ? default : biasGradient.FlatGradient(bias, nameof(bias)));
    }

    /// <summary>Returns the reduced value and the gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="logits">The logits, (C), (N, C) or (N, C, d₁, d₂, …).</param>
    /// <param name="anchor">(M, D), or (D) for a single triplet.</param>
    /// <param name="positive">The same shape as the anchor.</param>
    /// <param name="negative">The same shape as the anchor.</param>
    /// <param name="labels">The class indices, the shape of the logits without the C.</param>
    /// <param name="logitsGradient">Receives ∂L/∂logits; null if it is not wanted.</param>
    /// <param name="anchorGradient">Receives ∂L/∂anchor; null if it is not wanted.</param>
    /// <param name="positiveGradient">Receives ∂L/∂positive; null if it is not wanted.</param>
    /// <param name="negativeGradient">Receives ∂L/∂negative; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    public static double Evaluate(
        this JointCrossEntropyTripletLoss loss,
        Tensor<double> logits,
        Tensor<double> anchor,
        Tensor<double> positive,
        Tensor<double> negative,
        Tensor<int> labels,
        Tensor<double>? logitsGradient = null,
        Tensor<double>? anchorGradient = null,
        Tensor<double>? positiveGradient = null,
        Tensor<double>? negativeGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        LogitShape shape = TensorViews.LogitShapeOf(logits);
        TensorViews.RequireIndexShape(logits, labels);
        TensorViews.RequireSameShape(anchor, positive, nameof(anchor), nameof(positive));
        TensorViews.RequireSameShape(anchor, negative, nameof(anchor), nameof(negative));
        return loss.Evaluate(
            logits.Flat(nameof(logits)),
            anchor.Flat(nameof(anchor)),
            positive.Flat(nameof(positive)),
            negative.Flat(nameof(negative)),
            labels.Flat(nameof(labels)),
            shape,
            TensorViews.DimensionOf(anchor, nameof(anchor)),
            logitsGradient.FlatGradient(logits, nameof(logits)),
            anchorGradient.FlatGradient(anchor, nameof(anchor)),
            positiveGradient.FlatGradient(positive, nameof(positive)),
            negativeGradient.FlatGradient(negative, nameof(negative)));
    }

    private static int CommonDimension(Tensor<double> vectors, Tensor<double> others, string what, string whatOthers)
    {
        int dimension = TensorViews.DimensionOf(vectors, what);
        return TensorViews.DimensionOf(others, whatOthers) == dimension
            ? dimension
            : throw new ArgumentException(
                $"The tensor '{whatOthers}' has the shape {TensorViews.Shape(others)}; its vectors need {dimension} values, as those of '{what}' {TensorViews.Shape(vectors)}.");
    }
}
