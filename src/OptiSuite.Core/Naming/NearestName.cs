namespace OptiSuite;

/// <summary>Finds what a misspelt name was meant to be, for error messages that help.</summary>
public static class NearestName
{
    /// <summary>The nearest candidate, or null where none is near: at most a third of the letters (and at least two) may be wrong.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What there is.</param>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        string? nearest = null;
        int least = Math.Max(2, name.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int distance = Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least && distance < candidate.Length)
            {
                least = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>What joins "unknown name" to the remedy that follows it: <c>; did you mean 'x'?</c> where a name is near, else a semicolon.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What there is.</param>
    public static string DidYouMean(string name, IEnumerable<string> candidates) => DidYouMean(Find(name, candidates));

    /// <summary>The same where the nearest name has been found already.</summary>
    /// <param name="nearest">The nearest name, or null.</param>
    public static string DidYouMean(string? nearest) => nearest is null ? ";" : $"; did you mean '{nearest}'?";

    /// <summary>
    /// The least number of letters to insert, delete, replace or swap with their neighbour (the optimal string alignment distance;
    /// Damerau, Communications of the ACM 7(3), 1964).
    /// </summary>
    /// <param name="a">One word.</param>
    /// <param name="b">The other.</param>
    public static int Distance(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replace, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
