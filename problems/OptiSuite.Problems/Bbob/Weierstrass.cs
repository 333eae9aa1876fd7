using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// f16: 10 (1/D Σᵢ Σₖ 2⁻ᵏ cos(2π 3ᵏ (zᵢ + ½)) − f₀)³ + 10/D f_pen, k = 0 … 11, with z = R Λ^(1/100) Q T_osz(R (x − x_opt)) and
/// f₀ = Σₖ 2⁻ᵏ cos(π 3ᵏ).
/// </summary>
/// <remarks>
/// 3ᵏ is odd, so cos(2π 3ᵏ (z + ½)) = −cos(2π 3ᵏ z), and the inner part is Σ Σ 2⁻ᵏ (1 − cos 2π 3ᵏ z) / D. The angle is tripled by cubing
/// cos + i sin: one sine and cosine instead of twelve, with the rounding error of the angle itself.
/// </remarks>
internal sealed class Weierstrass : BbobFunction
{
    private const int Terms = 12;

    private readonly int _n;
    private readonly LinearMap _first, _second;

    public Weierstrass(BbobInstance instance) : base(instance, instance.Optimum(), penaltyWeight: 10.0 / instance.Dimension)
    {
        double[] r = instance.FirstRotation();
        _n = instance.Dimension;
        _first = new LinearMap(r, _n);
        _second = LinearMap.Product(r, instance.Conditioning(0.01), instance.SecondRotation());
    }

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _first.Apply(z, work);
        Transformations.Oscillate(work);
        _second.Apply(work, z);

        var sum = Vector256<double>.Zero;
        foreach (Vector256<double> lane in Lanes.Of(z)) sum += Curve(lane);
        double mean = Vector256.Sum(sum) / _n;
        return 10 * mean * mean * mean;
    }

    // Σₖ 2⁻ᵏ (1 − cos 2π 3ᵏ z).
    private static Vector256<double> Curve(Vector256<double> z)
    {
        Vector256<double> one = Vector256.Create(1.0), three = Vector256.Create(3.0);
        (Vector256<double> s, Vector256<double> c) = Vector256.SinCos((z - Vector256.Floor(z + Vector256.Create(0.5))) * (2 * Math.PI));
        Vector256<double> sum = one - c;
        double weight = 1;
        for (int k = 1; k < Terms; k++)
        {
            Vector256<double> c2 = c * c, s2 = s * s;
            c *= c2 - (three * s2);
            s *= (three * c2) - s2;
            weight *= 0.5;
            sum += weight * (one - c);
        }

        return sum;
    }
}
