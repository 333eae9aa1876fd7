using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>
/// The exponential and the logarithm of whole vectors, within about one unit in the last place over their whole range: infinities, NaN and
/// subnormal numbers included. Faster than those of <see cref="Vector"/> because a vector without extremes takes no detour.
/// </summary>
/// <remarks>
/// Reduction of the argument and a polynomial: J.-M. Muller, "Elementary Functions", 3rd edition, 2016, chapters 4 and 11. The polynomials
/// interpolate at Chebyshev nodes; their own relative error is 2·10⁻¹⁷ (exp) and 5·10⁻¹⁸ (log).
/// </remarks>
internal static class VectorMath
{
    // Adding 1.5·2⁵² rounds to an integer, which then stands in the low bits.
    private const double Rounder = 6755399441055744.0;
    private const double PowerOf52 = 4503599627370496.0;
    private const double LogTwoE = 1.4426950408889634;

    // ln 2 in two parts; the first has 38 bits, so that its product with an exponent is exact.
    private const double LnTwoHigh = 0.6931471805582987;
    private const double LnTwoLow = 1.6465949582897082e-12;
    private const double SqrtTwo = 1.4142135623730951;

    // Between these bounds eˣ is a normal number.
    private const double ExpLimit = 708;
    private const long ExponentOfOne = 1023L << 52;
    private const long MantissaBits = (1L << 52) - 1;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Exp(Vector<double> x)
    {
        // A NaN fails the comparison too.
        if (!Vector.LessThanOrEqualAll(Vector.Abs(x), new Vector<double>(ExpLimit))) return ExpOfExtremes(x);
        Vector<double> shifted = Vector.FusedMultiplyAdd(x, new Vector<double>(LogTwoE), new Vector<double>(Rounder));
        return ExpOfReduced(x, shifted - new Vector<double>(Rounder)) * PowerOfTwo(shifted);
    }

    /// <summary>ln x: −∞ for 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Log(Vector<double> x)
    {
        if (!(Vector.GreaterThanOrEqualAll(x, new Vector<double>(SmallestNormal)) && Vector.LessThanAll(x, new Vector<double>(double.PositiveInfinity))))
        {
            return LogOfExtremes(x);
        }

        return LogOfNormal(x, Vector<double>.Zero);
    }

    /// <summary>ln(1 + e) for e in [0, 1], exact to the last digits also for tiny e.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> LogOnePlus(Vector<double> e)
    {
        // 1 + e = 2ᵏ(1 + f) with k = 1 above √2; e − 1 is exact there, so nothing of e is rounded away.
        Vector<double> isLarge = Vector.GreaterThan(e, new Vector<double>(SqrtTwo - 1)).As<long, double>();
        Vector<double> k = isLarge & Vector<double>.One;
        Vector<double> twice = e - k;
        Vector<double> f = Vector.ConditionalSelect(isLarge, twice * 0.5, twice);
        return LogOfReduced(f, k);
    }

    /// <summary>p·d, and 0 where p is absent whatever d is, unless x is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Product(Vector<double> p, Vector<double> d, Vector<long> absent, Vector<double> x) =>
        Vector.AndNot(p * d, (absent & Vector.Equals(x, x)).As<long, double>());

