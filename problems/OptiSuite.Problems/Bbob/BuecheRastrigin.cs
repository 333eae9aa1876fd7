using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// f4: the rippled bowl of zᵢ = sᵢ T_osz(xᵢ − x_opt,ᵢ) plus 100 f_pen, with sᵢ = 10^(½ (i−1)/(D−1)), and ten times that where zᵢ is positive
/// and i odd.
/// </summary>
internal sealed class BuecheRastrigin(BbobInstance instance) : BbobFunction(instance, OptimumOf(instance), penaltyWeight: 100)
{
    private readonly double[] _scales = Lanes.Pad(instance.Conditioning(10));
    private readonly double[] _positiveScales = Lanes.Pad([.. instance.Conditioning(10).Select((s, i) => i % 2 == 0 ? 10 * s : s)]);

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        Transformations.Oscillate(z);
        Span<Vector256<double>> lanes = Lanes.Of(z);
        ReadOnlySpan<Vector256<double>> s = Lanes.Of(_scales)[..lanes.Length], positive = Lanes.Of(_positiveScales)[..lanes.Length];
        for (int k = 0; k < lanes.Length; k++)
        {
            lanes[k] *= Vector256.ConditionalSelect(Vector256.GreaterThan(lanes[k], Vector256<double>.Zero), positive[k], s[k]);
        }

        return RippledBowl.Value(z);
    }

    private static double[] OptimumOf(BbobInstance instance)
    {
        double[] optimum = instance.Optimum();
        for (int i = 0; i < optimum.Length; i += 2) optimum[i] = Math.Abs(optimum[i]);
        return optimum;
    }
}
