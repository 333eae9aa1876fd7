namespace OptiSuite.Optimizers;

/// <summary>
/// Deals the terms of a finite sum into batches without replacement, in a new random order every epoch. The last batch of an epoch is
/// short where the batch size does not divide the number of terms.
/// </summary>
internal sealed class MinibatchSampler
{
    private readonly int[] _order;
    private readonly int _batchSize;
    private readonly RandomStream _random;
    private int _next;

    public MinibatchSampler(int termCount, int batchSize, RandomStream random)
    {
        _order = [.. Enumerable.Range(0, termCount)];
        _batchSize = batchSize;
        _random = random;
        _next = termCount;
    }

    /// <summary>Whole passes over the terms that are done.</summary>
    public int Epoch { get; private set; }

    /// <summary>Whether the batch dealt last was the last of its epoch.</summary>
    public bool EpochEnded => _next == _order.Length;

    /// <summary>The indices of the next batch; valid until the next call.</summary>
    public ReadOnlySpan<int> Next()
    {
        if (EpochEnded)
        {
            _random.Shuffle(_order.AsSpan());
            _next = 0;
        }

        int from = _next;
        _next = Math.Min(from + _batchSize, _order.Length);
        if (EpochEnded) Epoch++;
        return _order.AsSpan(from, _next - from);
    }
}
