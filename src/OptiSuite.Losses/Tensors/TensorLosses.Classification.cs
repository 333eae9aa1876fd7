using System.Numerics.Tensors;

namespace OptiSuite.Losses;

public static partial class TensorLosses
{
    /// <summary>Returns the mean or the sum of the losses, and the gradient.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">The logits, (C), (N, C) or (N, C, d₁, d₂, …).</param>
    /// <param name="target">The class indices, the shape of the logits without the C.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is no class index.</exception>
    public static double Evaluate(this ClassIndexLoss loss, Tensor<double> input, Tensor<int> target, Tensor<double>? inputGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        LogitShape shape = TensorViews.LogitShapeOf(input);
        TensorViews.RequireIndexShape(input, target);
        return loss.Evaluate(
            input.Flat(nameof(input)), target.Flat(nameof(target)), shape, inputGradient.FlatGradient(input, nameof(input)));
    }

    /// <summary>Returns the unreduced losses in the shape of the target, or (N) where the loss has one for each sample.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">The logits, (C), (N, C) or (N, C, d₁, d₂, …).</param>
    /// <param name="target">The class indices, the shape of the logits without the C.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is no class index.</exception>
    public static Tensor<double> EvaluateEach(this ClassIndexLoss loss, Tensor<double> input, Tensor<int> target)
    {
        ArgumentNullException.ThrowIfNull(loss);
        LogitShape shape = TensorViews.LogitShapeOf(input);
        TensorViews.RequireIndexShape(input, target);
        Tensor<double> each = TensorViews.EachOf(target, loss.UnreducedLength(shape));
        (loss with { Reduction = Reduction.None }).EvaluateTo(
            input.Flat(nameof(input)), target.Flat(nameof(target)), shape, each.Flat(nameof(each)));
        return each;
    }

    /// <summary>Returns the reduced loss, and its gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">(C), (N, C) or (N, C, d₁, d₂, …), in the loss's convention.</param>
    /// <param name="target">The distributions, the same shape.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; null if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂target; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    public static double Evaluate(
        this DistributionLoss loss,
        Tensor<double> input,
        Tensor<double> target,
        Tensor<double>? inputGradient = null,
        Tensor<double>? targetGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(input, target, nameof(input), nameof(target));
        return loss.Evaluate(
            input.Flat(nameof(input)),
            target.Flat(nameof(target)),
            TensorViews.LogitShapeOf(input),
            inputGradient.FlatGradient(input, nameof(input)),
            targetGradient.FlatGradient(target, nameof(target)));
    }

    /// <summary>Returns the unreduced losses: (N, d₁, d₂, …), or (N, C, d₁, d₂, …) where the loss has one for each class.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">(C), (N, C) or (N, C, d₁, d₂, …), in the loss's convention.</param>
    /// <param name="target">The distributions, the same shape.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    public static Tensor<double> EvaluateEach(this DistributionLoss loss, Tensor<double> input, Tensor<double> target)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(input, target, nameof(input), nameof(target));
        LogitShape shape = TensorViews.LogitShapeOf(input);
        Tensor<double> each = TensorViews.EachOf(input, shape, loss.UnreducedLength(shape));
        (loss with { Reduction = Reduction.None }).EvaluateTo(
            input.Flat(nameof(input)), target.Flat(nameof(target)), shape, each.Flat(nameof(each)));
        return each;
    }

    /// <summary>Returns the mean or the sum of the losses, and the gradient.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">The scores, (N, C), or (C) for a single sample.</param>
    /// <param name="target">The indices of the right classes, each row ended by −1; the same shape.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is no such list.</exception>
    public static double Evaluate(this MultiLabelMarginLoss loss, Tensor<double> input, Tensor<int> target, Tensor<double>? inputGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        int classes = TensorViews.DimensionOf(input, nameof(input));
        TensorViews.RequireListShape(input, target);
        return loss.Evaluate(
            input.Flat(nameof(input)), target.Flat(nameof(target)), classes, inputGradient.FlatGradient(input, nameof(input)));
    }
}
