using System.Numerics.Tensors;

namespace OptiSuite.Losses;

public static partial class TensorLosses
{
    /// <summary>Returns the mean or the sum of the losses, and the gradient.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="logits">(T, N, C): the time comes first, then the batch.</param>
    /// <param name="targets">(N, S); entries behind a target's length are ignored.</param>
    /// <param name="inputLengths">The N lengths of the inputs, 0 … T.</param>
    /// <param name="targetLengths">The N lengths of the targets, 0 … S.</param>
    /// <param name="logitsGradient">Receives ∂L/∂logits; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, a length is out of range, or a label is no class or the blank.</exception>
    public static double Evaluate(
        this CtcLoss loss,
        Tensor<double> logits,
        Tensor<int> targets,
        Tensor<int> inputLengths,
        Tensor<int> targetLengths,
        Tensor<double>? logitsGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(targets);
        if (logits.Rank != 3 || targets.Rank != 2 || targets.Lengths[0] != logits.Lengths[1])
        {
            throw new ArgumentException(
                $"The targets have the shape {TensorViews.Shape(targets)} for logits {TensorViews.Shape(logits)}; give logits (T, N, C), the time first, and targets (N, S).");
        }

        var shape = new SequenceShape(
            checked((int)logits.Lengths[0]), checked((int)logits.Lengths[1]), checked((int)logits.Lengths[2]), checked((int)targets.Lengths[1]));
        return loss.Evaluate(
            logits.Flat(nameof(logits)),
            targets.Flat(nameof(targets)),
            inputLengths.Flat(nameof(inputLengths)),
            targetLengths.Flat(nameof(targetLengths)),
            shape,
            logitsGradient.FlatGradient(logits, nameof(logits)));
    }
}
