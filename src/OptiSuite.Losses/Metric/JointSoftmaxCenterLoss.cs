using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Losses;

/// <summary>
/// Softmax and center loss together: L = CE(X·Wᵀ + b, y) + λ·L_C(X, c, y), with <see cref="CrossEntropyLoss"/> and
/// <see cref="CenterLoss"/>. The first keeps classes apart, the second draws each together.
/// </summary>
/// <remarks>
/// Y. Wen et al., "A Discriminative Feature Learning Approach for Deep Face Recognition", ECCV 2016, equation 5. <see cref="Loss.Reduction"/> is
/// that of the cross entropy, its mean dividing by N; <see cref="CenterReduction"/> that of the center loss, which the paper sums: λ means
/// something else with each. With <see cref="Reduction.None"/> a sample has its cross entropy and λ times its (part of the) center loss.
/// </remarks>
/// <example><code>double f = new JointSoftmaxCenterLoss { Lambda = 0.01 }.Evaluate(features, centers, weight, bias, labels, 128, gx, gc, gw, gb);</code></example>
public sealed record JointSoftmaxCenterLoss : Loss
{
    private readonly CrossEntropyLoss _crossEntropy = new() { Reduction = Reduction.None };
    private readonly CenterLoss _center = new() { Reduction = Reduction.None };

