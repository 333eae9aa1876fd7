using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>The logistic function σ and softplus of x and of −x, all from one exponential that cannot overflow.</summary>
internal readonly struct Logistic
{
    // No more than four fields: structs with more do not live in registers.
    private readonly Vector<double> _x, _e, _inverse, _log;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Logistic(Vector<double> x)
    {
        // e = exp(−|x|) lies in (0, 1]: σ(|x|) = 1/(1 + e), σ(−|x|) = e/(1 + e).
        _x = x;
        _e = VectorMath.Exp(-Vector.Abs(x));
        _inverse = Vector<double>.One / (Vector<double>.One + _e);
        _log = VectorMath.LogOnePlus(_e);
    }

    /// <summary>σ(x) = 1/(1 + e⁻ˣ).</summary>
    public Vector<double> Sigmoid => Vector.ConditionalSelect(IsPositive(_x), _inverse, _e * _inverse);

    /// <summary>σ(−x) = 1 − σ(x), without the rounding of the difference.</summary>
    public Vector<double> SigmoidOfMinus => Vector.ConditionalSelect(IsPositive(_x), _e * _inverse, _inverse);

    /// <summary>ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|).</summary>
    public Vector<double> Softplus => Vector.ConditionalSelect(IsPositive(_x), _x, Vector<double>.Zero) + _log;

    /// <summary>ln(1 + e⁻ˣ).</summary>
    public Vector<double> SoftplusOfMinus => Vector.ConditionalSelect(IsPositive(_x), Vector<double>.Zero, -_x) + _log;

    /// <summary>σ(x) alone, which needs no logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> SigmoidOf(Vector<double> x)
    {
        Vector<double> e = VectorMath.Exp(-Vector.Abs(x));
        Vector<double> inverse = Vector<double>.One / (Vector<double>.One + e);
        return Vector.ConditionalSelect(IsPositive(x), inverse, e * inverse);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> IsPositive(Vector<double> x) => Vector.GreaterThanOrEqual(x, Vector<double>.Zero).As<long, double>();
}
