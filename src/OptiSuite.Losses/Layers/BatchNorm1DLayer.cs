using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// Batch normalization of features: y = γ∘(x − μ)/√(σ² + ε) + β, with mean and (biased) variance of each column. The parameters
/// are γ, then β.
/// </summary>
/// <remarks>
/// In training, and where there are no <see cref="Statistics"/>, μ and σ² are those of the batch, and every row's output depends on all rows:
/// a minibatch gradient is then no unbiased estimate of the whole. In use they are the <see cref="Statistics"/>, which the caller updates.
/// PyTorch: <c>BatchNorm1d</c>; γ starts at 1, β at 0. S. Ioffe, C. Szegedy, "Batch normalization", ICML 2015.
/// </remarks>
/// <example><code>var layer = new BatchNorm1DLayer(64) { Statistics = new BatchStatistics(64) };</code></example>
public sealed record BatchNorm1DLayer : Layer
{
    /// <summary>A normalization of columns.</summary>
    /// <param name="count">D, the values of a row, at least 1.</param>
    public BatchNorm1DLayer(int count)
        : base(count, count)
    {
    }

    /// <summary>ε, added to the variance; positive and finite. Default 10⁻⁵, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Eps
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be positive and finite; it keeps a constant column from 0/0.");
    } = 1e-5;

    /// <summary>
    /// The mean and variance that are used outside training. Default null: those of the batch, always, as PyTorch without running statistics.
    /// </summary>
    /// <exception cref="ArgumentException">They are of another number of features.</exception>
    public BatchStatistics? Statistics
    {
        get;
        init => field = value is null || value.Mean.Length == InputCount
            ? value
            : throw new ArgumentException($"The statistics are of {value.Mean.Length} features, and the layer has {InputCount}.");
    }

    /// <inheritdoc/>
    public override int ParameterCount => checked(2 * InputCount);

    /// <inheritdoc/>
    public override ImmutableArray<ParameterSlice> Slices => [new("weight", 0, [InputCount]), new("bias", InputCount, [InputCount])];

    /// <inheritdoc/>
    public override int WorkspaceLength(int rows) => checked(2 * InputCount);

    /// <inheritdoc/>
    public override void Initialize(RandomStream random, Span<double> parameters)
    {
        parameters[..InputCount].Fill(1);
        parameters[InputCount..].Clear();
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
        int d = InputCount;
        Span<double> mean = workspace[..d], inverse = workspace.Slice(d, d);
        if (UsesBatch(mode))
        {
            if (rows < 2)
            {
                throw new ArgumentException("Batch normalization by the batch needs at least 2 rows: one row has no variance. Give larger batches, or set Statistics.");
            }

            BatchStatistics.Of(input, rows, mean, inverse);
        }
        else
        {
            Statistics!.Mean.CopyTo(mean);
            Statistics.Variance.CopyTo(inverse);
        }

        TensorPrimitives.Add(inverse, Eps, inverse);
        TensorPrimitives.Sqrt(inverse, inverse);
        TensorPrimitives.Reciprocal(inverse, inverse);
        for (int i = 0; i < rows; i++)
        {
            Span<double> y = output.Slice(i * d, d);
            Normalize(input.Slice(i * d, d), workspace, y);
            TensorPrimitives.MultiplyAdd(y, parameters[..d], parameters[d..], y);
        }
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
        int d = InputCount;
        using var scratch = new ScratchSpace<double>(4 * d);
        Span<double> normal = scratch.Take(d), weight = scratch.Take(d), bias = scratch.Take(d), factor = scratch.Take(d);
        weight.Clear();
        bias.Clear();
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> g = outputGradient.Slice(i * d, d);
            Normalize(input.Slice(i * d, d), workspace, normal);
            TensorPrimitives.MultiplyAdd(g, normal, weight, weight);
            TensorPrimitives.Add(bias, g, bias);
        }

        if (!parameterGradient.IsEmpty)
        {
            weight.CopyTo(parameterGradient);
            bias.CopyTo(parameterGradient[d..]);
        }

        if (inputGradient.IsEmpty) return;
        TensorPrimitives.Multiply(parameters[..d], workspace.Slice(d, d), factor);
        TensorPrimitives.Divide(weight, -rows, weight);
        TensorPrimitives.Divide(bias, rows, bias);
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> g = outputGradient.Slice(i * d, d);
            Span<double> gradient = inputGradient.Slice(i * d, d);
            if (UsesBatch(mode))
            {
                // γ/√(σ² + ε)·(g − mean(g) − x̂·mean(g∘x̂)), the means over the batch.
                Normalize(input.Slice(i * d, d), workspace, normal);
                TensorPrimitives.Subtract(g, bias, gradient);
                TensorPrimitives.MultiplyAdd(normal, weight, gradient, gradient);
                TensorPrimitives.Multiply(gradient, factor, gradient);
            }
            else
            {
                TensorPrimitives.Multiply(g, factor, gradient);
            }
        }
    }

    private bool UsesBatch(LayerMode mode) => mode.IsTraining || Statistics is null;

    private static void Normalize(ReadOnlySpan<double> x, ReadOnlySpan<double> workspace, Span<double> result)
    {
        int d = x.Length;
        TensorPrimitives.Subtract(x, workspace[..d], result);
        TensorPrimitives.Multiply(result, workspace.Slice(d, d), result);
    }
}
