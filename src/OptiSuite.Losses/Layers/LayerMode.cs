namespace OptiSuite.Losses;

/// <summary>
/// Whether a layer is trained or used. It matters to <see cref="DropoutLayer"/>, which drops values in training alone, and to
/// <see cref="BatchNorm1DLayer"/>, which normalizes by the batch in training and by its statistics otherwise.
/// </summary>
/// <remarks>
/// A training mode holds one random key, so that a forward pass is a function of its arguments: the same mode gives the same masks, on any
/// thread and however often. A new mode for each step gives new masks.
/// </remarks>
/// <example><code>LayerMode mode = LayerMode.Training(new RandomStream(seed).Split(step));</code></example>
public readonly record struct LayerMode
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;

    private LayerMode(bool isTraining, ulong key)
    {
        IsTraining = isTraining;
        Key = key;
    }

    /// <summary>The mode of a model in use: nothing is dropped. The default.</summary>
    public static LayerMode Evaluation => default;

    /// <summary>Whether the layer is trained.</summary>
    public bool IsTraining { get; }

    /// <summary>What the random masks are a function of.</summary>
    internal ulong Key { get; }

    /// <summary>The mode of a step of training.</summary>
    /// <param name="random">Where the masks' key is drawn from, one number: a stream split for the step.</param>
    public static LayerMode Training(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new LayerMode(isTraining: true, random.NextUInt64());
    }

    /// <summary>The same mode with other masks, for a layer of a model.</summary>
    internal LayerMode ForLayer(int index) => new(IsTraining, Mix(Key, (ulong)index));

    /// <summary>Number i of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) started at the key; any number costs the same.</summary>
    internal static ulong Mix(ulong key, ulong i)
    {
        ulong z = key + ((i + 1) * Golden);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
