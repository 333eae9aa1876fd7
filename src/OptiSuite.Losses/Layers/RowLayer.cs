namespace OptiSuite.Losses;

/// <summary>A layer without parameters that treats each row on its own.</summary>
public abstract record RowLayer : Layer
{
    /// <summary>A function of a row.</summary>
    /// <param name="inputCount">D, at least 1.</param>
    /// <param name="outputCount">C, at least 1.</param>
    private protected RowLayer(int inputCount, int outputCount)
        : base(inputCount, outputCount)
    {
    }

    private protected abstract void Apply(ReadOnlySpan<double> x, Span<double> y);

    private protected abstract void Backpropagate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> g, Span<double> gradient);

    /// <inheritdoc/>
    protected sealed override void ComputeOutput(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        int rows,
        LayerMode mode,
        Span<double> workspace,
        Span<double> output)
    {
        int d = InputCount, c = OutputCount;
        for (int i = 0; i < rows; i++) Apply(input.Slice(i * d, d), output.Slice(i * c, c));
    }

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
        Span<double> parameterGradient)
    {
        if (inputGradient.IsEmpty) return;
        int d = InputCount, c = OutputCount;
        for (int i = 0; i < rows; i++)
        {
            Backpropagate(input.Slice(i * d, d), output.Slice(i * c, c), outputGradient.Slice(i * c, c), inputGradient.Slice(i * d, d));
        }
    }
}
