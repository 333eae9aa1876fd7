using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// f17 and f18: (1/(D−1) Σ √sᵢ (1 + sin²(50 sᵢ^⅕)))² + 10 f_pen with sᵢ = √(zᵢ² + zᵢ₊₁²) and z = Λ^α Q T_asy^0.5(R (x − x_opt)), α = 10 in f17
/// and 1000 in f18.
/// </summary>
internal sealed class Schaffer(BbobInstance instance, double condition) : BbobFunction(instance, instance.Optimum(), penaltyWeight: 10)
{
    private readonly int _n = instance.Dimension;
    private readonly LinearMap _first = new(instance.FirstRotation(), instance.Dimension);
    private readonly LinearMap _second = LinearMap.ScaledRows(instance.Conditioning(condition), instance.SecondRotation());
    private readonly double[] _asymmetry = Transformations.AsymmetricWeights(0.5, instance.Dimension);

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _first.Apply(z, work);
        Transformations.Asymmetric(work, _asymmetry);
        _second.Apply(work, z);
        for (int i = 1; i < _n; i++) work[i - 1] = (z[i - 1] * z[i - 1]) + (z[i] * z[i]);
        work[_n - 1] = 0;

        var sum = Vector256<double>.Zero;
        Vector256<double> one = Vector256.Create(1.0);
        foreach (Vector256<double> square in Lanes.Of(work))
        {
            // A pair at zero: the sine's argument does not matter, the square root is zero.
            Vector256<double> log = Vector256.Log(Vector256.ConditionalSelect(Vector256.Equals(square, Vector256<double>.Zero), one, square));
            Vector256<double> sine = Vector256.Sin(50 * Vector256.Exp(0.1 * log));
            sum += Vector256.Sqrt(Vector256.Sqrt(square)) * (one + (sine * sine));
        }

        double mean = Vector256.Sum(sum) / (_n - 1);
        return mean * mean;
    }
}
