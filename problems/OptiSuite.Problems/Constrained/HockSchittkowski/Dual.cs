using System.Runtime.Intrinsics;

namespace OptiSuite.Problems;

/// <summary>
/// A value and its derivatives by up to eight variables: forward differentiation by operators (Griewank and Walther, 2008, chapter 3),
/// exact to rounding and without allocation. For the problems whose functions are long procedures.
/// </summary>
/// <param name="value">The value.</param>
/// <param name="slopes">The derivatives; those of variables that do not exist are 0.</param>
internal readonly struct Dual(double value, Vector512<double> slopes)
{
    private readonly Vector512<double> _slopes = slopes;

    /// <summary>The value.</summary>
    public double Value { get; } = value;

    /// <summary>A variable: its value, and 1 for its own derivative.</summary>
    /// <param name="x">The point, at most 8 values.</param>
    /// <param name="index">Which of them.</param>
    public static Dual Variable(ReadOnlySpan<double> x, int index) => new(x[index], Vector512<double>.Zero.WithElement(index, 1));

    /// <summary>A constant: no derivatives.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Dual(double value) => new(value, Vector512<double>.Zero);

    /// <summary>a + b.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a._slopes + b._slopes);

    /// <summary>a − b.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a._slopes - b._slopes);

    /// <summary>a b, with (ab)′ = a′b + ab′.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, (a._slopes * b.Value) + (b._slopes * a.Value));

    /// <summary>a / b, with (a/b)′ = (a′ − (a/b) b′) / b.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    public static Dual operator /(Dual a, Dual b)
    {
        double quotient = a.Value / b.Value;
        return new(quotient, (a._slopes - (b._slopes * quotient)) / b.Value);
    }

    /// <summary>Writes the derivatives by the first variables.</summary>
    /// <param name="slopes">Receives them, one a variable.</param>
    public void CopySlopes(Span<double> slopes)
    {
        for (int i = 0; i < slopes.Length; i++) slopes[i] = _slopes[i];
    }
}
