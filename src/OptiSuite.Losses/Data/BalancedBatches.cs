namespace OptiSuite.Losses;

/// <summary>
/// Class-balanced batches: P classes drawn without replacement, K samples of each. Metric losses need several samples of a class in a
/// batch, and rare classes come as often as common ones.
/// </summary>
/// <remarks>
/// The classes are dealt from a shuffled deck, and so are the samples of each class; a deck with too few cards left is shuffled anew. The
/// samples of a batch differ, unless a class has fewer than K: it then repeats some. An epoch is ⌊N/(P·K)⌋ batches, at least 1. Samples of a
/// batch stand class by class. The batches favour samples of small classes: gradients are those of a mean over classes, not over samples.
/// A. Hermans, L. Beyer, B. Leibe, "In defense of the triplet loss for person re-identification", 2017, section 2.
/// </remarks>
/// <example><code>var batches = new BalancedBatches(classes, classesPerBatch: 8, samplesPerClass: 4, new RandomStream(1));</code></example>
public sealed class BalancedBatches : IBatchLoader
{
    private readonly int[] _samples, _start, _next, _deck, _batch;
    private readonly RandomStream _random;
    private int _nextClass, _dealt;

    /// <summary>Batches of samples with these classes.</summary>
    /// <param name="classes">The class of each sample, any numbers; at least P different ones.</param>
    /// <param name="classesPerBatch">P, at least 1.</param>
    /// <param name="samplesPerClass">K, at least 1.</param>
    /// <param name="random">Where the order is drawn from.</param>
    /// <exception cref="ArgumentException">There are fewer than P classes.</exception>
    public BalancedBatches(ReadOnlySpan<int> classes, int classesPerBatch, int samplesPerClass, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classesPerBatch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(samplesPerClass, 1);
        ArgumentNullException.ThrowIfNull(random);

        // The samples sorted by class, so that class c has those from _start[c] to _start[c + 1].
        int[] keys = classes.ToArray();
        _samples = [.. Enumerable.Range(0, keys.Length)];
        _samples = [.. _samples.OrderBy(sample => keys[sample])];
        _start = [.. Enumerable.Range(0, keys.Length).Where(k => k == 0 || keys[_samples[k]] != keys[_samples[k - 1]]), keys.Length];
        ClassCount = _start.Length - 1;
        if (ClassCount < classesPerBatch)
        {
            throw new ArgumentException($"A batch of {classesPerBatch} classes needs as many; the samples have {ClassCount}.");
        }

        _deck = [.. Enumerable.Range(0, ClassCount)];
        _next = [.. _start.Skip(1)];
        _nextClass = ClassCount;
        _batch = new int[checked(classesPerBatch * samplesPerClass)];
        _random = random;
        ClassesPerBatch = classesPerBatch;
        SamplesPerClass = samplesPerClass;
        BatchesPerEpoch = Math.Max(1, keys.Length / _batch.Length);
    }

    /// <summary>The number of classes.</summary>
    public int ClassCount { get; }

    /// <summary>P.</summary>
    public int ClassesPerBatch { get; }

    /// <summary>K.</summary>
    public int SamplesPerClass { get; }

    /// <inheritdoc/>
    public int BatchesPerEpoch { get; }

    /// <inheritdoc/>
    public int Epoch { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Next()
    {
        if (ClassCount - _nextClass < ClassesPerBatch)
        {
            _random.Shuffle(_deck.AsSpan());
            _nextClass = 0;
        }

        for (int p = 0; p < ClassesPerBatch; p++) Deal(_deck[_nextClass++], _batch.AsSpan(p * SamplesPerClass, SamplesPerClass));
        if (++_dealt % BatchesPerEpoch == 0)
        {
            _dealt = 0;
            Epoch++;
        }

        return _batch;
    }

    private void Deal(int c, Span<int> samples)
    {
        int start = _start[c], end = _start[c + 1];
        if (end - _next[c] < Math.Min(samples.Length, end - start)) Shuffle(c);
        for (int k = 0; k < samples.Length; k++)
        {
            if (_next[c] == end) Shuffle(c);
            samples[k] = _samples[_next[c]++];
        }
    }

    private void Shuffle(int c)
    {
        _random.Shuffle(_samples.AsSpan(_start[c].._start[c + 1]));
        _next[c] = _start[c];
    }
}
