using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>The Gaussian error linear unit, y = x·Φ(x) with the normal distribution function Φ.</summary>
/// <remarks>The exact function, not its approximation by tanh. PyTorch: <c>GELU</c>. D. Hendrycks, K. Gimpel, "Gaussian error linear units", 2016.</remarks>
/// <example><code>var layer = new GeluLayer(64);</code></example>
public sealed record GeluLayer : ActivationLayer
{
    /// <summary>An activation of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public GeluLayer(int count)
        : base(count)
    {
    }

    private protected override void Apply(ReadOnlySpan<double> input, Span<double> output) => ActivationLoop.Forward(new Kernel(), input, output);

    private protected override void Backpropagate(
        ReadOnlySpan<double> input, ReadOnlySpan<double> output, ReadOnlySpan<double> outputGradient, Span<double> inputGradient) =>
        ActivationLoop.Backward(new Kernel(), input, output, outputGradient, inputGradient);

    private readonly struct Kernel : IActivationKernel
    {
        public Vector<double> Value(Vector<double> x) => x * ActivationFunctions.NormalDistribution(x, out _);

        public Vector<double> Slope(Vector<double> x, Vector<double> y)
        {
            Vector<double> distribution = ActivationFunctions.NormalDistribution(x, out Vector<double> density);
            return distribution + (x * density);
        }
    }
}
