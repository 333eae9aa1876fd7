using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// f7: 0.1 max(|ẑ₁| / 10⁴, Σ 10^(2 (i−1)/(D−1)) zᵢ²) + f_pen with ẑ = Λ¹⁰ R (x − x_opt), and z = Q z̃, where z̃ is ẑ in steps: of 1 beyond ½,
/// of 0.1 within.
/// </summary>
internal sealed class StepEllipsoid(BbobInstance instance) : BbobFunction(instance, instance.Optimum(), penaltyWeight: 1)
{
    private readonly LinearMap _first = LinearMap.ScaledRows(instance.Conditioning(10), instance.SecondRotation());
    private readonly LinearMap _second = new(instance.FirstRotation(), instance.Dimension);
    private readonly double[] _weights = Lanes.Pad(instance.Powers(100));

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        Vector256<double> half = Vector256.Create(0.5), ten = Vector256.Create(10.0);
        _first.Apply(z, work);
        double slope = Math.Abs(work[0]) / 1e4;
        foreach (ref Vector256<double> lane in Lanes.Of(work))
        {
            Vector256<double> far = Vector256.GreaterThan(Vector256.Abs(lane), half);
            lane = Vector256.ConditionalSelect(far, Vector256.Floor(lane + half), Vector256.Floor((ten * lane) + half) / ten);
        }

        _second.Apply(work, z);
        return 0.1 * Math.Max(slope, Lanes.SumOfSquares(z, _weights));
    }
}
