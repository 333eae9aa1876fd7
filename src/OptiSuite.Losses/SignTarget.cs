using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>Targets that are 1 or −1.</summary>
internal static class SignTarget
{
    /// <summary>Refuses targets other than ±1 and says what was probably meant.</summary>
    /// <param name="name">The loss's name.</param>
    /// <param name="target">y.</param>
    /// <param name="positive">When a target is 1.</param>
    /// <param name="negative">When a target is −1.</param>
    public static void Require(string name, ReadOnlySpan<double> target, string positive, string negative)
    {
        int i = 0;
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            if (!Vector.EqualsAll(Vector.Abs(new Vector<double>(target[i..])), Vector<double>.One)) break;
        }

        for (; i < target.Length; i++)
        {
            if (Math.Abs(target[i]) != 1) throw Refuse(name, i, target, positive, negative);
        }
    }

    private static ArgumentException Refuse(string name, int i, ReadOnlySpan<double> target, string positive, string negative)
    {
        double value = target[i];
        string remedy = value switch
        {
            double.NaN => "Remove it, or give it a sign.",
            0 when IsZeroOrOne(target) => "The targets look like labels 0 and 1: map 0 to −1.",
            0 => "A tie has no sign: leave it out.",
            > 0 and < 1 => "A probability belongs to BinaryCrossEntropyWithLogitsLoss.",
            _ => "Give the sign of the number, if that is what is meant; class indices belong to CrossEntropyLoss.",
        };
        return new ArgumentException(
            $"Target {i} of {name} is {value}; a target is 1 where {positive} and −1 where {negative}. {remedy}");
    }

    private static bool IsZeroOrOne(ReadOnlySpan<double> target)
    {
        foreach (double value in target)
        {
            if (value is not (0 or 1)) return false;
        }

        return true;
    }
}
