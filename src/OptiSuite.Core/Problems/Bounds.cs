using System.Collections.Immutable;
using System.Numerics;

namespace OptiSuite;

/// <summary>A box lower ≤ x ≤ upper. Either side may be infinite; equal sides fix a variable.</summary>
public sealed class Bounds : IEquatable<Bounds>
{
    /// <summary>A box from its two corners.</summary>
    /// <param name="lower">The lower bounds, n values; −∞ where there is none.</param>
    /// <param name="upper">The upper bounds, n values; +∞ where there is none.</param>
    /// <exception cref="ArgumentException">The lengths differ, a bound is NaN, or a lower bound is above the upper.</exception>
    public Bounds(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (lower.Length != upper.Length)
        {
            throw new ArgumentException(
                $"The lower bounds have {lower.Length} values and the upper bounds {upper.Length}; give one of each for every variable.");
        }

        for (int i = 0; i < lower.Length; i++)
        {
            if (double.IsNaN(lower[i]) || double.IsNaN(upper[i]))
            {
                throw new ArgumentException($"A bound of variable {i} is NaN; use an infinity where there is no bound.");
            }

            if (lower[i] > upper[i])
            {
                throw new ArgumentException(
                    $"The lower bound {lower[i]} of variable {i} is above its upper bound {upper[i]}; swap or correct them.");
            }

            if (double.IsPositiveInfinity(lower[i]) || double.IsNegativeInfinity(upper[i]))
            {
                throw new ArgumentException(
                    $"The bounds [{lower[i]}, {upper[i]}] of variable {i} hold no finite value; give a lower bound below +∞ and an upper above -∞.");
            }
        }

        Lower = [.. lower];
        Upper = [.. upper];
    }

    /// <summary>The lower bounds, n values.</summary>
    public ImmutableArray<double> Lower { get; }

    /// <summary>The upper bounds, n values.</summary>
    public ImmutableArray<double> Upper { get; }

    /// <summary>The number of variables n.</summary>
    public int Dimension => Lower.Length;

    /// <summary>Whether every bound is finite, so that points can be drawn uniformly from the box.</summary>
    public bool IsFinite
    {
        get
        {
            for (int i = 0; i < Dimension; i++)
            {
                if (!double.IsFinite(Lower[i]) || !double.IsFinite(Upper[i])) return false;
            }

            return true;
        }
    }

    /// <summary>The same interval for every variable.</summary>
    /// <param name="dimension">n, at least 1.</param>
    /// <param name="lower">The lower bound of every variable.</param>
    /// <param name="upper">The upper bound of every variable.</param>
    public static Bounds Uniform(int dimension, double lower, double upper)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        double[] low = new double[dimension], high = new double[dimension];
        Array.Fill(low, lower);
        Array.Fill(high, upper);
        return new Bounds(low, high);
    }

    /// <summary>x ≥ 0.</summary>
    /// <param name="dimension">n, at least 1.</param>
    public static Bounds NonNegative(int dimension) => Uniform(dimension, 0, double.PositiveInfinity);

    /// <summary>Whether every variable lies within its bounds. A NaN does not.</summary>
    /// <param name="x">The point, n values.</param>
    public bool Contains(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> lower = Lower.AsSpan(), upper = Upper.AsSpan();
        int i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var block = new Vector<double>(x[i..]);
            Vector<long> inside = Vector.GreaterThanOrEqual(block, new Vector<double>(lower[i..])) & Vector.LessThanOrEqual(block, new Vector<double>(upper[i..]));
            if (!Vector.EqualsAll(inside, Vector<long>.AllBitsSet)) return false;
        }

        for (; i < x.Length; i++)
        {
            if (!(x[i] >= lower[i] && x[i] <= upper[i])) return false;
        }

        return true;
    }

    /// <summary>Moves the point to the nearest one in the box, in place. A NaN stays.</summary>
    /// <param name="x">The point, n values.</param>
    public void Project(Span<double> x)
    {
        for (int i = 0; i < x.Length; i++) x[i] = Math.Min(Math.Max(x[i], Lower[i]), Upper[i]);
    }

    /// <summary>The largest amount by which a variable lies outside, 0 inside; NaN where x has a NaN.</summary>
    /// <param name="x">The point, n values.</param>
    public double Violation(ReadOnlySpan<double> x)
    {
        double worst = 0;
        for (int i = 0; i < x.Length; i++) worst = Math.Max(worst, Math.Max(Lower[i] - x[i], x[i] - Upper[i]));
        return worst;
    }

    /// <inheritdoc/>
    public bool Equals(Bounds? other) =>
        other is not null && Lower.AsSpan().SequenceEqual(other.Lower.AsSpan()) && Upper.AsSpan().SequenceEqual(other.Upper.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Bounds);

    /// <inheritdoc/>
    public override int GetHashCode() => Dimension == 0 ? 0 : HashCode.Combine(Dimension, Lower[0], Upper[^1]);

    /// <inheritdoc/>
    public override string ToString() =>
        Dimension <= 4 ? $"[{string.Join(", ", Lower)}] .. [{string.Join(", ", Upper)}]" : $"a box of {Dimension} variables";
}
