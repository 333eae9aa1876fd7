using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>Cross entropy of probabilities p with target probabilities y, one-hot or not: l = −Σ_c y[c]·ln p[c], with 0·ln 0 = 0.</summary>
/// <remarks>
/// The input must lie in [0, 1] and is not normalized; logits belong into <see cref="SoftTargetCrossEntropyLoss"/>, which loses no digits. With
/// ε &gt; 0 each probability is clipped to [ε, 1 − ε] first, as Keras does with ε = 10⁻⁷, and has the gradient 0 where it is clipped. Without,
/// p = 0 where y &gt; 0 gives +∞, and where y = 0 the value 0 with the gradient −y/p = 0/0, NaN: set ε where probabilities may be exactly 0. The mean divides by the number of samples (and positions). PyTorch has none. C. M. Bishop, "Pattern
/// Recognition and Machine Learning", 2006, eq. 4.108.
/// </remarks>
/// <example><code>double f = new CategoricalCrossEntropyLoss { Eps = 1e-7 }.Evaluate(probabilities, oneHot, new LogitShape(4, 3), gradient);</code></example>
public sealed record CategoricalCrossEntropyLoss : DistributionLoss
{
    /// <summary>ε, to which small probabilities are raised, in [0, ½). Default 0, none; Keras has 10⁻⁷.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside [0, ½).</exception>
    public double Eps
    {
        get;
        init => field = value is >= 0 and < 0.5
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be at least 0 and below 1/2: probabilities are clipped to [Eps, 1 − Eps].");
    }

    /// <inheritdoc/>
    public override string Name => "categorical-cross-entropy";

    /// <summary>False where probabilities are clipped.</summary>
    public override bool IsSmooth => Eps == 0;

    private protected override void RequireInput(ReadOnlySpan<double> input, LogitShape shape)
    {
        int i = ValueRange.IndexOutsideNaNPasses(input, 0, 1);
        if (i < 0) return;
        throw new ArgumentException(
            $"Input {i} of {Name} is {input[i]}; the input is the probability of each class, from 0 to 1. For logits use SoftTargetCrossEntropyLoss.");
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        LogitShape shape,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient) =>
        ClassSumLoop.Run(new Kernel(Eps), default, 1, input, target, shape, each, upstream, scale, inputGradient, targetGradient);

    private readonly struct Kernel(double eps) : IElementwiseKernel
    {
        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            // Comparisons rather than Min and Max: a NaN is not clipped.
            Vector<double> low = new(eps), high = new(1 - eps);
            Vector<double> isLow = Vector.LessThan(x, low).As<long, double>(), isHigh = Vector.GreaterThan(x, high).As<long, double>();
            Vector<double> p = Vector.ConditionalSelect(isLow, low, Vector.ConditionalSelect(isHigh, high, x));
            Vector<double> absent = Vector.Equals(y, Vector<double>.Zero).As<long, double>() & Vector.Equals(x, x).As<long, double>();
            dy = -VectorMath.Log(p);
            dx = Vector.AndNot(-y / p, isLow | isHigh);
            return Vector.AndNot(y * dy, absent);
        }
    }
}
