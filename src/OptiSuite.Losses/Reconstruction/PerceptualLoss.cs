using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// Compares images by the features φₗ of a fixed network instead of pixels:
/// l = Σₗ wₗ·mean d(φₗ(x) − φₗ(y)) + s·Σₗ wₗ·mean (G(φₗ(x)) − G(φₗ(y)))², with the Gram matrices G(F) = F·Fᵀ/(C·H·W) of features F, C×(H·W).
/// </summary>
/// <remarks>
/// <para>d is the square or the absolute value; its mean is over the C·H·W features of a layer, that of the second part, the style, over
/// the C·C elements of the matrix. The network's weights are no parameters of the loss: they stay as they are. The mean divides by the number
/// of images.</para>
/// <para>J. Johnson, A. Alahi, L. Fei-Fei, "Perceptual losses for real-time style transfer and super-resolution", ECCV 2016. PyTorch has no such
/// loss.</para>
/// </remarks>
/// <example><code>var loss = new PerceptualLoss(ConvolutionalFeatures.Small(new ImageShape(3, 64, 64), weights)) { StyleWeight = 10 };
/// double f = loss.Evaluate(images, targets, gradient);</code></example>
public sealed record PerceptualLoss : Loss
{
    /// <summary>A loss of the features of an extractor.</summary>
    /// <param name="extractor">The network.</param>
    public PerceptualLoss(IFeatureExtractor extractor)
    {
        ArgumentNullException.ThrowIfNull(extractor);
        Extractor = extractor;
    }

    /// <summary>The network that gives the features.</summary>
    public IFeatureExtractor Extractor { get; }

    /// <summary>d. Default the square, as Johnson et al.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public PerceptualDistance Distance
    {
        get;
        init => field = value is PerceptualDistance.MeanSquared or PerceptualDistance.MeanAbsolute
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Distance), value, "The distance is MeanSquared or MeanAbsolute.");
    }

    /// <summary>wₗ, one for each layer of features. Default null, all 1.</summary>
    /// <exception cref="ArgumentException">There are more or fewer weights than layers.</exception>
    public WeightVector? LayerWeights
    {
        get;
        init => field = value is null || value.Count == Extractor.Features.Length
            ? value
            : throw new ArgumentException($"There are {value.Count} layer weights for {Extractor.Features.Length} layers of features; give one for each.");
    }

    /// <summary>s, the weight of the style; finite and not negative. Default 0, none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double StyleWeight
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(StyleWeight), value, "The weight of the style must be finite and not negative; 0 leaves it out.");
    }

    /// <inheritdoc/>
    public override string Name => "perceptual";

    /// <inheritdoc/>
    public override bool IsSmooth => Extractor.IsSmooth && Distance == PerceptualDistance.MeanSquared;

    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="input">N images of the extractor's shape, N×C×H×W, row-major.</param>
    /// <param name="target">The N images they should look like.</param>
    /// <param name="inputGradient">Receives ∂L/∂input; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂target; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not finite.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> input, ReadOnlySpan<double> target, Span<double> inputGradient = default, Span<double> targetGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(input, target, new Span<double>(ref value), default, inputGradient, targetGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="input">N images of the extractor's shape, N×C×H×W, row-major.</param>
    /// <param name="target">The N images they should look like.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> N; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="inputGradient">Receives Σₖ uₖ ∂outputₖ/∂input; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives Σₖ uₖ ∂outputₖ/∂target; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not finite.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> inputGradient = default,
        Span<double> targetGradient = default)
    {
        int image = Extractor.ImageShape.Length;
        if (input.Length != target.Length || input.Length % image != 0)
        {
            throw new ArgumentException(
                $"{Name} got an input of {input.Length} values and a target of {target.Length}; both are N images of {Extractor.ImageShape}, {image} values each.");
        }

        int count = input.Length / image;
        RequireOutput(output.Length, upstream.Length, count);
        RequireGradient("input", inputGradient.Length, input.Length);
        RequireGradient("target", targetGradient.Length, target.Length);
        if (!target.IsEmpty && !TensorPrimitives.IsFiniteAll(target)) throw NotFinite(target);
        if (Reduction == Reduction.None)
        {
            _ = ComputeInChunks(input, target, output, upstream, 1, inputGradient, targetGradient);
            return;
        }

        double divisor = Reduction == Reduction.Mean ? count : 1;
        double scale = (upstream.IsEmpty ? 1 : upstream[0]) / divisor;
        double sum = ComputeInChunks(input, target, default, default, scale, inputGradient, targetGradient);
        if (!output.IsEmpty) output[0] = sum / divisor;
    }

    private unsafe double ComputeInChunks(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
    {
        fixed (double* x = input, y = target, l = each, u = upstream, gx = inputGradient, gy = targetGradient)
        {
            var images = new PerceptualImages(
                this,
                new(x, input.Length),
                new(y, target.Length),
                new(l, each.Length),
                new(u, upstream.Length),
                scale,
                new(gx, inputGradient.Length),
                new(gy, targetGradient.Length));
            int work = Extractor.ImageShape.Length + Extractor.WorkspaceLength;
            return ParallelLoop.Sum(images, input.Length / Extractor.ImageShape.Length, work, 1, MaxThreads);
        }
    }

    private ArgumentException NotFinite(ReadOnlySpan<double> target)
    {
        int i = 0;
        while (double.IsFinite(target[i])) i++;
        return new ArgumentException(
            $"Target {i % Extractor.ImageShape.Length} of image {i / Extractor.ImageShape.Length} of {Name} is {target[i]}; a target is an image of finite numbers.");
    }
}
