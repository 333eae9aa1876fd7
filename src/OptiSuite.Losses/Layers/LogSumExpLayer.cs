using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>One number for each row: y = ln Σ e^x, the smooth maximum.</summary>
/// <remarks>The largest value is taken off first, so that none overflows. PyTorch: <c>logsumexp(dim=-1)</c>.</remarks>
/// <example><code>var layer = new LogSumExpLayer(10);</code></example>
public sealed record LogSumExpLayer : RowLayer
{
    /// <summary>A layer for rows of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public LogSumExpLayer(int count)
        : base(count, 1)
    {
    }

    /// <summary>ln Σ e^x.</summary>
    internal static double Evaluate(ReadOnlySpan<double> x, Span<double> power)
    {
        double largest = TensorPrimitives.Max(x), shift = double.IsInfinity(largest) ? 0 : largest;
        ExponentialLoop.Run(x, shift, power);
        return shift + Math.Log(TensorPrimitives.Sum<double>(power));
    }

    private protected override void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        using var scratch = new ScratchSpace<double>(x.Length);
        y[0] = Evaluate(x, scratch.Take(x.Length));
    }

    private protected override void Backpropagate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> g, Span<double> gradient)
    {
        ExponentialLoop.Run(x, y[0], gradient);
        TensorPrimitives.Multiply(gradient, g[0], gradient);
    }
}
