namespace OptiSuite.Problems;

/// <summary>A problem of an entry that is not made yet: its name is known, its data are not.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Dimension">n.</param>
/// <param name="Instance">The instance, or null where the entry has none.</param>
public sealed record ProblemMember(ProblemEntry Entry, int Dimension, int? Instance)
{
    /// <summary>The problem's name.</summary>
    public string Name => Entry.ProblemName(Dimension, Instance);

    /// <summary>Makes the problem.</summary>
    public Problem Create() => Entry.Create(Dimension, Instance);

    /// <summary>The members of an entry in given dimensions and, where it has them, instances: dimension by dimension.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="instances">The instances, which an entry without them ignores.</param>
    internal static IEnumerable<ProblemMember> Of(ProblemEntry entry, IEnumerable<int> dimensions, IEnumerable<int> instances) =>
        entry.HasInstances
            ? dimensions.SelectMany(_ => instances, (dimension, instance) => new ProblemMember(entry, dimension, instance))
            : dimensions.Select(dimension => new ProblemMember(entry, dimension, null));
}
