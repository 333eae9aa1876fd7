using System.Collections.Immutable;
using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Losses;

/// <summary>The linear layer y = W·x + b, with W of C×D. The parameters are W, row-major, then b.</summary>
/// <remarks>PyTorch: <c>Linear</c>, with its layout and its initialization: all parameters uniform in ±1/√D.</remarks>
/// <example><code>var layer = new LinearLayer(64, 10);   // 650 parameters</code></example>
public sealed record LinearLayer : Layer
{
    /// <summary>A linear layer.</summary>
    /// <param name="inputCount">D, at least 1.</param>
    /// <param name="outputCount">C, at least 1.</param>
    /// <param name="hasBias">Whether there is b. Default true.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public LinearLayer(int inputCount, int outputCount, bool hasBias = true)
        : base(inputCount, outputCount) => HasBias = hasBias;

    /// <summary>Whether there is b.</summary>
    public bool HasBias { get; }

    /// <inheritdoc/>
    public override int ParameterCount => checked(WeightCount + (HasBias ? OutputCount : 0));

    /// <inheritdoc/>
    public override ImmutableArray<ParameterSlice> Slices => HasBias
        ? [new("weight", 0, [OutputCount, InputCount]), new("bias", WeightCount, [OutputCount])]
        : [new("weight", 0, [OutputCount, InputCount])];

    private int WeightCount => checked(InputCount * OutputCount);

    /// <inheritdoc/>
    public override void Initialize(RandomStream random, Span<double> parameters) =>
        Initialization.Uniform(random, 1 / Math.Sqrt(InputCount), parameters);

    /// <inheritdoc/>
    protected override void ComputeOutput(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        int rows,
        LayerMode mode,
        Span<double> workspace,
        Span<double> output)
    {
        int d = InputCount, c = OutputCount;
        for (int i = 0; i < rows && HasBias; i++) parameters[WeightCount..].CopyTo(output.Slice(i * c, c));
        MatrixProduct.Multiply(rows, c, d, 1, input, d, 1, parameters[..WeightCount], 1, d, HasBias ? 1 : 0, output, c);
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
        int d = InputCount, c = OutputCount;
        if (!inputGradient.IsEmpty)
        {
            MatrixProduct.Multiply(rows, d, c, 1, outputGradient, c, 1, parameters[..WeightCount], d, 1, 0, inputGradient, d);
        }

        if (parameterGradient.IsEmpty) return;
        MatrixProduct.Multiply(c, d, rows, 1, outputGradient, 1, c, input, d, 1, 0, parameterGradient[..WeightCount], d);
        if (!HasBias) return;
        Span<double> bias = parameterGradient[WeightCount..];
        bias.Clear();
        for (int i = 0; i < rows; i++) TensorPrimitives.Add(bias, outputGradient.Slice(i * c, c), bias);
    }
}
