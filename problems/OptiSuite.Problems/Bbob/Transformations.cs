using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>The nonlinear transformations of Hansen, Finck, Ros and Auger (2009), section 0.2, on padded vectors.</summary>
internal static class Transformations
{
    private static readonly Vector256<double> _one = Vector256.Create(1.0), _half = Vector256.Create(0.5);

    /// <summary>T_osz: sign(x) exp(x̂ + 0.049 (sin(c₁ x̂) + sin(c₂ x̂))) with x̂ = log|x|; it makes smooth functions irregular.</summary>
    public static void Oscillate(Span<double> z)
    {
        foreach (ref Vector256<double> lane in Lanes.Of(z))
        {
            Vector256<double> x = lane, isZero = Vector256.Equals(x, Vector256<double>.Zero);
            Vector256<double> isPositive = Vector256.GreaterThan(x, Vector256<double>.Zero);
            Vector256<double> c1 = Vector256.ConditionalSelect(isPositive, Vector256.Create(10.0), Vector256.Create(5.5));
            Vector256<double> c2 = Vector256.ConditionalSelect(isPositive, Vector256.Create(7.9), Vector256.Create(3.1));
            Vector256<double> log = Vector256.Log(Vector256.ConditionalSelect(isZero, _one, Vector256.Abs(x)));
            Vector256<double> size = Vector256.Exp(log + ((Vector256.Sin(c1 * log) + Vector256.Sin(c2 * log)) * 0.049));
            lane = Vector256.ConditionalSelect(isZero, x, Vector256.CopySign(size, x));
        }
    }

    /// <summary>T_osz of one number.</summary>
    public static double Oscillate(double x)
    {
        if (x == 0) return x;
        (double c1, double c2) = x > 0 ? (10, 7.9) : (5.5, 3.1);
        double log = Math.Log(Math.Abs(x));
        return Math.CopySign(Math.Exp(log + (0.049 * (Math.Sin(c1 * log) + Math.Sin(c2 * log)))), x);
    }

    /// <summary>T_asy^β: xᵢ ← xᵢ^(1 + β (i−1)/(D−1) √xᵢ) where xᵢ &gt; 0; it breaks the symmetry about the optimum.</summary>
    /// <param name="z">x in, the result out.</param>
    /// <param name="weights">β (i−1)/(D−1), padded.</param>
    public static void Asymmetric(Span<double> z, ReadOnlySpan<double> weights)
    {
        Span<Vector256<double>> lanes = Lanes.Of(z);
        ReadOnlySpan<Vector256<double>> w = Lanes.Of(weights)[..lanes.Length];
        for (int k = 0; k < lanes.Length; k++)
        {
            Vector256<double> x = lanes[k], isPositive = Vector256.GreaterThan(x, Vector256<double>.Zero);
            Vector256<double> positive = Vector256.ConditionalSelect(isPositive, x, _one);
            Vector256<double> power = Vector256.Exp((_one + (w[k] * Vector256.Sqrt(positive))) * Vector256.Log(positive));
            lanes[k] = Vector256.ConditionalSelect(isPositive, power, x);
        }
    }

    /// <summary>The weights of <see cref="Asymmetric"/>.</summary>
    public static double[] AsymmetricWeights(double beta, int n)
    {
        double[] weights = new double[Lanes.Padded(n)];
        for (int i = 0; i < n; i++) weights[i] = beta * i / (n - 1);
        return weights;
    }

    /// <summary>f_pen(x) = Σ max(0, |xᵢ| − 5)²: what lies outside of the box.</summary>
    public static double OutOfBox(ReadOnlySpan<double> x)
    {
        var sum = Vector256<double>.Zero;
        foreach (Vector256<double> lane in Lanes.Of(x))
        {
            Vector256<double> beyond = Vector256.Max(Vector256.Abs(lane) - Vector256.Create(5.0), Vector256<double>.Zero);
            sum = Vector256.FusedMultiplyAdd(beyond, beyond, sum);
        }

        return Vector256.Sum(sum);
    }

    /// <summary>1 − cos 2πx, with the whole turns taken off first, exactly.</summary>
    public static Vector256<double> Ripple(Vector256<double> x)
    {
        // 1 − cos 2a = 2 sin² a keeps its digits near zero.
        Vector256<double> turn = x - Vector256.Floor(x + _half);
        Vector256<double> sine = Vector256.Sin(turn * Math.PI);
        return 2 * sine * sine;
    }
}
