using System.Numerics;

namespace OptiSuite.Optimizers;

/// <summary>Checks of hyperparameters where they are set: each failure names the value, the limit and the remedy.</summary>
internal static class Hyperparameter
{
    public static double Positive(double value, string name, string remedy) =>
        value > 0 && double.IsFinite(value) ? value : throw Error(name, value, "must be finite and above 0", remedy);

    public static double NotNegative(double value, string name, string remedy) =>
        value >= 0 && double.IsFinite(value) ? value : throw Error(name, value, "must be finite and not below 0", remedy);

    /// <summary>0 ≤ value &lt; 1.</summary>
    public static double BelowOne(double value, string name, string remedy) =>
        value is >= 0 and < 1 ? value : throw Error(name, value, "must lie in [0, 1)", remedy);

    /// <summary>0 ≤ value ≤ 1.</summary>
    public static double Probability(double value, string name, string remedy) =>
        value is >= 0 and <= 1 ? value : throw Error(name, value, "must lie in [0, 1]", remedy);

    /// <summary>0 &lt; value &lt; 1.</summary>
    public static double Fraction(double value, string name, string remedy) =>
        value is > 0 and < 1 ? value : throw Error(name, value, "must lie in (0, 1)", remedy);

    /// <summary>0 &lt; value &lt; ½.</summary>
    public static double BelowHalf(double value, string name, string remedy) =>
        value is > 0 and < 0.5 ? value : throw Error(name, value, "must lie in (0, 0.5)", remedy);

    public static int AtLeast(int least, int value, string name, string remedy) =>
        value >= least ? value : throw Error(name, value, $"must be at least {least}", remedy);

    public static TEnum Known<TEnum>(TEnum value, string name)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, $"{name} is {value}, which is none of its values; take one of {string.Join(", ", Enum.GetNames<TEnum>())}.");

    private static ArgumentOutOfRangeException Error<T>(string name, T value, string limit, string remedy)
        where T : INumber<T> => new(name, $"{name} is {value} and {limit}; {remedy}.");
}
