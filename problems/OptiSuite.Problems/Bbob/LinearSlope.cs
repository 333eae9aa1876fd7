using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// f5: Σ 5|sᵢ| − sᵢ zᵢ with s = ± 10^((i−1)/(D−1)), x_opt = ± 5 and zᵢ = xᵢ inside of the box, x_opt,ᵢ beyond its best face.
/// </summary>
internal sealed class LinearSlope(BbobInstance instance) : BbobFunction(instance, OptimumOf(instance))
{
    private readonly double[] _signs = Lanes.Pad([.. OptimumOf(instance).Select(t => (double)Math.Sign(t))]);
    private readonly double[] _slopes = Lanes.Pad(instance.Powers(10));

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        ReadOnlySpan<Vector256<double>> at = Lanes.Of(x), sign = Lanes.Of(_signs)[..at.Length], slope = Lanes.Of(_slopes)[..at.Length];
        var sum = Vector256<double>.Zero;
        for (int k = 0; k < at.Length; k++)
        {
            Vector256<double> left = Vector256.Max(Vector256.Create(5.0) - (sign[k] * at[k]), Vector256<double>.Zero);
            sum = Vector256.FusedMultiplyAdd(slope[k], left, sum);
        }

        return Vector256.Sum(sum);
    }

    private static double[] OptimumOf(BbobInstance instance) => [.. instance.Optimum().Select(t => t < 0 ? -5.0 : 5.0)];
}
