using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// Layer normalization: y = γ∘(x − μ)/√(σ² + ε) + β, with mean and (biased) variance of each row. The parameters are γ, then β.
/// </summary>
/// <remarks>
/// PyTorch: <c>LayerNorm</c>; γ starts at 1, β at 0. J. L. Ba, J. R. Kiros, G. E. Hinton, "Layer normalization", 2016.
/// </remarks>
/// <example><code>var layer = new LayerNormLayer(64);</code></example>
public sealed record LayerNormLayer : Layer
{
    /// <summary>A normalization of rows.</summary>
    /// <param name="count">D, the values of a row, at least 1.</param>
    public LayerNormLayer(int count)
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
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be positive and finite; it keeps a constant row from 0/0.");
    } = 1e-5;

    /// <summary>Whether there are γ and β. Default true, as in PyTorch.</summary>
    public bool IsAffine { get; init; } = true;

    /// <inheritdoc/>
    public override int ParameterCount => IsAffine ? 2 * InputCount : 0;

    /// <inheritdoc/>
    public override ImmutableArray<ParameterSlice> Slices =>
        IsAffine ? [new("weight", 0, [InputCount]), new("bias", InputCount, [InputCount])] : [];

    /// <inheritdoc/>
    public override int WorkspaceLength(int rows) => checked(2 * rows);

    /// <inheritdoc/>
    public override void Initialize(RandomStream random, Span<double> parameters)
    {
        if (!IsAffine) return;
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
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> x = input.Slice(i * d, d);
            Span<double> y = output.Slice(i * d, d);
            double mean = TensorPrimitives.Sum(x) / d;
            TensorPrimitives.Subtract(x, mean, y);
            double inverse = 1 / Math.Sqrt((TensorPrimitives.SumOfSquares<double>(y) / d) + Eps);
            TensorPrimitives.Multiply(y, inverse, y);
            if (IsAffine) TensorPrimitives.MultiplyAdd(y, parameters[..d], parameters[d..], y);
            workspace[2 * i] = mean;
            workspace[(2 * i) + 1] = inverse;
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
        parameterGradient.Clear();
        using var scratch = new ScratchSpace<double>(2 * d);
        Span<double> normal = scratch.Take(d), h = scratch.Take(d);
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> g = outputGradient.Slice(i * d, d);
            double inverse = workspace[(2 * i) + 1];
            TensorPrimitives.Subtract(input.Slice(i * d, d), workspace[2 * i], normal);
            TensorPrimitives.Multiply(normal, inverse, normal);
            if (!parameterGradient.IsEmpty)
            {
                Span<double> weight = parameterGradient[..d], bias = parameterGradient[d..];
                TensorPrimitives.MultiplyAdd(g, normal, weight, weight);
                TensorPrimitives.Add(bias, g, bias);
            }

            if (inputGradient.IsEmpty) continue;

            // With h = γ∘g and x̂ the normalized row: (h − mean(h) − x̂·mean(h∘x̂))/√(σ² + ε).
            if (IsAffine) TensorPrimitives.Multiply(g, parameters[..d], h);
            else g.CopyTo(h);
            Span<double> gradient = inputGradient.Slice(i * d, d);
            double along = TensorPrimitives.Dot<double>(h, normal) / d, mean = TensorPrimitives.Sum<double>(h) / d;
            TensorPrimitives.MultiplyAdd(normal, -along, h, gradient);
            TensorPrimitives.Subtract(gradient, mean, gradient);
            TensorPrimitives.Multiply(gradient, inverse, gradient);
        }
    }
}
