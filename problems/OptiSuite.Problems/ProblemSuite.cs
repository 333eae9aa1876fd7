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

    /// <summary>Its problems, not made yet: every entry in each of its suite instances and dimensions.</summary>
    public IReadOnlyList<ProblemMember> Members => [.. Entries.SelectMany(entry => ProblemMember.Of(entry, entry.SuiteDimensions, entry.SuiteInstances))];

    /// <summary>Makes its problems: every entry in each of its suite instances and dimensions.</summary>
    public IReadOnlyList<Problem> CreateProblems() => [.. Members.Select(member => member.Create())];

    /// <summary>Makes its problems in other dimensions or instances than the suite's own.</summary>
    /// <param name="dimensions">Which dimensions, or null for the suite's own. An entry that does not exist in one is left out there.</param>
    /// <param name="instances">Which instances, or null for the suite's own.</param>
    /// <exception cref="ArgumentException">
    /// The suite has no instances or no choice of dimensions, or nothing in one of the dimensions, or a number is not a dimension or instance.
    /// </exception>
    public IReadOnlyList<Problem> CreateProblems(IReadOnlyList<int>? dimensions, IReadOnlyList<int>? instances)
    {
        if (dimensions is not null) RequireDimensions(dimensions);
        if (instances is not null) RequireInstances(instances);
        return
        [
            .. Entries
                .SelectMany(entry => ProblemMember.Of(
                    entry, dimensions?.Distinct().Where(entry.ExistsIn) ?? entry.SuiteDimensions, instances?.Distinct() ?? entry.SuiteInstances))
                .Select(member => member.Create()),
        ];
    }

    private void RequireDimensions(IReadOnlyList<int> dimensions)
    {
        if (!Entries.Any(entry => entry.IsScalable))
        {
            throw new ArgumentException($"the problems of suite '{Name}' have fixed dimensions; leave the choice of dimensions out");
        }

        foreach (int dimension in dimensions)
        {
            if (Entries.Any(entry => entry.ExistsIn(dimension))) continue;
            throw new ArgumentException(
                $"suite '{Name}' has no problem of dimension {dimension}; give {Entries.Min(entry => entry.MinimumDimension)} or more");
        }
    }

    private void RequireInstances(IReadOnlyList<int> instances)
    {
        if (!Entries.Any(entry => entry.HasInstances))
        {
            throw new ArgumentException($"the problems of suite '{Name}' have no instances; leave the choice of instances out");
        }

        foreach (int instance in instances)
        {
            if (instance < 1) throw new ArgumentException($"the instances of suite '{Name}' are numbered from 1, and {instance} was asked for; give 1 or more");
        }
    }
}
