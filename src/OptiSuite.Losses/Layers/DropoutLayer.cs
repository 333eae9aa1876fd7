using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// Inverted dropout: in training each value is dropped (0) with probability p and otherwise multiplied by 1/(1 − p), so that its mean stays;
/// in use nothing happens.
/// </summary>
/// <remarks>
/// The mask is a function of the <see cref="LayerMode"/>: the same mode drops the same values. PyTorch: <c>Dropout</c>. N. Srivastava et al.,
/// "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15, 2014.
/// </remarks>
/// <example><code>var layer = new DropoutLayer(128) { Probability = 0.2 };</code></example>
public sealed record DropoutLayer : Layer
{
    /// <summary>A dropout of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public DropoutLayer(int count)
        : base(count, count)
    {
    }

    /// <summary>p, the probability that a value is dropped, 0 … 1. Default 0.5, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public double Probability
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Probability), value, "The probability of being dropped must be from 0 to 1; 0 drops nothing.");
    } = 0.5;

    /// <inheritdoc/>
    public override int WorkspaceLength(int rows) => checked(rows * InputCount);

    /// <summary>Draws a mask: 1 for a value that is kept, 0 for one that is dropped.</summary>
    /// <param name="random">Where it is drawn from.</param>
    /// <param name="mask">Receives the mask.</param>
    public void DrawMask(RandomStream random, Span<double> mask) => FillMask(LayerMode.Training(random).Key, mask);

    /// <summary>values∘mask/(1 − p), with any mask: the output, and of its gradient the gradient in the input.</summary>
    /// <param name="values">Values, or the gradient in the output.</param>
    /// <param name="mask">1 to keep a value, 0 to drop it; as long as the values.</param>
    /// <param name="result">Receives the result, as long as the values; it may be the values themselves.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Apply(ReadOnlySpan<double> values, ReadOnlySpan<double> mask, Span<double> result)
    {
        if (mask.Length != values.Length || result.Length != values.Length)
        {
            throw new ArgumentException($"Dropout got {values.Length} values, a mask of {mask.Length} and room for {result.Length}; all three must agree.");
        }

        TensorPrimitives.Multiply(values, mask, result);
        TensorPrimitives.Multiply(result, Probability == 1 ? 0 : 1 / (1 - Probability), result);
    }

    /// <inheritdoc/>
    protected override void ComputeOutput(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        int rows,
        LayerMode mode,
        Span<double> workspace,
        Span<double> output)
    {
        if (!mode.IsTraining)
        {
            input.CopyTo(output);
            return;
        }

        FillMask(mode.Key, workspace[..input.Length]);
        Apply(input, workspace[..input.Length], output);
    }

    /// <inheritdoc/>
    protected override void ComputeGradients(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> output,
        int rows,
        LayerMode mode,
        ReadOnlySpan<double> workspace,
        ReadOnlySpan<double> outputGradient,
        Span<double> inputGradient,
        Span<double> parameterGradient)
    {
        if (inputGradient.IsEmpty) return;
        if (mode.IsTraining) Apply(outputGradient, workspace[..input.Length], inputGradient);
        else outputGradient.CopyTo(inputGradient);
    }

    private void FillMask(ulong key, Span<double> mask)
    {
        // 53 random bits below p·2⁵³ happen with probability p.
        ulong dropped = (ulong)Math.ScaleB(Probability, 53);
        for (int i = 0; i < mask.Length; i++) mask[i] = (LayerMode.Mix(key, (ulong)i) >> 11) < dropped ? 0 : 1;
    }
}
