using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>The rectifier, y = max(x, 0).</summary>
/// <remarks>PyTorch: <c>ReLU</c>; with <see cref="SlopeAtZero"/> = 1 it is <c>clamp(min=0)</c>.</remarks>
/// <example><code>var layer = new ReluLayer(64);</code></example>
public sealed record ReluLayer : ActivationLayer
{
    /// <summary>An activation of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public ReluLayer(int count)
        : base(count)
    {
    }

    /// <summary>The subgradient at 0, from 0 to 1. Default 0, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, 1].</exception>
    public double SlopeAtZero
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SlopeAtZero), value, "A subgradient of the rectifier at 0 is from 0 to 1.");
    }

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    private protected override void Apply(ReadOnlySpan<double> input, Span<double> output) => ActivationLoop.Forward(new Kernel(SlopeAtZero), input, output);

    private protected override void Backpropagate(
        ReadOnlySpan<double> input, ReadOnlySpan<double> output, ReadOnlySpan<double> outputGradient, Span<double> inputGradient) =>
        ActivationLoop.Backward(new Kernel(SlopeAtZero), input, output, outputGradient, inputGradient);

    private readonly struct Kernel(double slopeAtZero) : IActivationKernel
    {
        // A NaN fails the comparison and stays.
        public Vector<double> Value(Vector<double> x) =>
            Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector<double>.Zero).As<long, double>(), Vector<double>.Zero, x);

        public Vector<double> Slope(Vector<double> x, Vector<double> y)
        {
            Vector<double> one = Vector.ConditionalSelect(Vector.Equals(x, Vector<double>.Zero).As<long, double>(), new(slopeAtZero), Vector<double>.One);
            return Vector.ConditionalSelect(Vector.LessThan(x, Vector<double>.Zero).As<long, double>(), Vector<double>.Zero, one);
        }
    }
}
