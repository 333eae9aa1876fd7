using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// f21 (101 peaks) and f22 (21): T_osz(10 − maxₖ wₖ exp(−1/(2D) (x − yₖ)ᵀ Rᵀ Cₖ R (x − yₖ)))² + f_pen. The peaks yₖ are uniform in the box, the
/// highest (w = 10) somewhat inside; the others have w from 1.1 to 9.1. Each has a diagonal Cₖ of its own condition number, its entries
/// permuted.
/// </summary>
/// <remarks>
/// The maximum is found among the exponents, so that one exponential is left to take. Four peaks share a register.
/// </remarks>
internal sealed class Gallagher : BbobFunction
{
    private readonly int _n, _width;
    private readonly LinearMap _rotation;

    // For each register of peaks and each coordinate: four coordinates of R yₖ, four entries of −Cₖ / (2D).
    private readonly double[] _peaks;
    private readonly double[] _logWeights;

    private Gallagher(BbobInstance instance, double[] places, int count, double highestCondition) : base(instance, places[..instance.Dimension], penaltyWeight: 1)
    {
        _n = instance.Dimension;
        _rotation = new LinearMap(instance.SecondRotation(), _n);
        _width = Lanes.Padded(count);
        _peaks = new double[_width * _n * 2];
        _logWeights = new double[_width];
        // The padding holds peaks of no height.
        Array.Fill(_logWeights, double.NegativeInfinity);

        int[] order = BbobGenerator.Permutation(count - 1, instance.Seed);
        double[] rotated = new double[Lanes.Padded(_n)];
        for (int peak = 0; peak < count; peak++)
        {
            double share = 1 / (count - 2.0);
            double weight = peak == 0 ? 10 : 1.1 + (8 * (peak - 1) * share);
            double condition = peak == 0 ? highestCondition : Math.Pow(1000, order[peak - 1] * share);
            _logWeights[peak] = Math.Log(weight / 10);

            _rotation.Apply(Lanes.Pad(places.AsSpan(peak * _n, _n)), rotated);
            int[] ranks = BbobGenerator.Permutation(_n, instance.Seed + (1000 * peak));
            for (int j = 0; j < _n; j++)
            {
                int at = At(peak, j);
                _peaks[at] = rotated[j];
                _peaks[at + 4] = -Math.Pow(condition, (ranks[j] / (_n - 1.0)) - 0.5) / (2 * _n);
            }
        }
    }

    /// <summary>f21: 101 peaks, the highest of condition √1000.</summary>
    public static Gallagher Of101Peaks(BbobInstance instance) => new(instance, Places(instance, 101, 5), 101, Math.Sqrt(1000));

    /// <summary>f22: 21 peaks, the highest of condition 1000.</summary>
    public static Gallagher Of21Peaks(BbobInstance instance) => new(instance, Places(instance, 21, 4.9), 21, 1000);

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _rotation.Apply(x, work);
        var highest = Vector256.Create(double.NegativeInfinity);
        ref double peaks = ref MemoryMarshal.GetArrayDataReference(_peaks);
        nuint at = 0;
        foreach (Vector256<double> logWeight in Lanes.Of(_logWeights))
        {
            Vector256<double> exponent = logWeight;
            for (int j = 0; j < _n; j++, at += 8)
            {
                Vector256<double> off = Vector256.Create(work[j]) - Vector256.LoadUnsafe(ref peaks, at);
                exponent = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref peaks, at + 4) * off, off, exponent);
            }

            highest = Vector256.Max(highest, exponent);
        }

        double best = Math.Max(Math.Max(highest[0], highest[1]), Math.Max(highest[2], highest[3]));
        double value = Transformations.Oscillate(10 - (10 * Math.Exp(best)));
        return value * value;
    }

    private static double[] Places(BbobInstance instance, int count, double reach)
    {
        double[] places = BbobGenerator.Uniform(count * instance.Dimension, instance.Seed);
        for (int i = 0; i < places.Length; i++) places[i] = ((2 * places[i]) - 1) * (i < instance.Dimension ? 0.8 * reach : reach);
        return places;
    }

    private int At(int peak, int coordinate) => ((((peak / 4 * _n) + coordinate) * 2) * 4) + (peak % 4);
}
