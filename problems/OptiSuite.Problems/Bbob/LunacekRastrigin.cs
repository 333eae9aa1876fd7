using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// f24: min(Σ (x̂ᵢ − μ₀)², D + s Σ (x̂ᵢ − μ₁)²) + 10 (D − Σ cos 2πzᵢ) + 10⁴ f_pen with x̂ = 2 sign(x_opt) ⊗ x, z = Q Λ¹⁰⁰ R (x̂ − μ₀), μ₀ = 2.5,
/// s = 1 − 1 / (2 √(D + 20) − 8.2) and μ₁ = −√((μ₀² − 1) / s).
/// </summary>
internal sealed class LunacekRastrigin : BbobFunction
{
    private const double Mu0 = 2.5;

    private readonly int _n;
    private readonly double _s, _apart;
    private readonly double[] _twiceSigns;
    private readonly LinearMap _map;

    public LunacekRastrigin(BbobInstance instance) : base(instance, OptimumOf(instance), penaltyWeight: 1e4)
    {
        _n = instance.Dimension;
        _s = 1 - (0.5 / (Math.Sqrt(_n + 20.0) - 4.1));
        _apart = Mu0 + Math.Sqrt(((Mu0 * Mu0) - 1) / _s);
        _twiceSigns = Lanes.Pad([.. Optimum.Select(t => 2.0 * Math.Sign(t))]);
        _map = LinearMap.Product(instance.FirstRotation(), instance.Conditioning(100), instance.SecondRotation());
    }

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        // x̂ − μ₀ = 2 sign(x_opt) (x − x_opt), because 2|x_opt| = μ₀; and x̂ − μ₁ is farther by μ₀ − μ₁.
        Lanes.Scale(z, _twiceSigns);
        double squares = Lanes.SumOfSquares(z), sum = 0;
        for (int i = 0; i < _n; i++) sum += z[i];
        double other = _n + (_s * (squares + (2 * _apart * sum) + (_n * _apart * _apart)));

        _map.Apply(z, work);
        var ripples = Vector256<double>.Zero;
        foreach (Vector256<double> lane in Lanes.Of(work)) ripples += Transformations.Ripple(lane);
        return Math.Min(squares, other) + (10 * Vector256.Sum(ripples));
    }

    private static double[] OptimumOf(BbobInstance instance) =>
        [.. BbobGenerator.Gaussian(instance.Dimension, instance.Seed).Select(g => g < 0 ? -Mu0 / 2 : Mu0 / 2)];
}
