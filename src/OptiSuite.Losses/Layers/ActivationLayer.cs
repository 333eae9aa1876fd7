namespace OptiSuite.Losses;

/// <summary>A layer that applies one function to each value: as many outputs as inputs, no parameters.</summary>
public abstract record ActivationLayer : Layer
{
    /// <summary>An activation of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    private protected ActivationLayer(int count)
        : base(count, count)
    {
    }

    private protected abstract void Apply(ReadOnlySpan<double> input, Span<double> output);

    private protected abstract void Backpropagate(
        ReadOnlySpan<double> input, ReadOnlySpan<double> output, ReadOnlySpan<double> outputGradient, Span<double> inputGradient);

    /// <inheritdoc/>
    protected sealed override void ComputeOutput(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        int rows,
        LayerMode mode,
        Span<double> workspace,
        Span<double> output) => Apply(input, output);

    /// <inheritdoc/>
    protected sealed override void ComputeGradients(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> output,
        int rows,
        LayerMode mode,
        ReadOnlySpan<double> workspace,
        ReadOnlySpan<double> outputGradient,
        Span<double> inputGradient,
        Span<double> parameterGradient) => Backpropagate(input, output, outputGradient, inputGradient);
}
