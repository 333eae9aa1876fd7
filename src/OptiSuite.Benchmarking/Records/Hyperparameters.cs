using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace OptiSuite.Benchmarking;

/// <summary>
/// The settings an optimizer ran with, as name and value in text, sorted by name. In JSON one flat object whose numbers and
/// truth values are unquoted. Two are equal when every name and every value is.
/// </summary>
[JsonConverter(typeof(HyperparametersConverter))]
public sealed class Hyperparameters : IEquatable<Hyperparameters>
{
    private readonly string _text;

    /// <summary>The hyperparameters of these names and values.</summary>
    /// <param name="values">Names with values; a null value is a setting switched off.</param>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public Hyperparameters(IEnumerable<KeyValuePair<string, string?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = [.. values.OrderBy(pair => pair.Key, StringComparer.Ordinal)];
        for (int i = 1; i < Values.Length; i++)
        {
            if (string.Equals(Values[i].Key, Values[i - 1].Key, StringComparison.Ordinal))
            {
                throw new ArgumentException($"The hyperparameter '{Values[i].Key}' is given twice; name each once.");
            }
        }

        _text = string.Join(", ", Values.Select(pair => $"{pair.Key} = {pair.Value ?? "off"}"));
    }

    /// <summary>No hyperparameters.</summary>
    public static Hyperparameters None { get; } = new([]);

    /// <summary>Names and values, sorted by name; null stands for a setting switched off.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Values { get; }

    /// <summary>
    /// Reads the hyperparameters off an optimizer: every public property that can be set at construction. Numbers are written so
    /// that reading them back gives the same bits.
    /// </summary>
    /// <param name="optimizer">The optimizer: an immutable record of its hyperparameters.</param>
    public static Hyperparameters Of(object optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return new Hyperparameters(optimizer.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { CanRead: true, CanWrite: true } && property.GetIndexParameters().Length == 0)
            .Select(property => KeyValuePair.Create(JsonName(property.Name), Text(property.GetValue(optimizer)))));
    }

    /// <inheritdoc/>
    public bool Equals(Hyperparameters? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Hyperparameters);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary><c>name = value, name = value</c>, sorted by name.</summary>
    public override string ToString() => _text;

    private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => text,
        ITuple or System.Collections.IEnumerable => string.Join(' ', Items(value)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static IEnumerable<string?> Items(object value)
    {
        if (value is ITuple tuple)
        {
            for (int i = 0; i < tuple.Length; i++) yield return Text(tuple[i]);
            yield break;
        }

        // A default ImmutableArray has no items and throws when asked for them.
        if (value is System.Collections.ICollection and not Array && value.GetType().GetProperty("IsDefault")?.GetValue(value) is true) yield break;
        foreach (object? item in (System.Collections.IEnumerable)value) yield return Text(item);
    }
}
