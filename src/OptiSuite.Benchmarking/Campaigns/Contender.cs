namespace OptiSuite.Benchmarking;

/// <summary>An optimizer under the name it has in a comparison.</summary>
public sealed record Contender
{
    /// <summary>A contender.</summary>
    /// <param name="label">What tables and pictures call it, unique in a campaign; not empty.</param>
    /// <param name="optimizer">The optimizer with its hyperparameters.</param>
    public Contender(string label, IOptimizer optimizer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(optimizer);
        Label = label;
        Optimizer = optimizer;
        Hyperparameters = Hyperparameters.Of(optimizer);
    }

    /// <summary>A contender under its optimizer's own name.</summary>
    /// <param name="optimizer">The optimizer with its hyperparameters.</param>
    public Contender(IOptimizer optimizer)
        : this((optimizer ?? throw new ArgumentNullException(nameof(optimizer))).Name, optimizer)
    {
    }

    /// <summary>What tables and pictures call it.</summary>
    public string Label { get; }

    /// <summary>The optimizer.</summary>
    public IOptimizer Optimizer { get; }

    /// <summary>The optimizer's settings, as records carry them.</summary>
    public Hyperparameters Hyperparameters { get; }
}
