using System.Numerics.Tensors;

namespace OptiSuite.Losses;

public static partial class TensorLosses
{
    /// <summary>Returns the reduced loss, and its gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="first">x₁, any shape.</param>
    /// <param name="second">x₂, the same shape.</param>
    /// <param name="target">1 where the first is to be ranked higher, −1 where the second is; the same shape.</param>
    /// <param name="firstGradient">Receives ∂L/∂x₁; null if it is not wanted.</param>
    /// <param name="secondGradient">Receives ∂L/∂x₂; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not ±1.</exception>
    public static double Evaluate(
        this MarginRankingLoss loss,
        Tensor<double> first,
        Tensor<double> second,
        Tensor<double> target,
        Tensor<double>? firstGradient = null,
        Tensor<double>? secondGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireSameShape(first, second, nameof(first), nameof(second));
        TensorViews.RequireSameShape(first, target, nameof(first), nameof(target));
        return loss.Evaluate(
            first.Flat(nameof(first)),
            second.Flat(nameof(second)),
            target.Flat(nameof(target)),
            firstGradient.FlatGradient(first, nameof(first)),
            secondGradient.FlatGradient(second, nameof(second)));
    }

    /// <summary>Returns the loss of a whole ranking, and its subgradient.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="scores">The n scores; higher ranks first.</param>
    /// <param name="labels">The n labels: 1 for positives, 0 for negatives.</param>
    /// <param name="scoresGradient">Receives ∂L/∂scores; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is neither 0 nor 1.</exception>
    public static double Evaluate(this RankingLoss loss, Tensor<double> scores, Tensor<int> labels, Tensor<double>? scoresGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(labels);
        if (scores.Rank != 1 || !labels.Lengths.SequenceEqual(scores.Lengths))
        {
            throw new ArgumentException(
                $"The labels have the shape {TensorViews.Shape(labels)} and the scores {TensorViews.Shape(scores)}; give a vector of scores, and a label for each.");
        }

        return loss.Evaluate(scores.Flat(nameof(scores)), labels.Flat(nameof(labels)), scoresGradient.FlatGradient(scores, nameof(scores)));
    }
}
