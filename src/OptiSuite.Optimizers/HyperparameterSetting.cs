using System.Globalization;
using System.Reflection;

namespace OptiSuite.Optimizers;

/// <summary>Reads and sets the hyperparameters of an optimizer by name, for command lines and files.</summary>
public static class HyperparameterSetting
{
    /// <summary>The names of what can be set, in the order of their declaration.</summary>
    /// <param name="optimizer">The optimizer.</param>
    public static IReadOnlyList<string> Names(IOptimizer optimizer) => [.. Settable(optimizer).Select(property => property.Name)];

    /// <summary>A copy of the optimizer with one hyperparameter changed.</summary>
    /// <param name="optimizer">The optimizer, a record.</param>
    /// <param name="name">
    /// The property's name, in any case; <c>learning-rate</c> is understood too. Where a property is an optimizer itself, <c>Local.StepLimit</c> is one of its.
    /// </param>
    /// <param name="value">The value as text; <c>null</c> switches an optional one off; an optimizer is given by its name.</param>
    /// <exception cref="ArgumentException">No such hyperparameter (the nearest is suggested), or the value does not fit.</exception>
    public static IOptimizer With(IOptimizer optimizer, string name, string value)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        PropertyInfo property = Find(optimizer, dot < 0 ? name : name[..dot]);
        object? parsed = dot < 0 ? Parse(property, value) : Inner(optimizer, property, name[(dot + 1)..], value);
        var copy = (IOptimizer)Clone(optimizer);
        try
        {
            property.SetValue(copy, parsed);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is ArgumentException invalid)
        {
            throw new ArgumentException($"{optimizer.Name}: {invalid.Message}", invalid);
        }

        return copy;
    }

    private static IEnumerable<PropertyInfo> Settable(IOptimizer optimizer) =>
        optimizer.GetType().GetProperties().Where(property => property.SetMethod is { IsPublic: true });

    private static PropertyInfo Find(IOptimizer optimizer, string name)
    {
        string wanted = name.Replace("-", "", StringComparison.Ordinal);
        PropertyInfo[] properties = [.. Settable(optimizer)];
        PropertyInfo? property = properties.FirstOrDefault(p => p.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        if (property is not null) return property;
        IEnumerable<string> names = properties.Select(p => p.Name);
        throw new ArgumentException($"{optimizer.Name} has no option '{name}'{NearestName.DidYouMean(wanted, names)} it has {string.Join(", ", names)}");
    }

    private static IOptimizer Inner(IOptimizer optimizer, PropertyInfo property, string name, string value) =>
        property.GetValue(optimizer) is IOptimizer inner
            ? With(inner, name, value)
            : throw new ArgumentException($"{property.Name} of {optimizer.Name} is no optimizer and has no option '{name}'; write {property.Name}=value");

    private static object? Parse(PropertyInfo property, string value)
    {
        Type? underlying = Nullable.GetUnderlyingType(property.PropertyType);
        if (underlying is not null && value.Equals("null", StringComparison.OrdinalIgnoreCase)) return null;
        Type type = underlying ?? property.PropertyType;
        try
        {
            return type switch
            {
                { IsEnum: true } => ParseEnum(type, value),
                _ when type == typeof(double) => double.Parse(value, CultureInfo.InvariantCulture),
                _ when type == typeof(int) => int.Parse(value, CultureInfo.InvariantCulture),
                _ when type == typeof(long) => long.Parse(value, CultureInfo.InvariantCulture),
                _ when type == typeof(bool) => bool.Parse(value),
                _ when type == typeof(string) => value,
                _ when type == typeof(IOptimizer) => OptimizerCatalog.Find(value),
                _ => throw new FormatException(),
            };
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new ArgumentException($"'{value}' is no value for {property.Name}; give {Expected(type, underlying is not null)}", exception);
        }
    }

    private static object ParseEnum(Type type, string value)
    {
        string wanted = value.Replace("-", "", StringComparison.Ordinal);
        string? name = Enum.GetNames(type).FirstOrDefault(n => n.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        return name is null ? throw new FormatException() : Enum.Parse(type, name);
    }

    private static string Expected(Type type, bool optional)
    {
        string what = type switch
        {
            { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
            _ when type == typeof(double) => "a number",
            _ when type == typeof(int) || type == typeof(long) => "a whole number",
            _ when type == typeof(bool) => "true or false",
            _ => $"a {type.Name}, which a command line cannot write; set it in code",
        };
        return optional ? what + ", or null" : what;
    }

    /// <summary>Every record has this method; the with-expression calls it.</summary>
    private static object Clone(IOptimizer optimizer) =>
        optimizer.GetType().GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance)?.Invoke(optimizer, null)
        ?? throw new ArgumentException($"{optimizer.Name} is no record, so it cannot be varied by name.");
}
