using System.Globalization;

namespace OptiSuite.Benchmarking;

/// <summary>How many evaluations a run may spend: a number, or a number for each variable. Written <c>2000</c> or <c>100D</c>.</summary>
public readonly record struct Budget
{
    private Budget(long amount, bool perVariable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, 1);
        Amount = amount;
        IsPerVariable = perVariable;
    }

    /// <summary>The number N.</summary>
    public long Amount { get; }

    /// <summary>Whether N is to be multiplied by the problem's dimension.</summary>
    public bool IsPerVariable { get; }

    /// <summary>N evaluations.</summary>
    /// <param name="evaluations">N, at least 1.</param>
    public static Budget Of(long evaluations) => new(evaluations, perVariable: false);

    /// <summary>N evaluations for each variable.</summary>
    /// <param name="evaluations">N, at least 1.</param>
    public static Budget PerVariable(long evaluations) => new(evaluations, perVariable: true);

    /// <summary>Reads <c>N</c>, or <c>ND</c> for N times the dimension, as in <c>2000</c>, <c>1e4</c> and <c>100D</c>.</summary>
    /// <param name="text">The text; a small d will do.</param>
    /// <exception cref="FormatException">The text is no budget.</exception>
    public static Budget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        bool perVariable = trimmed.EndsWith('D') || trimmed.EndsWith('d');
        string number = perVariable ? trimmed[..^1] : trimmed;
        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        // Above 2⁵³ a double no longer holds every whole number, and no campaign ends.
        if (double.TryParse(number, Styles, CultureInfo.InvariantCulture, out double amount)
            && amount >= 1 && amount <= 9e15 && amount == Math.Floor(amount))
        {
            return new Budget((long)amount, perVariable);
        }

        throw new FormatException($"'{text}' is no budget; write a whole number of evaluations from 1 on, such as 2000, or 100D for 100 times the dimension.");
    }

    /// <summary>The evaluations allowed on a problem of some dimension.</summary>
    /// <param name="dimension">The number of variables n, at least 1.</param>
    public long For(int dimension) => IsPerVariable ? checked(Amount * dimension) : Amount;

    /// <inheritdoc/>
    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture) + (IsPerVariable ? "D" : "");
}
