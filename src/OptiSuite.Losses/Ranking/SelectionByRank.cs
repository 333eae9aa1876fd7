using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>Selection of the k-th largest (Hoare, "Algorithm 65: Find", CACM 1961), with the larger before it and the smaller behind.</summary>
internal static class SelectionByRank
{
    private const int SortBelow = 24;

    /// <summary>Puts the key of rank k, by descending size, in its place; no key before it is smaller, none behind it larger.</summary>
    /// <param name="keys">The keys, none NaN; permuted.</param>
    /// <param name="items">Move as the keys do.</param>
    /// <param name="k">The rank, from 0.</param>
    public static void PutInPlace(Span<double> keys, Span<int> items, int k)
    {
        // Where pivots keep being bad, sorting keeps the worst case at n log n.
        int rounds = 4 * BitOperations.Log2((uint)keys.Length + 1);
        while (keys.Length > SortBelow && rounds-- > 0)
        {
            (int smaller, int larger) = Partition(keys, items);
            if (k <= smaller)
            {
                keys = keys[..(smaller + 1)];
                items = items[..(smaller + 1)];
            }
            else if (k >= larger)
            {
                keys = keys[larger..];
                items = items[larger..];
                k -= larger;
            }
            else
            {
                return;
            }
        }

        if (keys.Length > SortBelow)
        {
            keys.Sort(items);
            keys.Reverse();
            items.Reverse();
            return;
        }

        InsertionSort(keys, items);
    }

    // Afterwards keys[..=first] ≥ pivot, keys[second..] ≤ pivot, and what lies between equals it.
    private static (int First, int Second) Partition(Span<double> keys, Span<int> items)
    {
        double a = keys[0], b = keys[keys.Length / 2], c = keys[^1];
        double pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
        int i = 0, j = keys.Length - 1;
        while (i <= j)
        {
            while (keys[i] > pivot) i++;
            while (keys[j] < pivot) j--;
            if (i > j) break;
            (keys[i], keys[j]) = (keys[j], keys[i]);
            (items[i], items[j]) = (items[j], items[i]);
            i++;
            j--;
        }

        return (j, i);
    }

    private static void InsertionSort(Span<double> keys, Span<int> items)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            double key = keys[i];
            int item = items[i], at = i;
            for (; at > 0 && keys[at - 1] < key; at--) (keys[at], items[at]) = (keys[at - 1], items[at - 1]);
            (keys[at], items[at]) = (key, item);
        }
    }
}
