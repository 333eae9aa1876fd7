using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>The logistic function, y = 1/(1 + e^−x).</summary>
/// <remarks>No input overflows. PyTorch: <c>Sigmoid</c>.</remarks>
/// <example><code>var layer = new SigmoidLayer(64);</code></example>
public sealed record SigmoidLayer : ActivationLayer
{
    /// <summary>An activation of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public SigmoidLayer(int count)
        : base(count)
    {
    }

    private protected override void Apply(ReadOnlySpan<double> input, Span<double> output) => ActivationLoop.Forward(new Kernel(), input, output);

    private protected override void Backpropagate(
        ReadOnlySpan<double> input, ReadOnlySpan<double> output, ReadOnlySpan<double> outputGradient, Span<double> inputGradient) =>
        ActivationLoop.Backward(new Kernel(), input, output, outputGradient, inputGradient);

    private readonly struct Kernel : IActivationKernel
    {
        public Vector<double> Value(Vector<double> x) => Logistic.SigmoidOf(x);

        public Vector<double> Slope(Vector<double> x, Vector<double> y) => y * (Vector<double>.One - y);
    }
}
