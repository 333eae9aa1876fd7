using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// The calls of the losses on <see cref="Tensor{T}"/>: shapes come from the tensors and are checked. A gradient tensor has the shape of its
/// input and is overwritten; null is not wanted. The tensors must be dense.
/// </summary>
/// <example><code>Tensor&lt;double&gt; x = Tensor.Create(values, [3, 5]), gradient = Tensor.CreateFromShape&lt;double&gt;([3, 5]);
/// double f = new CrossEntropyLoss().Evaluate(x, Tensor.Create(new[] { 1, 0, 4 }), gradient);</code></example>
public static partial class TensorLosses
{
    /// <summary>Returns the mean or the sum of l(xᵢ, yᵢ), and its gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">x, any shape.</param>
    /// <param name="target">y, the same shape.</param>
    /// <param name="inputGradient">Receives ∂L/∂x; null if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂y; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    public static double Evaluate(
        this ElementwiseLoss loss,
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
            inputGradient.FlatGradient(input, nameof(input)),
            targetGradient.FlatGradient(target, nameof(target)));
    }

    /// <summary>Returns the loss of each element, whatever the reduction.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">x, any shape.</param>
    /// <param name="target">y, the same shape.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what this loss takes.</exception>
    public static Tensor<double> EvaluateEach(this ElementwiseLoss loss, Tensor<double> input, Tensor<double> target)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(input, target, nameof(input), nameof(target));
        Tensor<double> each = Tensor.CreateFromShape<double>(input.Lengths);
        (loss with { Reduction = Reduction.None }).EvaluateTo(input.Flat(nameof(input)), target.Flat(nameof(target)), each.Flat(nameof(each)));
        return each;
    }

    /// <summary>Returns the mean or the sum of the losses of the vectors, and its gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">(N, D), or (D) for a single vector.</param>
    /// <param name="target">The same shape.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; null if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂target; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    public static double Evaluate(
        this VectorLoss loss,
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
            TensorViews.DimensionOf(input, nameof(input)),
            inputGradient.FlatGradient(input, nameof(input)),
            targetGradient.FlatGradient(target, nameof(target)));
    }

    /// <summary>Returns the loss of each vector, whatever the reduction.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">(N, D), or (D) for a single vector.</param>
    /// <param name="target">The same shape.</param>
    /// <exception cref="ArgumentException">Shapes differ.</exception>
    public static Tensor<double> EvaluateEach(this VectorLoss loss, Tensor<double> input, Tensor<double> target)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(input, target, nameof(input), nameof(target));
        int dimension = TensorViews.DimensionOf(input, nameof(input));
        Tensor<double> each = TensorViews.EachOf(input);
        (loss with { Reduction = Reduction.None }).EvaluateTo(
            input.Flat(nameof(input)), target.Flat(nameof(target)), dimension, each.Flat(nameof(each)));
        return each;
    }

    /// <summary>Returns the reduced loss, and its gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="input">The means, any shape.</param>
    /// <param name="target">y, the same shape.</param>
    /// <param name="variance">The variances: the same shape, or with one value for each run along the last dimension.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; null if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂target; null if it is not wanted.</param>
    /// <param name="varianceGradient">Receives ∂L/∂variance; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a value is not what this loss takes.</exception>
    public static double Evaluate(
        this GaussianNegativeLogLikelihoodLoss loss,
        Tensor<double> input,
        Tensor<double> target,
        Tensor<double> variance,
        Tensor<double>? inputGradient = null,
        Tensor<double>? targetGradient = null,
        Tensor<double>? varianceGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(input, target, nameof(input), nameof(target));
        ArgumentNullException.ThrowIfNull(variance);
        ReadOnlySpan<nint> whole = input.Lengths, given = variance.Lengths;
        bool isPerRow = whole.Length > 0
            && (given.SequenceEqual(whole[..^1]) || (given.Length == whole.Length && given[^1] == 1 && given[..^1].SequenceEqual(whole[..^1])));
        if (!given.SequenceEqual(whole) && !isPerRow)
        {
            throw new ArgumentException(
                $"The variance has the shape {TensorViews.Shape(variance)} and the input {TensorViews.Shape(input)}; give the same shape, a last dimension of 1, or one dimension fewer.");
        }

        return loss.Evaluate(
            input.Flat(nameof(input)),
            target.Flat(nameof(target)),
            variance.Flat(nameof(variance)),
            inputGradient.FlatGradient(input, nameof(input)),
            targetGradient.FlatGradient(target, nameof(target)),
            varianceGradient.FlatGradient(variance, nameof(variance)));
    }
}
