using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>The checked limits of a constraint block, and the questions every block answers from them.</summary>
internal sealed class ConstraintLimits
{
    public ConstraintLimits(string name, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        if (lower.Length == 0 || lower.Length != upper.Length)
        {
            throw new ArgumentException(
                $"Constraint '{name}' has {lower.Length} lower and {upper.Length} upper limits; give one of each for every row, and at least one row.");
        }

        for (int i = 0; i < lower.Length; i++)
        {
            if (!(lower[i] <= upper[i]))
            {
                throw new ArgumentException(
                    $"Row {i} of constraint '{name}' has the limits [{lower[i]}, {upper[i]}]; the lower must not be above the upper, and neither NaN.");
            }

            if (double.IsPositiveInfinity(lower[i]) || double.IsNegativeInfinity(upper[i]))
            {
                throw new ArgumentException(
                    $"Row {i} of constraint '{name}' has the limits [{lower[i]}, {upper[i]}], which hold no finite value.");
            }
        }

        Lower = [.. lower];
        Upper = [.. upper];
    }

    public ImmutableArray<double> Lower { get; }

    public ImmutableArray<double> Upper { get; }

    public ConstraintKinds Kinds(ConstraintKinds equality, ConstraintKinds inequality)
    {
        var kinds = ConstraintKinds.None;
        for (int i = 0; i < Lower.Length; i++) kinds |= Lower[i] == Upper[i] ? equality : inequality;
        return kinds;
    }

    public static double[] Fill(int count, double value)
    {
        double[] limits = new double[count];
        Array.Fill(limits, value);
        return limits;
    }
}
