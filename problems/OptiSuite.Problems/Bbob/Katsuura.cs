using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// f23: 10/D² Π (1 + i Σⱼ |2ʲ zᵢ − [2ʲ zᵢ]| / 2ʲ)^(10 / D^1.2) − 10/D² + f_pen, j = 1 … 32, [·] the nearest whole number, with
/// z = Q Λ¹⁰⁰ R (x − x_opt).
/// </summary>
internal sealed class Katsuura : BbobFunction
{
    // Products are folded into the result before they overflow.
    private const double Large = 1e250;

    private readonly int _n;
    private readonly LinearMap _map;
    private readonly double _exponent, _factor;

    public Katsuura(BbobInstance instance) : base(instance, instance.Optimum(), penaltyWeight: 1)
    {
        _n = instance.Dimension;
        _map = LinearMap.Product(instance.FirstRotation(), instance.Conditioning(100), instance.SecondRotation());
        _exponent = 10 / Math.Pow(_n, 1.2);
        _factor = 10.0 / _n / _n;
    }

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _map.Apply(z, work);
        foreach (ref Vector256<double> lane in Lanes.Of(work)) lane = Roughness(lane);

        double result = 1, product = 1;
        for (int i = 0; i < _n; i++)
        {
            product *= 1 + ((i + 1) * work[i]);
            if (product < Large) continue;
            result *= Math.Pow(product, _exponent);
            product = 1;
        }

        return _factor * ((result * Math.Pow(product, _exponent)) - 1);
    }

    // Σⱼ |2ʲ z − [2ʲ z]| / 2ʲ. The products are exact, and none waits for another.
    private static Vector256<double> Roughness(Vector256<double> z)
    {
        var sum = Vector256<double>.Zero;
        double power = 1, inverse = 1;
        for (int j = 1; j <= 32; j++)
        {
            power *= 2;
            inverse *= 0.5;
            Vector256<double> scaled = power * z;
            sum = Vector256.FusedMultiplyAdd(Vector256.Abs(scaled - Vector256.Round(scaled)), Vector256.Create(inverse), sum);
        }

        return sum;
    }
}
