namespace OptiSuite.Losses;

/// <summary>Batches without replacement: each epoch is a new random permutation of all samples, cut into pieces.</summary>
/// <remarks>PyTorch: <c>DataLoader(shuffle=True)</c>. The mean over an epoch of the gradients at one point is the whole gradient, where the
/// batch size divides the number of samples.</remarks>
/// <example><code>var batches = new ShuffledBatches(objective.TermCount, 32, new RandomStream(1));
/// for (int step = 0; step &lt; 1000; step++) objective.Evaluate(theta, batches.Next(), gradient);</code></example>
public sealed class ShuffledBatches : IBatchLoader
{
    private readonly int[] _order;
    private readonly RandomStream _random;
    private int _next;

    /// <summary>Batches of samples 0 … N−1.</summary>
    /// <param name="sampleCount">N, at least 1.</param>
    /// <param name="batchSize">The samples of a batch, from 1 to N.</param>
    /// <param name="random">Where the order is drawn from.</param>
    /// <param name="dropLast">Whether an incomplete last batch is left out. Default false: it is dealt, shorter.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ShuffledBatches(int sampleCount, int batchSize, RandomStream random, bool dropLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batchSize, sampleCount);
        ArgumentNullException.ThrowIfNull(random);
        _order = [.. Enumerable.Range(0, sampleCount)];
        _random = random;
        BatchSize = batchSize;
        BatchesPerEpoch = (sampleCount / batchSize) + (dropLast || sampleCount % batchSize == 0 ? 0 : 1);
    }

    /// <summary>The samples of a complete batch.</summary>
    public int BatchSize { get; }

    /// <inheritdoc/>
    public int BatchesPerEpoch { get; }

    /// <inheritdoc/>
    public int Epoch { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Next()
    {
        if (_next == 0) _random.Shuffle(_order.AsSpan());
        int from = _next * BatchSize;
        if (++_next == BatchesPerEpoch)
        {
            _next = 0;
            Epoch++;
        }

        return _order.AsSpan(from, Math.Min(BatchSize, _order.Length - from));
    }
}
