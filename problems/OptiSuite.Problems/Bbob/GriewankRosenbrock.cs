using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>f19: 10/(D−1) Σ (sᵢ/4000 − cos sᵢ) + 10, where sᵢ are the terms of Rosenbrock's valley in z = c R x + ½, c = max(1, √D / 8).</summary>
internal sealed class GriewankRosenbrock(BbobInstance instance)
    : BbobFunction(instance, RosenbrockTerms.RotatedOptimum(instance.SecondRotation(), instance.Dimension))
{
    private readonly int _n = instance.Dimension;
    private readonly LinearMap _map = RotatedRosenbrock.ScaledRotation(instance);

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _map.Apply(z, work);
        for (int i = 1; i < _n; i++) z[i - 1] = RosenbrockTerms.Term(work[i - 1], work[i]);
        z[_n - 1] = 0;

        var sum = Vector256<double>.Zero;
        foreach (Vector256<double> s in Lanes.Of(z))
        {
            Vector256<double> sine = Vector256.Sin(0.5 * s);
            sum += (s / 4000) + (2 * sine * sine);
        }

        return 10 * Vector256.Sum(sum) / (_n - 1);
    }
}
