using System.Collections;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>Weights w ≥ 0 of classes or elements, immutable and compared by value; made as <c>Weight = [1, 2, 0.5]</c>.</summary>
[CollectionBuilder(typeof(WeightVector), nameof(Create))]
public sealed class WeightVector : IReadOnlyList<double>, IEquatable<WeightVector>
{
    private readonly double[] _values;

    private WeightVector(double[] values) => _values = values;

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public double this[int index] => _values[index];

    /// <summary>The weights.</summary>
    public ReadOnlySpan<double> AsSpan() => _values;

    /// <summary>Weights from their values.</summary>
    /// <param name="values">At least one weight; finite and not negative.</param>
    /// <exception cref="ArgumentException">There is no weight, or one is negative, infinite or NaN.</exception>
    public static WeightVector Create(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) throw new ArgumentException("A weight vector without weights weighs nothing; give null for no weights.");
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= 0 && double.IsFinite(values[i])))
            {
                throw new ArgumentException($"Weight {i} is {values[i]}; weights must be finite and not negative.");
            }
        }

        return new WeightVector(values.ToArray());
    }

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)_values).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(WeightVector? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WeightVector);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_values.Length, _values[0], _values[^1]);

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _values)}]";
}
