using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>The absolute value, y = |x|; the slope at 0 is 0.</summary>
/// <remarks>PyTorch: <c>abs</c>.</remarks>
/// <example><code>var layer = new AbsoluteValueLayer(64);</code></example>
public sealed record AbsoluteValueLayer : ActivationLayer
{
    /// <summary>An activation of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public AbsoluteValueLayer(int count)
        : base(count)
    {
    }

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    private protected override void Apply(ReadOnlySpan<double> input, Span<double> output) => ActivationLoop.Forward(new Kernel(), input, output);

    private protected override void Backpropagate(
        ReadOnlySpan<double> input, ReadOnlySpan<double> output, ReadOnlySpan<double> outputGradient, Span<double> inputGradient) =>
        ActivationLoop.Backward(new Kernel(), input, output, outputGradient, inputGradient);

    private readonly struct Kernel : IActivationKernel
    {
        public Vector<double> Value(Vector<double> x) => Vector.Abs(x);

        public Vector<double> Slope(Vector<double> x, Vector<double> y) =>
            Vector.ConditionalSelect(Vector.Equals(x, Vector<double>.Zero).As<long, double>(), x, Vector.CopySign(Vector<double>.One, x));
    }
}
