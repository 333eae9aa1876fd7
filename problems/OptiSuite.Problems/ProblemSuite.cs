namespace OptiSuite.Problems;

/// <summary>A named set of catalog entries, made when it is first looked at.</summary>
public sealed class ProblemSuite
{
    private readonly Lazy<IReadOnlyList<ProblemEntry>> _entries;

    /// <summary>A suite.</summary>
    /// <param name="name">The name in kebab-case.</param>
    /// <param name="description">What it holds, in one line.</param>
    /// <param name="entries">Makes its entries; called once, when they are first needed, so that a suite may read files.</param>
    public ProblemSuite(string name, string description, Func<IReadOnlyList<ProblemEntry>> entries)
    {
        Name = name;
        Description = description;
        _entries = new Lazy<IReadOnlyList<ProblemEntry>>(entries);
    }

    /// <summary>The name in kebab-case.</summary>
    public string Name { get; }

    /// <summary>What it holds, in one line.</summary>
    public string Description { get; }

    /// <summary>Its entries.</summary>
    public IReadOnlyList<ProblemEntry> Entries => _entries.Value;

    /// <summary>Makes its problems: every entry in each of its suite dimensions.</summary>
    public IReadOnlyList<Problem> CreateProblems() =>
        [.. Entries.SelectMany(entry => entry.SuiteDimensions, (entry, dimension) => entry.Create(dimension))];
}
