namespace OptiSuite.Losses;

/// <summary>
/// The samples of a batch by label: those of one label stand together and in their order, so that positives are a slice and negatives
/// the rest. O(N) memory.
/// </summary>
internal sealed class LabelGroups
{
    private readonly int[] _samples, _starts, _groupOfSample;

    public LabelGroups(ReadOnlyMemory<int> labels)
    {
        ReadOnlySpan<int> all = labels.Span;
        // Sorted by label and then by index.
        long[] keys = new long[all.Length];
        for (int i = 0; i < keys.Length; i++) keys[i] = ((long)all[i] << 32) | (uint)i;
        Array.Sort(keys);
        _samples = new int[keys.Length];
        _groupOfSample = new int[keys.Length];
        var starts = new List<int>();
        for (int k = 0; k < keys.Length; k++)
        {
            _samples[k] = (int)keys[k];
            if (k == 0 || keys[k] >> 32 != keys[k - 1] >> 32) starts.Add(k);
            _groupOfSample[_samples[k]] = starts.Count - 1;
        }

        starts.Add(keys.Length);
        _starts = [.. starts];
    }

    public int Count => _samples.Length;

    public int GroupCount => _starts.Length - 1;

    public int GroupOf(int sample) => _groupOfSample[sample];

    /// <summary>The samples of a group, by index.</summary>
    public ReadOnlyMemory<int> Members(int group) => _samples.AsMemory(_starts[group], Size(group));

    public int Size(int group) => _starts[group + 1] - _starts[group];

    /// <summary>Draws a group in proportion to its size times a number for each of its members.</summary>
    public sealed class Lottery
    {
        private readonly double[] _upTo;

        public Lottery(LabelGroups groups, Func<int, double> tickets)
        {
            _upTo = new double[groups.GroupCount];
            for (int g = 0; g < _upTo.Length; g++) _upTo[g] = Total += groups.Size(g) * tickets(groups.Size(g));
        }

        /// <summary>All tickets; where there is none, no group can be drawn.</summary>
        public double Total { get; }

        public int Draw(RandomStream random)
        {
            double value = random.NextDouble() * Total;
            int low = 0, high = _upTo.Length - 1;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (_upTo[middle] > value) high = middle;
                else low = middle + 1;
            }

            return low;
        }
    }

    /// <summary>The k-th of the N − n samples outside a group, in no order that means anything.</summary>
    public int Outsider(int group, int k) => _samples[k < _starts[group] ? k : k + Size(group)];
}
