using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>The smooth rectifier, y = ln(1 + e^βx)/β, and y = x where βx is above the threshold.</summary>
/// <remarks>No input overflows. PyTorch: <c>Softplus</c>, from whom the threshold comes: at 20 the function steps by 2·10⁻⁹.</remarks>
/// <example><code>var layer = new SoftplusLayer(64);</code></example>
public sealed record SoftplusLayer : ActivationLayer
{
    /// <summary>An activation of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public SoftplusLayer(int count)
        : base(count)
    {
    }

    /// <summary>β, how sharply the function bends; positive and finite. Default 1, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Beta
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Beta), value, "Beta must be positive and finite; for no bend use ReluLayer.");
    } = 1;

    /// <summary>Where βx is above it, y = x. Default 20, as in PyTorch; infinity for the exact function.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public double Threshold
    {
        get;
        init => field = value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Threshold), value, "The threshold must be positive; infinity switches it off.");
    } = 20;

    private protected override void Apply(ReadOnlySpan<double> input, Span<double> output) => ActivationLoop.Forward(new Kernel(Beta, Threshold), input, output);

    private protected override void Backpropagate(
        ReadOnlySpan<double> input, ReadOnlySpan<double> output, ReadOnlySpan<double> outputGradient, Span<double> inputGradient) =>
        ActivationLoop.Backward(new Kernel(Beta, Threshold), input, output, outputGradient, inputGradient);

    private readonly struct Kernel(double beta, double threshold) : IActivationKernel
    {
        public Vector<double> Value(Vector<double> x) =>
            Vector.ConditionalSelect(IsLinear(x), x, new Logistic(x * beta).Softplus / new Vector<double>(beta));

        public Vector<double> Slope(Vector<double> x, Vector<double> y) =>
            Vector.ConditionalSelect(IsLinear(x), Vector<double>.One, Logistic.SigmoidOf(x * beta));

        private Vector<double> IsLinear(Vector<double> x) => Vector.GreaterThan(x * beta, new(threshold)).As<long, double>();
    }
}
