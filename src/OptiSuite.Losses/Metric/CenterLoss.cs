using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>The center loss l = f·‖x − c_y‖², with a center c of each class: features of one class are drawn together.</summary>
/// <remarks>
/// Y. Wen, K. Zhang, Z. Li, Y. Qiao, "A Discriminative Feature Learning Approach for Deep Face Recognition", ECCV 2016, equation 2. The default
/// reduction is the sum, as in the paper; the mean divides by N. The paper does not move its centers along the gradient but by
/// <see cref="UpdateCenters"/>; <see cref="JointSoftmaxCenterLoss"/> adds the softmax loss. PyTorch has no class of its own for it.
/// </remarks>
/// <example><code>double f = new CenterLoss().Evaluate(features, centers, labels, 128, gradient);
/// CenterLoss.UpdateCenters(features, centers, labels, 128);</code></example>
public sealed record CenterLoss : Loss
{
    /// <summary>A loss with the default parameters: f = ½, the sum.</summary>
    public CenterLoss() => Reduction = Reduction.Sum;

    /// <summary>f, a factor of every loss, positive and finite. Default ½, as in the paper.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Factor
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Factor), value, "The factor must be positive and finite.");
    } = 0.5;

    /// <inheritdoc/>
    public override string Name => "center";

    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="features">x, N×D, row-major.</param>
    /// <param name="centers">c, C×D, row-major.</param>
    /// <param name="labels">The N classes, 0 … C−1.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="featuresGradient">Receives ∂L/∂features; empty if it is not wanted.</param>
    /// <param name="centersGradient">Receives ∂L/∂centers; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> features,
        ReadOnlySpan<double> centers,
        ReadOnlySpan<int> labels,
        int dimension,
        Span<double> featuresGradient = default,
        Span<double> centersGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(features, centers, labels, dimension, new Span<double>(ref value), default, featuresGradient, centersGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="features">x, N×D, row-major.</param>
    /// <param name="centers">c, C×D, row-major.</param>
    /// <param name="labels">The N classes, 0 … C−1.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> N; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="featuresGradient">Receives Σₖ uₖ ∂outputₖ/∂features; empty if it is not wanted.</param>
    /// <param name="centersGradient">Receives Σₖ uₖ ∂outputₖ/∂centers; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> features,
        ReadOnlySpan<double> centers,
        ReadOnlySpan<int> labels,
        int dimension,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> featuresGradient = default,
        Span<double> centersGradient = default)
    {
        RequireShapes(Name, features.Length, centers.Length, labels, dimension);
        RequireOutput(output.Length, upstream.Length, labels.Length);
        RequireGradient("features", featuresGradient.Length, features.Length);
        RequireGradient("centers", centersGradient.Length, centers.Length);

        int count = labels.Length, classes = centers.Length / dimension;
        bool isReduced = Reduction != Reduction.None;
        double divisor = Reduction == Reduction.Mean ? count : 1;
        double scale = isReduced && !upstream.IsEmpty ? upstream[0] / divisor : 1 / divisor;
        using var distances = new ScratchSpace<double>(count);
        Span<double> each = isReduced || output.IsEmpty ? distances.Take(count) : output;
        using var groups = new ScratchSpace<int>(centersGradient.IsEmpty ? 0 : classes + 1 + count);
        Span<int> starts = default, samples = default;
        if (!centersGradient.IsEmpty)
        {
            starts = groups.Take(classes + 1);
            samples = groups.Take(count);
            ClassGroups.Fill(labels, starts, samples);
        }

        CenterRows.Run(
            features, centers, labels, starts, samples, dimension, Factor, each, isReduced ? default : upstream, scale, featuresGradient, centersGradient, MaxThreads);
        if (isReduced && !output.IsEmpty) output[0] = TensorPrimitives.Sum<double>(each) / divisor;
    }

    /// <summary>
    /// Moves each center by the rule of the paper, equation 4 and algorithm 1: c_j ← c_j − α·Δc_j with Δc_j = Σ [y = j] (c_j − x)/(1 + n_j),
    /// n_j the samples of class j in the batch. The 1 keeps rare classes from jumping; it is no step along the gradient.
    /// </summary>
    /// <param name="features">x, N×D, row-major.</param>
    /// <param name="centers">c, C×D, row-major; moved in place.</param>
    /// <param name="labels">The N classes, 0 … C−1.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="alpha">α, the centers' learning rate, 0 … 1. Default 0.5, as in the paper's experiments.</param>
    /// <exception cref="ArgumentException">Shapes differ, a label is no class index, or α is outside [0, 1].</exception>
    public static void UpdateCenters(
        ReadOnlySpan<double> features, Span<double> centers, ReadOnlySpan<int> labels, int dimension, double alpha = 0.5)
    {
        RequireShapes("center", features.Length, centers.Length, labels, dimension);
        if (!(alpha >= 0 && alpha <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The learning rate of the centers lies between 0 and 1.");
        }

        int classes = centers.Length / dimension;
        using var groups = new ScratchSpace<int>(classes + 1 + labels.Length);
        using var scratch = new ScratchSpace<double>(dimension);
        Span<int> starts = groups.Take(classes + 1), samples = groups.Take(labels.Length);
        Span<double> delta = scratch.Take(dimension);
        ClassGroups.Fill(labels, starts, samples);
        for (int j = 0; j < classes; j++)
        {
            if (starts[j] == starts[j + 1]) continue;
            Span<double> c = centers.Slice(j * dimension, dimension);
            delta.Clear();
            foreach (int i in samples[starts[j]..starts[j + 1]])
            {
                TensorPrimitives.Add(delta, c, delta);
                TensorPrimitives.Subtract(delta, features.Slice(i * dimension, dimension), delta);
            }

            TensorPrimitives.MultiplyAdd(delta, -alpha / (1 + starts[j + 1] - starts[j]), c, c);
        }
    }

    internal static void RequireShapes(string name, int features, int centers, ReadOnlySpan<int> labels, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (features % dimension != 0 || features / dimension != labels.Length)
        {
            throw new ArgumentException(
                $"{name} got {features} feature values and {labels.Length} labels for the dimension {dimension}; give N×{dimension} features and N labels, the class of each.");
        }

        if (centers % dimension != 0 || centers == 0)
        {
            throw new ArgumentException(
                $"{name} got {centers} values of centers for the dimension {dimension}; give C×{dimension}, a row for each class.");
        }

        int classes = centers / dimension, i = labels.IndexOfAnyExceptInRange(0, classes - 1);
        if (i >= 0)
        {
            throw new ArgumentException(
                $"Target {i} of {name} is {labels[i]}; a target is the index of a class, 0 to {classes - 1}: there are {classes} centers. Labels that start at 1 need 1 taken off.");
        }
    }
}
