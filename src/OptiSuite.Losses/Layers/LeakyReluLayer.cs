using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>The leaky rectifier, y = x where x &gt; 0, else a·x.</summary>
/// <remarks>PyTorch: <c>LeakyReLU</c>; the slope at 0 is a. A. L. Maas, A. Y. Hannun, A. Y. Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML 2013.</remarks>
/// <example><code>var layer = new LeakyReluLayer(64);</code></example>
public sealed record LeakyReluLayer : ActivationLayer
{
    /// <summary>An activation of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public LeakyReluLayer(int count)
        : base(count)
    {
    }

    /// <summary>a, the slope where x is negative; finite. Default 0.01, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or NaN.</exception>
    public double NegativeSlope
    {
        get;
        init => field = double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(NegativeSlope), value, "The slope of the negative side must be finite.");
    } = 0.01;

    /// <inheritdoc/>
    public override bool IsSmooth => NegativeSlope == 1;

    private protected override void Apply(ReadOnlySpan<double> input, Span<double> output) => ActivationLoop.Forward(new Kernel(NegativeSlope), input, output);

    private protected override void Backpropagate(
        ReadOnlySpan<double> input, ReadOnlySpan<double> output, ReadOnlySpan<double> outputGradient, Span<double> inputGradient) =>
        ActivationLoop.Backward(new Kernel(NegativeSlope), input, output, outputGradient, inputGradient);

    private readonly struct Kernel(double slope) : IActivationKernel
    {
        public Vector<double> Value(Vector<double> x) => x * Slope(x, x);

        public Vector<double> Slope(Vector<double> x, Vector<double> y) =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<double>.Zero).As<long, double>(), Vector<double>.One, new(slope));
    }
}
