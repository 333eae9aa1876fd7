using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>Runs a residual kernel over input and target.</summary>
internal static class ResidualLoop
{
    public static double Run<TKernel>(
        TKernel kernel,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient)
        where TKernel : struct, IResidualKernel =>
        ElementwiseLoop.Run(new OfResidual<TKernel>(kernel), input, target, each, upstream, scale, inputGradient, targetGradient);

    /// <summary>The sign of r: 1, −1, and 0 for 0 and NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Sign(Vector<double> r) =>
        Vector.ConditionalSelect(
            Vector.GreaterThan(r, Vector<double>.Zero),
            Vector<double>.One,
            Vector.ConditionalSelect(Vector.LessThan(r, Vector<double>.Zero), -Vector<double>.One, Vector<double>.Zero));

    private readonly struct OfResidual<TKernel>(TKernel kernel) : IElementwiseKernel
        where TKernel : struct, IResidualKernel
    {
        public static bool IsLight => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy)
        {
            Vector<double> value = kernel.Evaluate(x - y, out dx);
            dy = -dx;
            return value;
        }
    }
}
