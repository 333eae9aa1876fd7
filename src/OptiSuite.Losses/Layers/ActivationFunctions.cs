using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>The functions behind the activations, for vectors: no overflow, and no digits lost for large or small arguments.</summary>
internal static class ActivationFunctions
{
    // exp(z²)·erfc(z)·(1 + 2z) as a Chebyshev series in (z − 3.5)/(z + 3.5), z ≥ 0; fitted for this file, relative error 3e-16.
    private static readonly double[] _scaledTail =
    [
        1.177632731636124, -0.001630177283414629, -0.08733682573463146, 0.05800974837029327, -0.024340115396182225, 0.007529483715635749,
        -0.0017438817577112521, 0.00028269829816555584, -2.31849116112635e-05, -2.111766698133041e-06, 8.765760156892822e-07,
        -6.105702635086118e-08, -1.7116664716341917e-08, 3.391360268611259e-09, 2.54661619366046e-10, -1.2482784079516295e-10,
        -2.2122757753433792e-12, 4.4272603638230294e-12, -3.367266128031013e-14, -1.6519256000923578e-13, 1.9024103044538835e-15,
        6.601187937172832e-15,
    ];

    /// <summary>tanh x: near 0 by its continued fraction, which keeps the relative accuracy, elsewhere by the exponential.</summary>
    public static Vector<double> Tanh(Vector<double> x)
    {
        Vector<double> s = x * x, one = Vector<double>.One;
        Vector<double> above = (((s + new Vector<double>(378)) * s) + new Vector<double>(17325)) * s + new Vector<double>(135135);
        Vector<double> below = (((new Vector<double>(28) * s) + new Vector<double>(3150)) * s + new Vector<double>(62370)) * s + new Vector<double>(135135);
        Vector<double> e = VectorMath.Exp(Vector.Abs(x) * -2.0);
        Vector<double> large = Vector.CopySign((one - e) / (one + e), x);
        return Vector.ConditionalSelect(Vector.LessThan(s, new Vector<double>(0.25)).As<long, double>(), x * above / below, large);
    }

    /// <summary>Φ(x), the normal distribution function, and φ(x), its density.</summary>
    public static Vector<double> NormalDistribution(Vector<double> x, out Vector<double> density)
    {
        Vector<double> one = Vector<double>.One, size = Vector.Abs(x), z = size * Math.Sqrt(0.5), shift = new(3.5);
        Vector<double> u = (z - shift) / (z + shift), w = (u * u * 2.0) - one, twice = w + w;

        // Clenshaw's rule for the even and the odd terms apart, so that neither waits for the other: T₂ₖ(u) = Tₖ(w) and
        // T₂ₖ₊₁(u) = u·Vₖ(w) with w = 2u² − 1, V₀ = 1, V₁ = 2w − 1.
        ReadOnlySpan<double> c = _scaledTail;
        Vector<double> even1 = Vector<double>.Zero, even2 = even1, odd1 = even1, odd2 = even1;
        for (int k = c.Length - 2; k > 0; k -= 2)
        {
            Vector<double> even = Vector.FusedMultiplyAdd(twice, even1, new Vector<double>(c[k]) - even2);
            Vector<double> odd = Vector.FusedMultiplyAdd(twice, odd1, new Vector<double>(c[k + 1]) - odd2);
            even2 = even1;
            even1 = even;
            odd2 = odd1;
            odd1 = odd;
        }

        Vector<double> evens = Vector.FusedMultiplyAdd(w, even1, new Vector<double>(c[0]) - even2);
        Vector<double> odds = Vector.FusedMultiplyAdd(twice - one, odd1, new Vector<double>(c[1]) - odd2);
        Vector<double> series = Vector.FusedMultiplyAdd(u, odds, evens);
        Vector<double> e = VectorMath.Exp(size * size * -0.5);
        density = e * (1 / Math.Sqrt(2 * Math.PI));
        Vector<double> tail = e * 0.5 * series / (one + z + z);
        return Vector.ConditionalSelect(Positive(x), one - tail, tail);
    }

    /// <summary>All bits where x ≥ 0.</summary>
    public static Vector<double> Positive(Vector<double> x) => Vector.GreaterThanOrEqual(x, Vector<double>.Zero).As<long, double>();
}
