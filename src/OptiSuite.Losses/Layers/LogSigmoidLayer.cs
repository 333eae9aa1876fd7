using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>The logarithm of the logistic function, y = −ln(1 + e^−x).</summary>
/// <remarks>No input overflows. PyTorch: <c>LogSigmoid</c>.</remarks>
/// <example><code>var layer = new LogSigmoidLayer(64);</code></example>
public sealed record LogSigmoidLayer : ActivationLayer
{
    /// <summary>An activation of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public LogSigmoidLayer(int count)
        : base(count)
    {
    }

    private protected override void Apply(ReadOnlySpan<double> input, Span<double> output) => ActivationLoop.Forward(new Kernel(), input, output);

    private protected override void Backpropagate(
        ReadOnlySpan<double> input, ReadOnlySpan<double> output, ReadOnlySpan<double> outputGradient, Span<double> inputGradient) =>
        ActivationLoop.Backward(new Kernel(), input, output, outputGradient, inputGradient);

    private readonly struct Kernel : IActivationKernel
    {
        public Vector<double> Value(Vector<double> x) => -new Logistic(x).SoftplusOfMinus;

        public Vector<double> Slope(Vector<double> x, Vector<double> y) => Logistic.SigmoidOf(-x);
    }
}
