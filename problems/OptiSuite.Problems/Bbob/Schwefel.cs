using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// f20: 4.189828872724339 − 1/(100 D) Σ zᵢ sin √|zᵢ| + 100 f_pen(z / 100). With random signs ±: x̂ = 2 (± x), μ = 2|x_opt|, ẑ₁ = x̂₁,
/// ẑᵢ₊₁ = x̂ᵢ₊₁ + ¼ (x̂ᵢ − μ) and z = 100 (Λ¹⁰ (ẑ − μ) + μ).
/// </summary>
internal sealed class Schwefel(BbobInstance instance) : BbobFunction(instance, [.. SignsOf(instance).Select(sign => sign * Deepest / 2)])
{
    // μ = 2|x_opt|, and the depth of the curve z sin √|z| / 100 at 100 μ.
    private const double Deepest = 4.2096874637, Depth = 4.189828872724339;

    private readonly int _n = instance.Dimension;
    private readonly double[] _signs = SignsOf(instance);
    private readonly double[] _scales = instance.Conditioning(10);

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        double previous = Deepest;
        for (int i = 0; i < _n; i++)
        {
            double hat = 2 * _signs[i] * x[i];
            work[i] = 100 * ((_scales[i] * (hat + (0.25 * (previous - Deepest)) - Deepest)) + Deepest);
            previous = hat;
        }

        Vector256<double> curve = default, beyond = default;
        foreach (Vector256<double> lane in Lanes.Of(work))
        {
            Vector256<double> size = Vector256.Abs(lane);
            curve += lane * Vector256.Sin(Vector256.Sqrt(size));
            Vector256<double> over = Vector256.Max((size / 100) - Vector256.Create(5.0), Vector256<double>.Zero);
            beyond += over * over;
        }

        return Depth - (Vector256.Sum(curve) / (100 * _n)) + (100 * Vector256.Sum(beyond));
    }

    private static double[] SignsOf(BbobInstance instance) =>
        [.. BbobGenerator.Uniform(instance.Dimension, instance.Seed).Select(u => u < 0.5 ? -1.0 : 1.0)];
}
