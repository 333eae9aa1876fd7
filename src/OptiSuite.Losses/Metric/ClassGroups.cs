namespace OptiSuite.Losses;

/// <summary>The samples of each class together, in their order: what class c has stands at places starts[c] … starts[c + 1] − 1.</summary>
internal static class ClassGroups
{
    /// <summary>Sorts the sample indices by class (a counting sort).</summary>
    /// <param name="labels">N labels, 0 … C−1.</param>
    /// <param name="starts">Receives the C + 1 bounds.</param>
    /// <param name="samples">Receives the N sample indices.</param>
    public static void Fill(ReadOnlySpan<int> labels, Span<int> starts, Span<int> samples)
    {
        starts.Clear();
        foreach (int label in labels) starts[label + 1]++;
        for (int c = 1; c < starts.Length; c++) starts[c] += starts[c - 1];
        for (int i = labels.Length - 1; i >= 0; i--)
        {
            // Each class is filled from its end: its upper bound becomes its lower one, that of the class before.
            samples[--starts[labels[i] + 1]] = i;
        }

        starts[1..].CopyTo(starts);
        starts[^1] = labels.Length;
    }
}
