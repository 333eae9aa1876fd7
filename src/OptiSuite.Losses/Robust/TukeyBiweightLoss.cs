using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>
/// Tukey's biweight with u = (x − y)/σ: l = (c²/6)(1 − (1 − (u/c)²)³) where |u| ≤ c, else c²/6. Outliers do not pull at all.
/// </summary>
/// <remarks>
/// Not convex: far residuals have no gradient, so start from a convex fit, or scale. The scale σ is 1, or with
/// <see cref="TukeyScaling.MedianAbsoluteDeviation"/> taken from the batch, output by output; it counts as a constant in the gradient
/// (straight-through), as in the second paper, and a scale of 0 counts as 1. The median of an even number is the mean of the two in the
/// middle. The mean divides by the number of elements. PyTorch has no such loss. A. E. Beaton, J. W. Tukey, "The fitting of power series",
/// Technometrics 16(2), 1974; V. Belagiannis et al., "Robust optimization for deep regression", ICCV 2015, eqs. (3)-(6).
/// </remarks>
/// <example><code>var loss = new TukeyBiweightLoss { Scaling = TukeyScaling.MedianAbsoluteDeviation, Outputs = 3 };   // N×3
/// double f = loss.Evaluate(prediction, target, gradient);</code></example>
public sealed record TukeyBiweightLoss : ElementwiseLoss
{
    // 1/Φ⁻¹(3/4): what makes the median absolute deviation of a normal distribution its standard deviation.
    private const double Consistency = 1.4826;

    // Scales are repeated for about so many elements, so that a pass over them is worth its start.
    private const int Tile = 512;

    /// <summary>
    /// c, beyond which a residual counts as an outlier: positive and finite, in units of σ. Default 4.685, which gives 95 % efficiency for normal
    /// residuals (Belagiannis et al. 2015, section 3).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double C
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(C), value, "C must be positive and finite; 4.685 suits normal residuals of unit variance.");
    } = 4.685;

    /// <summary>What the residuals are divided by. Default <see cref="TukeyScaling.None"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public TukeyScaling Scaling
    {
        get;
        init => field = value is TukeyScaling.None or TukeyScaling.MedianAbsoluteDeviation
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Scaling), value, "A scaling is None or MedianAbsoluteDeviation.");
    }

    /// <summary>K, the number of outputs, which is the last dimension; each has a scale of its own. Default 1, one scale for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Outputs
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Outputs), value, "There is at least one output.");
    } = 1;

    /// <inheritdoc/>
    public override string Name => "tukey-biweight";

    /// <summary>Whether it has a continuous gradient: yes, unless it is scaled; a median has kinks, and is not in the gradient.</summary>
    public override bool IsSmooth => Scaling == TukeyScaling.None;

    internal override int Period => Scaling == TukeyScaling.None ? 1 : Outputs;

    internal override bool IsSeparable => Scaling == TukeyScaling.None;

    private protected override bool WrongTargetGivesNaN => true;

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
    {
        if (Scaling == TukeyScaling.None)
        {
            return ResidualLoop.Run(new Kernel(C), input, target, each, upstream, scale, inputGradient, targetGradient);
        }

        if (input.Length % Outputs != 0)
        {
            throw new ArgumentException(
                $"{Name} got an input of {input.Length} values, which is no multiple of its {Outputs} outputs; Outputs is the last dimension.");
        }

        int rows = input.Length / Outputs, tile = Math.Min(input.Length, Outputs * Math.Max(1, Tile / Outputs));
        using var scratch = new ScratchSpace<double>(tile + rows);
        Span<double> inverses = scratch.Take(tile), residuals = scratch.Take(rows);
        for (int k = 0; k < tile; k++) inverses[k] = k < Outputs ? InverseScale(input, target, k, residuals) : inverses[k - Outputs];

        double sum = 0;
        for (int start = 0; start < input.Length; start += tile)
        {
            int end = Math.Min(input.Length, start + tile);
            sum += TernaryLoop.Run(
                new ScaledKernel(new Kernel(C)),
                input[start..end],
                target[start..end],
                inverses[..(end - start)],
                each.IsEmpty ? default : each[start..end],
                upstream.IsEmpty ? default : upstream[start..end],
                scale,
                inputGradient.IsEmpty ? default : inputGradient[start..end],
                targetGradient.IsEmpty ? default : targetGradient[start..end],
                default);
        }

        return sum;
    }

    private double InverseScale(ReadOnlySpan<double> input, ReadOnlySpan<double> target, int column, Span<double> residuals)
    {
        for (int i = 0, at = column; i < residuals.Length; i++, at += Outputs) residuals[i] = input[at] - target[at];
        double center = Median.Of(residuals);
        for (int i = 0; i < residuals.Length; i++) residuals[i] = Math.Abs(residuals[i] - center);
        double inverse = 1 / (Consistency * Median.Of(residuals));
        return double.IsPositiveInfinity(inverse) ? 1 : inverse;
    }

    private readonly struct Kernel(double c) : IResidualKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(Vector<double> r, out Vector<double> slope)
        {
            // With q = (u/c)², 1 − (1 − q)³ = q(3 − 3q + q²), which does not cancel near 0. A NaN fails the comparison and stays a NaN.
            Vector<double> outside = Vector.GreaterThan(Vector.Abs(r), new Vector<double>(c)).As<long, double>();
            Vector<double> ratio = r * (1 / c), q = ratio * ratio, rest = Vector<double>.One - q, three = new(3.0);
            slope = Vector.ConditionalSelect(outside, Vector<double>.Zero, r * rest * rest);
            return new Vector<double>(c * c / 6) * Vector.ConditionalSelect(outside, Vector<double>.One, q * (three - (q * (three - q))));
        }
    }

    private readonly struct ScaledKernel(Kernel kernel) : ITernaryKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(
            Vector<double> x, Vector<double> y, Vector<double> z, out Vector<double> dx, out Vector<double> dy, out Vector<double> dz)
        {
            Vector<double> value = kernel.Evaluate((x - y) * z, out Vector<double> slope);
            dx = slope * z;
            dy = -dx;
            dz = Vector<double>.Zero;
            return value;
        }
    }
}
