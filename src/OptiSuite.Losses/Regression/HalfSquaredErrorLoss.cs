using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>
/// The squared Euclidean distance of a vector from its target, times a factor: l = f·Σⱼ (xⱼ − yⱼ)², by default ½‖x − y‖². Input and target are
/// N×D; there is one value for each of the N vectors.
/// </summary>
/// <remarks>
/// PyTorch has no class for it. Unlike <see cref="MeanSquaredErrorLoss"/>, the mean divides by N, not by N·D, and the default factor ½ makes
/// the gradient the residual. With <c>Factor = 1</c> it is ‖x − y‖².
/// </remarks>
/// <example><code>double f = new HalfSquaredErrorLoss().Evaluate(prediction, target, 3, gradient);   // N×3</code></example>
public sealed record HalfSquaredErrorLoss : VectorLoss
{
    /// <summary>f, positive and finite. Default ½, which cancels the 2 of the derivative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Factor
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Factor), value, "Factor must be positive and finite; it is usually 0.5 or 1.");
    } = 0.5;

    /// <inheritdoc/>
    public override string Name => "half-squared-error";

    /// <inheritdoc/>
    protected override double Compute(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
    {
        var kernel = new Kernel(Factor);
        if (dimension == 1 || (each.IsEmpty && upstream.IsEmpty))
        {
            // The sum over all vectors is a sum over all elements.
            return ResidualLoop.Run(kernel, input, target, each, upstream, scale, inputGradient, targetGradient);
        }

        double sum = 0;
        for (int i = 0; i < input.Length / dimension; i++)
        {
            int start = i * dimension;
            double factor = upstream.IsEmpty ? scale : scale * upstream[i];
            double value = ResidualLoop.Run(
                kernel, input.Slice(start, dimension), target.Slice(start, dimension), default, default, factor, Row(inputGradient), Row(targetGradient));
            if (!each.IsEmpty) each[i] = value;
            sum += value;

            Span<double> Row(Span<double> gradient) => gradient.IsEmpty ? default : gradient.Slice(start, dimension);
        }

        return sum;
    }

    private readonly struct Kernel(double factor) : IResidualKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(Vector<double> r, out Vector<double> slope)
        {
            Vector<double> fr = r * factor;
            slope = fr + fr;
            return fr * r;
        }
    }
}
