using System.Numerics.Tensors;

namespace OptiSuite.Losses;

public static partial class TensorLosses
{
    /// <summary>Returns W_p^p of two samples of numbers, and its gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="u">The first sample, a vector.</param>
    /// <param name="v">The second sample, a vector of any length.</param>
    /// <param name="uWeights">A weight for each point of u; null for equal weights.</param>
    /// <param name="vWeights">A weight for each point of v; null for equal weights.</param>
    /// <param name="uGradient">Receives ∂L/∂u; null if it is not wanted.</param>
    /// <param name="vGradient">Receives ∂L/∂v; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">A sample is no vector or empty, or weights do not fit it.</exception>
    public static double Evaluate(
        this Wasserstein1DLoss loss,
        Tensor<double> u,
        Tensor<double> v,
        Tensor<double>? uWeights = null,
        Tensor<double>? vWeights = null,
        Tensor<double>? uGradient = null,
        Tensor<double>? vGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireRank(u, 1, nameof(u));
        TensorViews.RequireRank(v, 1, nameof(v));
        if (uWeights is not null) TensorViews.RequireSameShape(u, uWeights, nameof(u), nameof(uWeights));
        if (vWeights is not null) TensorViews.RequireSameShape(v, vWeights, nameof(v), nameof(vWeights));
        return loss.Evaluate(
            u.Flat(nameof(u)),
            v.Flat(nameof(v)),
            uWeights is null ? default : uWeights.Flat(nameof(uWeights)),
            vWeights is null ? default : vWeights.Flat(nameof(vWeights)),
            uGradient.FlatGradient(u, nameof(u)),
            vGradient.FlatGradient(v, nameof(v)));
    }

    /// <summary>Returns the cost of transport, the plan and the potentials.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="cost">C, (m, n).</param>
    /// <param name="a">The m masses to move.</param>
    /// <param name="b">The n masses to make of them.</param>
    /// <param name="costGradient">Receives the plan T = ∂L/∂C; null if it is not wanted.</param>
    /// <param name="aGradient">Receives the potentials u = ∂L/∂a; null if they are not wanted.</param>
    /// <param name="bGradient">Receives the potentials v = ∂L/∂b; null if they are not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or masses are not what this loss takes.</exception>
    public static double Evaluate(
        this TransportLoss loss,
        Tensor<double> cost,
        Tensor<double> a,
        Tensor<double> b,
        Tensor<double>? costGradient = null,
        Tensor<double>? aGradient = null,
        Tensor<double>? bGradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        TensorViews.RequireRank(a, 1, nameof(a));
        TensorViews.RequireRank(b, 1, nameof(b));
        ArgumentNullException.ThrowIfNull(cost);
        if (cost.Rank != 2 || cost.Lengths[0] != a.FlattenedLength || cost.Lengths[1] != b.FlattenedLength)
        {
            throw new ArgumentException(
                $"The costs have the shape {TensorViews.Shape(cost)} for masses a {TensorViews.Shape(a)} and b {TensorViews.Shape(b)}; give a row for each of a and a column for each of b.");
        }

        return loss.Evaluate(
            cost.Flat(nameof(cost)),
            a.Flat(nameof(a)),
            b.Flat(nameof(b)),
            costGradient.FlatGradient(cost, nameof(cost)),
            aGradient.FlatGradient(a, nameof(a)),
            bGradient.FlatGradient(b, nameof(b)));
    }

    /// <summary>Returns the distance of two sets of features, and its gradients.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="features1">(N₁, D), N₁ at least 2.</param>
    /// <param name="features2">(N₂, D), N₂ at least 2.</param>
    /// <param name="features1Gradient">Receives the gradient in the first set; null if it is not wanted.</param>
    /// <param name="features2Gradient">Receives the gradient in the second set; null if it is not wanted.</param>
    /// <exception cref="ArgumentException">The dimensions differ, or a set has fewer than 2 rows.</exception>
    public static double Evaluate(
        this FrechetDistanceLoss loss,
        Tensor<double> features1,
        Tensor<double> features2,
        Tensor<double>? features1Gradient = null,
        Tensor<double>? features2Gradient = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        int dimension = CommonDimension(features1, features2, nameof(features1), nameof(features2));
        return loss.Evaluate(
            features1.Flat(nameof(features1)),
            features2.Flat(nameof(features2)),
            dimension,
            features1Gradient.FlatGradient(features1, nameof(features1)),
            features2Gradient.FlatGradient(features2, nameof(features2)));
    }
}