    /// <summary>λ, the weight of the center loss; finite, not negative. Default 0.003, as in the paper's experiments.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double Lambda
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Lambda), value, "Lambda must be finite and not negative.");
    } = 0.003;

    /// <summary>f, the factor of the center loss, positive and finite. Default ½, as in the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Factor
    {
        get => _center.Factor;
        init => _center = _center with { Factor = value };
    }

    /// <summary>Whether the center losses are summed or averaged over the batch. Default <see cref="Reduction.Sum"/>, as in the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither Mean nor Sum.</exception>
    public Reduction CenterReduction
    {
        get;
        init => field = value is Reduction.Mean or Reduction.Sum
            ? value
            : throw new ArgumentOutOfRangeException(nameof(CenterReduction), value, "The center losses are averaged or summed: Mean or Sum.");
    } = Reduction.Sum;

    /// <inheritdoc/>
    public override int? MaxThreads
    {
        get => base.MaxThreads;
        init
        {
            base.MaxThreads = value;
            _crossEntropy = _crossEntropy with { MaxThreads = value };
            _center = _center with { MaxThreads = value };
        }
    }

    /// <inheritdoc/>
    public override string Name => "joint-softmax-center";

    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="features">X, N×D, row-major.</param>
    /// <param name="centers">c, C×D, row-major.</param>
    /// <param name="weight">W, C×D, row-major.</param>
    /// <param name="bias">b, C values; empty for none.</param>
    /// <param name="labels">y, the N classes, 0 … C−1.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="featuresGradient">Receives ∂L/∂X; empty if it is not wanted.</param>
    /// <param name="centersGradient">Receives ∂L/∂c; empty if it is not wanted.</param>
    /// <param name="weightGradient">Receives ∂L/∂W; empty if it is not wanted.</param>
    /// <param name="biasGradient">Receives ∂L/∂b; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> features,
        ReadOnlySpan<double> centers,
        ReadOnlySpan<double> weight,
        ReadOnlySpan<double> bias,
        ReadOnlySpan<int> labels,
        int dimension,
        Span<double> featuresGradient = default,
        Span<double> centersGradient = default,
        Span<double> weightGradient = default,
        Span<double> biasGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(
            features,
            centers,
            weight,
            bias,
            labels,
            dimension,
            new Span<double>(ref value),
            default,
            featuresGradient,
            centersGradient,
            weightGradient,
            biasGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="features">X, N×D, row-major.</param>
    /// <param name="centers">c, C×D, row-major.</param>
    /// <param name="weight">W, C×D, row-major.</param>
    /// <param name="bias">b, C values; empty for none.</param>
    /// <param name="labels">y, the N classes, 0 … C−1.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> N; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="featuresGradient">Receives Σₖ uₖ ∂outputₖ/∂X; empty if it is not wanted.</param>
    /// <param name="centersGradient">Receives Σₖ uₖ ∂outputₖ/∂c; empty if it is not wanted.</param>
    /// <param name="weightGradient">Receives Σₖ uₖ ∂outputₖ/∂W; empty if it is not wanted.</param>
    /// <param name="biasGradient">Receives Σₖ uₖ ∂outputₖ/∂b; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> features,
        ReadOnlySpan<double> centers,
        ReadOnlySpan<double> weight,
        ReadOnlySpan<double> bias,
        ReadOnlySpan<int> labels,
        int dimension,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> featuresGradient = default,
        Span<double> centersGradient = default,
        Span<double> weightGradient = default,
        Span<double> biasGradient = default)
    {
        CenterLoss.RequireShapes(Name, features.Length, centers.Length, labels, dimension);
        int count = labels.Length, classes = centers.Length / dimension;
        if (weight.Length != centers.Length || (bias.Length != classes && !bias.IsEmpty))
        {
            throw new ArgumentException(
                $"{Name} got a weight of {weight.Length} and a bias of {bias.Length} values for {classes} centers of dimension {dimension}; the weight is {classes}×{dimension}, the bias has {classes} values or none.");
        }

        RequireOutput(output.Length, upstream.Length, count);
        RequireGradient("features", featuresGradient.Length, features.Length);
        RequireGradient("centers", centersGradient.Length, centers.Length);
        RequireGradient("weight", weightGradient.Length, weight.Length);
        RequireGradient("bias", biasGradient.Length, bias.Length);

        bool isReduced = Reduction != Reduction.None, wantsSlopes = !(featuresGradient.IsEmpty && weightGradient.IsEmpty && biasGradient.IsEmpty);
        double divisor = Reduction == Reduction.Mean ? count : 1, centerShare = CenterReduction == Reduction.Mean ? Lambda / Math.Max(1, count) : Lambda;
        using var scratch = new ScratchSpace<double>((2 * count * classes) + (4 * count));
        Span<double> logits = scratch.Take(count * classes), slopes = wantsSlopes ? scratch.Take(count * classes) : default;
        Span<double> ofSoftmax = scratch.Take(count), ofCenters = scratch.Take(count), uSoftmax = scratch.Take(count), uCenters = scratch.Take(count);
        for (int i = 0; i < count; i++)
        {
            double u = upstream.IsEmpty ? 1 : upstream[isReduced ? 0 : i];
            (uSoftmax[i], uCenters[i]) = (u / divisor, u * centerShare);
        }

        Logits(features, weight, bias, dimension, classes, logits);
        var shape = new LogitShape(count, classes);
        _crossEntropy.EvaluateTo(logits, labels, shape, ofSoftmax, uSoftmax, slopes);
        _center.EvaluateTo(features, centers, labels, dimension, ofCenters, uCenters, featuresGradient, centersGradient);
        if (!output.IsEmpty && isReduced)
        {
            output[0] = (TensorPrimitives.Sum<double>(ofSoftmax) / divisor) + (centerShare * TensorPrimitives.Sum<double>(ofCenters));
        }
        else if (!output.IsEmpty)
        {
            TensorPrimitives.MultiplyAdd(ofCenters, centerShare, ofSoftmax, output);
        }

        Backpropagate(features, weight, dimension, slopes, featuresGradient, weightGradient, biasGradient);
    }

    private static void Logits(
        ReadOnlySpan<double> x, ReadOnlySpan<double> w, ReadOnlySpan<double> bias, int dimension, int classes, Span<double> logits)
    {
        logits.Clear();
        int count = x.Length / dimension;
        for (int i = 0; i < count && !bias.IsEmpty; i++) bias.CopyTo(logits.Slice(i * classes, classes));
        MatrixProduct.Multiply(count, classes, dimension, 1, x, dimension, 1, w, 1, dimension, 1, logits, classes);
    }

    /// <summary>With G = ∂L/∂logits: adds G·W to the features' gradient; the weight's is Gᵀ·X, the bias' the column sums of G.</summary>
    private static void Backpropagate(
        ReadOnlySpan<double> x, ReadOnlySpan<double> w, int dimension, ReadOnlySpan<double> slopes, Span<double> gx, Span<double> gw, Span<double> gb)
    {
        int count = x.Length / dimension, classes = w.Length / dimension;
        if (!gx.IsEmpty) MatrixProduct.Multiply(count, dimension, classes, 1, slopes, classes, 1, w, dimension, 1, 1, gx, dimension);
        if (!gw.IsEmpty) MatrixProduct.Multiply(classes, dimension, count, 1, slopes, 1, classes, x, dimension, 1, 0, gw, dimension);
        gb.Clear();
        for (int i = 0; i < count && !gb.IsEmpty; i++) TensorPrimitives.Add(gb, slopes.Slice(i * classes, classes), gb);
    }
}