    // e^(x − k ln 2) = 1 + r + r²Q(r), |r| ≤ ln 2/2; Estrin's scheme keeps the chain of dependent operations short.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ExpOfReduced(Vector<double> x, Vector<double> k)
    {
        Vector<double> r = Vector.FusedMultiplyAdd(k, new Vector<double>(-LnTwoHigh), x);
        r = Vector.FusedMultiplyAdd(k, new Vector<double>(-LnTwoLow), r);
        Vector<double> r2 = r * r, r4 = r2 * r2;
        Vector<double> q01 = Linear(r, 0.5000000000000001, 0.16666666666666669);
        Vector<double> q23 = Linear(r, 0.04166666666662399, 0.008333333333330051);
        Vector<double> q45 = Linear(r, 0.0013888888917281794, 0.00019841269863105968);
        Vector<double> q67 = Linear(r, 2.480152119021773e-05, 2.7557268378684192e-06);
        Vector<double> q89 = Linear(r, 2.7620138719733994e-07, 2.5100424157005067e-08);
        Vector<double> low = Vector.FusedMultiplyAdd(q23, r2, q01), middle = Vector.FusedMultiplyAdd(q67, r2, q45);
        Vector<double> q = Vector.FusedMultiplyAdd(Vector.FusedMultiplyAdd(q89, r4, middle), r4, low);
        return Vector<double>.One + Vector.FusedMultiplyAdd(r2, q, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> PowerOfTwo(Vector<double> shifted) =>
        (Vector.ShiftLeft(shifted.As<double, long>(), 52) + new Vector<long>(ExponentOfOne)).As<long, double>();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<double> ExpOfExtremes(Vector<double> x)
    {
        // Beyond ±750 the result is ∞ or 0. The scaling goes in two steps, so that no power of two leaves the range by itself and the
        // result is rounded once where it is subnormal.
        Vector<double> limited = Vector.Min(Vector.Max(x, new Vector<double>(-750)), new Vector<double>(750));
        limited = Vector.ConditionalSelect(Vector.Equals(x, x).As<long, double>(), limited, Vector<double>.Zero);
        Vector<double> k = Vector.FusedMultiplyAdd(limited, new Vector<double>(LogTwoE), new Vector<double>(Rounder)) - new Vector<double>(Rounder);
        Vector<double> half = Vector.FusedMultiplyAdd(k, new Vector<double>(0.5), new Vector<double>(Rounder));
        Vector<double> rest = k - (half - new Vector<double>(Rounder)) + new Vector<double>(Rounder);
        Vector<double> result = ExpOfReduced(limited, k) * PowerOfTwo(half) * PowerOfTwo(rest);
        return Vector.ConditionalSelect(Vector.Equals(x, x).As<long, double>(), result, x);
    }

    // x = 2ᵏ(1 + f) with 1 + f in [√½, √2).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogOfNormal(Vector<double> x, Vector<double> exponent)
    {
        Vector<long> bits = x.As<double, long>();
        Vector<double> k = (Vector.ShiftRightLogical(bits, 52) | new Vector<long>(BitConverter.DoubleToInt64Bits(PowerOf52))).As<long, double>()
            - new Vector<double>(PowerOf52 + 1023);
        Vector<double> m = ((bits & new Vector<long>(MantissaBits)) | new Vector<long>(ExponentOfOne)).As<long, double>();
        Vector<double> isLarge = Vector.GreaterThan(m, new Vector<double>(SqrtTwo)).As<long, double>();
        k += isLarge & Vector<double>.One;
        m = Vector.ConditionalSelect(isLarge, m * 0.5, m);
        return LogOfReduced(m - Vector<double>.One, k + exponent);
    }

    // ln(1 + f) = 2 artanh s = f − s(f − s²P(s²)) with s = f/(2 + f), |s| < 0.172.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogOfReduced(Vector<double> f, Vector<double> k)
    {
        Vector<double> s = f / (f + new Vector<double>(2)), z = s * s, z2 = z * z;
        Vector<double> p01 = Linear(z, 0.666666666666667, 0.3999999999989703);
        Vector<double> p23 = Linear(z, 0.2857142862709691, 0.22222210952099322);
        Vector<double> p45 = Linear(z, 0.18182902409658547, 0.15331280911137393);
        Vector<double> high = Vector.FusedMultiplyAdd(new Vector<double>(0.14621885923046002), z2, p45);
        Vector<double> p = Vector.FusedMultiplyAdd(Vector.FusedMultiplyAdd(high, z2, p23), z2, p01);
        Vector<double> rest = Vector.FusedMultiplyAdd(-z, p, f);
        Vector<double> tail = Vector.FusedMultiplyAdd(k, new Vector<double>(LnTwoLow), -(s * rest));
        return Vector.FusedMultiplyAdd(k, new Vector<double>(LnTwoHigh), f + tail);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<double> LogOfExtremes(Vector<double> x)
    {
        // Subnormal numbers are multiplied by 2⁵⁴ first.
        Vector<double> isSmall = Vector.LessThan(x, new Vector<double>(SmallestNormal)).As<long, double>();
        Vector<double> scaled = Vector.ConditionalSelect(isSmall, x * 18014398509481984.0, x);
        Vector<double> result = LogOfNormal(scaled, isSmall & new Vector<double>(-54));
        result = Vector.ConditionalSelect(Vector.Equals(x, Vector<double>.Zero).As<long, double>(), new Vector<double>(double.NegativeInfinity), result);
        Vector<double> isPositive = Vector.GreaterThanOrEqual(x, Vector<double>.Zero).As<long, double>();
        result = Vector.ConditionalSelect(isPositive, result, new Vector<double>(double.NaN));
        return Vector.ConditionalSelect(Vector.Equals(x, new Vector<double>(double.PositiveInfinity)).As<long, double>(), x, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Linear(Vector<double> x, double c0, double c1) =>
        Vector.FusedMultiplyAdd(new Vector<double>(c1), x, new Vector<double>(c0));
}
