using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>f6: T_osz(Σ (sᵢ zᵢ)²)^0.9 with z = Q Λ¹⁰ R (x − x_opt), and sᵢ = 100 where zᵢ points to x_opt's side, otherwise 1.</summary>
internal sealed class AttractiveSector : BbobFunction
{
    private readonly LinearMap _map;
    private readonly double[] _sides;

    public AttractiveSector(BbobInstance instance) : base(instance, instance.Optimum())
    {
        _map = LinearMap.Product(instance.FirstRotation(), instance.Conditioning(10), instance.SecondRotation());
        _sides = Lanes.Pad(Optimum);
    }

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _map.Apply(z, work);
        ReadOnlySpan<Vector256<double>> lanes = Lanes.Of(work), sides = Lanes.Of(_sides)[..lanes.Length];
        var sum = Vector256<double>.Zero;
        for (int k = 0; k < lanes.Length; k++)
        {
            Vector256<double> steep = Vector256.GreaterThan(lanes[k] * sides[k], Vector256<double>.Zero);
            Vector256<double> weight = Vector256.ConditionalSelect(steep, Vector256.Create(1e4), Vector256.Create(1.0));
            sum = Vector256.FusedMultiplyAdd(weight * lanes[k], lanes[k], sum);
        }

        return Math.Pow(Transformations.Oscillate(Vector256.Sum(sum)), 0.9);
    }
}
