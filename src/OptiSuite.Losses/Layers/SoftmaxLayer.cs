using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>Softmax of each row: y = e^x/Σ e^x.</summary>
/// <remarks>The largest value is taken off first, so that none overflows; −∞ gives 0. PyTorch: <c>Softmax(dim=-1)</c>.</remarks>
/// <example><code>var layer = new SoftmaxLayer(10);</code></example>
public sealed record SoftmaxLayer : RowLayer
{
    /// <summary>A layer for rows of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public SoftmaxLayer(int count)
        : base(count, count)
    {
    }

    private protected override void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        ExponentialLoop.Run(x, TensorPrimitives.Max(x), y);
        TensorPrimitives.Divide(y, TensorPrimitives.Sum<double>(y), y);
    }

    private protected override void Backpropagate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> g, Span<double> gradient)
    {
        TensorPrimitives.Subtract(g, TensorPrimitives.Dot(g, y), gradient);
        TensorPrimitives.Multiply(gradient, y, gradient);
    }
}
