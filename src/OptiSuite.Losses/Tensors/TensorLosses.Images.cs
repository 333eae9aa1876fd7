using System.Numerics.Tensors;

namespace OptiSuite.Losses;

public static partial class TensorLosses
{
    /// <summary>Returns the loss, and its gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">Probabilities or logits, (N, …).</param>
    /// <param name="target">The mask, the same shape.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; null if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂target; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a value is not what this loss takes.</exception>
    public static double Evaluate(
        this DiceLoss loss,
        Tensor<double> input,
        Tensor<double> target,
        Tensor<double>? inputGradient = null,
        Tensor<double>? targetGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(input, target, nameof(input), nameof(target));
        if (input.Rank == 0) throw new ArgumentException("The input is a single number, of the shape (); give (N, …), the batch first.", nameof(input));
        return loss.Evaluate(
            input.Flat(nameof(input)),
            target.Flat(nameof(target)),
            checked((int)input.Lengths[0]),
            inputGradient.FlatGradient(input, nameof(input)),
            targetGradient.FlatGradient(target, nameof(target)));
    }

    /// <summary>Returns the mean or the sum of the losses of the images, and the gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">(N, C, H, W), or (C, H, W) for a single image.</param>
    /// <param name="target">The images they should look like, the same shape.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; null if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂target; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or are not that of the extractor's images.</exception>
    public static double Evaluate(
        this PerceptualLoss loss,
        Tensor<double> input,
        Tensor<double> target,
        Tensor<double>? inputGradient = null,
        Tensor<double>? targetGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(input, target, nameof(input), nameof(target));
        ImageShape image = loss.Extractor.ImageShape;
        if (input.Rank is not (3 or 4) || input.Lengths[^3] != image.Channels || input.Lengths[^2] != image.Height || input.Lengths[^1] != image.Width)
        {
            throw new ArgumentException(
                $"The images have the shape {TensorViews.Shape(input)}, and the extractor takes images of {image}; give (N, {image.Channels}, {image.Height}, {image.Width}).");
        }

        return loss.Evaluate(
            input.Flat(nameof(input)),
            target.Flat(nameof(target)),
            inputGradient.FlatGradient(input, nameof(input)),
            targetGradient.FlatGradient(target, nameof(target)));
    }
}
