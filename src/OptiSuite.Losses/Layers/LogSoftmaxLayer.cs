using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>The logarithm of the softmax of each row: y = x − ln Σ e^x.</summary>
/// <remarks>The largest value is taken off first, so that none overflows. PyTorch: <c>LogSoftmax(dim=-1)</c>.</remarks>
/// <example><code>var layer = new LogSoftmaxLayer(10);</code></example>
public sealed record LogSoftmaxLayer : RowLayer
{
    /// <summary>A layer for rows of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public LogSoftmaxLayer(int count)
        : base(count, count)
    {
    }

    private protected override void Apply(ReadOnlySpan<double> x, Span<double> y) =>
        TensorPrimitives.Subtract(x, LogSumExpLayer.Evaluate(x, y), y);

    private protected override void Backpropagate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> g, Span<double> gradient)
    {
        ExponentialLoop.Run(y, 0, gradient);
        TensorPrimitives.MultiplyAdd(gradient, -TensorPrimitives.Sum(g), g, gradient);
    }
}
