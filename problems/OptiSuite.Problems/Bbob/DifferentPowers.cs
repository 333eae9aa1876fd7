using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>f14: √(Σ |zᵢ|^(2 + 4 (i−1)/(D−1))) with z = R (x − x_opt).</summary>
internal sealed class DifferentPowers(BbobInstance instance) : BbobFunction(instance, instance.Optimum())
{
    private readonly LinearMap _rotation = new(instance.FirstRotation(), instance.Dimension);
    private readonly double[] _powers = Lanes.Pad([.. Enumerable.Range(0, instance.Dimension).Select(i => 2 + (4.0 * i / (instance.Dimension - 1)))]);

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _rotation.Apply(z, work);
        ReadOnlySpan<Vector256<double>> lanes = Lanes.Of(work), powers = Lanes.Of(_powers)[..lanes.Length];
        var sum = Vector256<double>.Zero;
        for (int k = 0; k < lanes.Length; k++)
        {
            Vector256<double> isZero = Vector256.Equals(lanes[k], Vector256<double>.Zero);
            Vector256<double> size = Vector256.ConditionalSelect(isZero, Vector256.Create(1.0), Vector256.Abs(lanes[k]));
            sum += Vector256.AndNot(Vector256.Exp(powers[k] * Vector256.Log(size)), isZero);
        }

        return Math.Sqrt(Vector256.Sum(sum));
    }
}
