namespace OptiSuite.Optimizers;

/// <summary>What a point is ranked by: first its class, then its key; lower is better.</summary>
/// <param name="Class">0 where the objective counts, 1 where the violation does, 2 where there is no value.</param>
/// <param name="Key">What counts.</param>
internal readonly record struct Standing(int Class, double Key)
{
    private const int Classes = 3;

    /// <summary>Whether this one is better.</summary>
    public bool IsBetterThan(Standing other) => Class != other.Class ? Class < other.Class : Key < other.Key;

    /// <summary>Feasibility first (Deb 2000).</summary>
    public static Standing ByFeasibility(double objective, double violation, double tolerance)
    {
        if (!double.IsFinite(objective)) return new Standing(2, 0);
        return violation <= tolerance ? new Standing(0, objective) : new Standing(1, violation);
    }

    /// <summary>By a merit function, which is +∞ where it is not known.</summary>
    public static Standing ByMerit(double merit) => double.IsFinite(merit) ? new Standing(0, merit) : new Standing(2, 0);

    /// <summary>Finds the order from the best to the worst.</summary>
    /// <param name="standings">The standings, k of them.</param>
    /// <param name="order">Receives their numbers, k values.</param>
    /// <param name="keys">Scratch, k values.</param>
    public static void Sort(ReadOnlySpan<Standing> standings, Span<int> order, Span<double> keys)
    {
        int begin = 0;
        for (int @class = 0; @class < Classes && begin < standings.Length; @class++)
        {
            int end = begin;
            for (int i = 0; i < standings.Length; i++)
            {
                if (standings[i].Class != @class) continue;
                (order[end], keys[end]) = (i, standings[i].Key);
                end++;
            }

            // Sorting numbers beside their keys is several times faster than a comparison of their own.
            keys[begin..end].Sort(order[begin..end]);
            begin = end;
        }
    }
}
