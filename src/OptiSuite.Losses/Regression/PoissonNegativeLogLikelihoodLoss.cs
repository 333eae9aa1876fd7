using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>
/// The negative log-likelihood of counts y ~ Poisson(λ): l = λ − y·ln λ, where the input x is ln λ (then l = eˣ − yx) or λ itself
/// (then l = x − y·ln(x + ε)).
/// </summary>
/// <remarks>
/// The term ln y! is left out, or with <see cref="Full"/> approximated by Stirling's y·ln y − y + ½ln(2πy) where y &gt; 1 and by 0 elsewhere; it does not
/// depend on the input. The mean divides by the number of elements. Non-finite and negative targets are refused; fractions are taken. PyTorch:
/// <c>PoissonNLLLoss</c>. P. McCullagh, J. A. Nelder, "Generalized Linear Models", 1989, chapter 6.
/// </remarks>
/// <example><code>double f = new PoissonNegativeLogLikelihoodLoss().Evaluate(logRates, counts, gradient);</code></example>
public sealed record PoissonNegativeLogLikelihoodLoss : ElementwiseLoss
{
    /// <summary>Whether the input is ln λ rather than λ ≥ 0. Default true, as in PyTorch. ln λ overflows beyond 709.</summary>
    public bool LogInput { get; init; } = true;

    /// <summary>Whether Stirling's approximation of ln y! is added. Default false, as in PyTorch.</summary>
    public bool Full { get; init; }

    /// <summary>ε, added to λ in the logarithm where <see cref="LogInput"/> is false: positive and finite. Default 1e-8, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Eps
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be positive and finite; it keeps the logarithm of a rate of 0 finite.");
    } = 1e-8;

    /// <inheritdoc/>
    public override string Name => "poisson-nll";

    /// <inheritdoc/>
    protected override void RequireTarget(ReadOnlySpan<double> target)
    {
        int i = 0;
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var y = new Vector<double>(target[i..]);
            if (!Vector.GreaterThanOrEqualAll(y, Vector<double>.Zero) || !Vector.LessThanAll(y, new Vector<double>(double.PositiveInfinity))) break;
        }

        for (; i < target.Length; i++)
        {
            if (!(target[i] >= 0 && double.IsFinite(target[i])))
            {
                throw new ArgumentException(
                    $"Target {i} of {Name} is {target[i]}; a target is a count, finite and not negative. Only the input may be a logarithm, never the target.");
            }
        }
    }

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient) => LogInput
            ? ElementwiseLoop.Run(new OfLogRate(Full), input, target, each, upstream, scale, inputGradient, targetGradient)
            : ElementwiseLoop.Run(new OfRate(Eps, Full), input, target, each, upstream, scale, inputGradient, targetGradient);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Stirling(Vector<double> y, out Vector<double> slope)
    {
        // y ln y − y + ½ ln y + ½ ln 2π. A NaN fails the comparison and stays a NaN.
        Vector<double> small = Vector.LessThanOrEqual(y, Vector<double>.One).As<long, double>(), log = VectorMath.Log(y), half = new(0.5);
        slope = Vector.ConditionalSelect(small, Vector<double>.Zero, log + (half / y));
        return Vector.ConditionalSelect(small, Vector<double>.Zero, ((y + half) * log) - y + new Vector<double>(0.91893853320467274));
    }

    private readonly struct OfLogRate(bool full) : IElementwiseKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            Vector<double> rate = VectorMath.Exp(x), value = rate - (y * x);
            dx = rate - y;
            dy = -x;
            if (!full) return value;
            value += Stirling(y, out Vector<double> slope);
            dy += slope;
            return value;
        }
    }

    private readonly struct OfRate(double eps, bool full) : IElementwiseKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            Vector<double> shifted = x + new Vector<double>(eps), log = VectorMath.Log(shifted), value = x - (y * log);
            dx = Vector<double>.One - (y / shifted);
            dy = -log;
            if (!full) return value;
            value += Stirling(y, out Vector<double> slope);
            dy += slope;
            return value;
        }
    }
}
