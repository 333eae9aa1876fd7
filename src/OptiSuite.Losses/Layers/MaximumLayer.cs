using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>One number for each row: its largest value.</summary>
/// <remarks>PyTorch: <c>max(dim=-1)</c>, and with <see cref="SplitsTies"/> <c>amax(dim=-1)</c>.</remarks>
/// <example><code>var layer = new MaximumLayer(10);</code></example>
public sealed record MaximumLayer : RowLayer
{
    /// <summary>A layer for rows of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public MaximumLayer(int count)
        : base(count, 1)
    {
    }

    /// <summary>
    /// Where several values are the largest: whether they share the gradient evenly, or the first has all of it. Default false, the first.
    /// </summary>
    public bool SplitsTies { get; init; }

    /// <inheritdoc/>
    public override bool IsSmooth => InputCount == 1;

    private protected override void Apply(ReadOnlySpan<double> x, Span<double> y) => y[0] = TensorPrimitives.Max(x);

    private protected override void Backpropagate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> g, Span<double> gradient)
    {
        gradient.Clear();
        int ties = 1;
        if (SplitsTies) ties = x.Count(y[0]);
        for (int j = 0; j < x.Length; j++)
        {
            if (x[j] != y[0]) continue;
            gradient[j] = g[0] / ties;
            if (!SplitsTies) return;
        }
    }
}
