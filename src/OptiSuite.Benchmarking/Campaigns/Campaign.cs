using System.Collections.Immutable;

namespace OptiSuite.Benchmarking;

/// <summary>
/// A comparison: every contender on every problem with every seed, at one budget. Immutable; <see cref="CampaignRunner"/> runs it.
/// </summary>
public sealed record Campaign
{
    /// <summary>The suite's name, not empty.</summary>
    public required string Suite
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>The problems, at least one, each with a name of its own.</summary>
    /// <exception cref="ArgumentException">There is none, or two share a name.</exception>
    public required ImmutableArray<Problem> Problems
    {
        get;
        init => field = Distinct(value, problem => problem.Name, "problem");
    }

    /// <summary>The contenders, at least one, each with a label of its own.</summary>
    /// <exception cref="ArgumentException">There is none, or two share a label.</exception>
    public required ImmutableArray<Contender> Contenders
    {
        get;
        init => field = Distinct(value, contender => contender.Label, "contender");
    }

    /// <summary>How many seeds a stochastic contender runs with, at least 1. Default 5; COCO takes 15, for figures to publish.</summary>
    public int Seeds
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 5;

    /// <summary>
    /// The first seed; run k of a stochastic contender has the seed base + k, so that a longer campaign takes the same runs and more.
    /// Default 1, the seed of a single run.
    /// </summary>
    public ulong BaseSeed { get; init; } = 1;

    /// <summary>The evaluations allowed. Default 100D, a hundred for each variable.</summary>
    public Budget Budget { get; init; } = Budget.PerVariable(100);

    /// <summary>How many runs go on at once, at least 1. It changes the time and nothing else. Default 1.</summary>
    public int Jobs
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>Which part of the cells to run. Default all.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Whether the store's earlier records are thrown away first. Default false: finished cells are never run again.</summary>
    public bool Fresh { get; init; }

    /// <summary>
    /// The cells of this shard in a fixed order: problem by problem, contender by contender, seed by seed. A deterministic contender
    /// (<see cref="OptimizerCapabilities.IsStochastic"/> false) has one cell a problem, and starts from the problem's start; so has one that
    /// does not fit the problem.
    /// </summary>
    public ImmutableArray<CampaignCell> Cells()
    {
        var cells = ImmutableArray.CreateBuilder<CampaignCell>();
        int number = 0;
        foreach (Problem problem in Problems)
        {
            foreach (Contender contender in Contenders)
            {
                bool repeated = contender.Optimizer.Capabilities.IsStochastic
                    && CapabilityMatcher.Mismatches(contender.Optimizer, problem).IsEmpty;
                for (int k = 0; k < (repeated ? Seeds : 1); k++)
                {
                    if (!Shard.Contains(number++)) continue;
                    cells.Add(new CampaignCell(Suite, problem, contender, unchecked(BaseSeed + (ulong)k), Budget.For(problem.Dimension)));
                }
            }
        }

        return cells.ToImmutable();
    }

    private static ImmutableArray<T> Distinct<T>(ImmutableArray<T> items, Func<T, string> name, string what)
    {
        if (items.IsDefaultOrEmpty) throw new ArgumentException($"A campaign without a {what} compares nothing; name at least one.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (T item in items)
        {
            if (!seen.Add(name(item)))
            {
                throw new ArgumentException($"The {what} '{name(item)}' is there twice; give each a name of its own.");
            }
        }

        return items;
    }
}
