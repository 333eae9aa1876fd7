using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>A line of the catalog: an optimizer that can be asked for by name.</summary>
/// <param name="Default">The optimizer with its default hyperparameters. Its name is the entry's.</param>
/// <param name="Summary">What it is and what it is for, in one line.</param>
/// <param name="Aliases">Short names that are understood too.</param>
public sealed record OptimizerEntry(IOptimizer Default, string Summary, ImmutableArray<string> Aliases)
{
    /// <summary>The name in kebab-case.</summary>
    public string Name => Default.Name;
}
