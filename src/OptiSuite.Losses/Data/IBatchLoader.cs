namespace OptiSuite.Losses;

/// <summary>
/// Deals samples into minibatches, endlessly: indices for <see cref="IFiniteSumObjective.Evaluate(ReadOnlySpan{double}, ReadOnlySpan{int}, Span{double})"/>.
/// </summary>
/// <remarks>A loader has its own place in its own random order: one for each loop of training, not shared by threads.</remarks>
public interface IBatchLoader
{
    /// <summary>How many batches there are in an epoch, a pass over the data.</summary>
    int BatchesPerEpoch { get; }

    /// <summary>How many epochs are complete.</summary>
    int Epoch { get; }

    /// <summary>The sample indices of the next batch; valid until the next call. Allocates nothing.</summary>
    ReadOnlySpan<int> Next();
}
