using System.Collections.Immutable;

namespace OptiSuite.Problems;

/// <summary>A line of the catalog: a problem, or a family of problems of any dimension.</summary>
public sealed class ProblemEntry
{
    private readonly Func<int, Problem> _create;

    private ProblemEntry(
        string suite, string name, string description, Func<int, Problem> create, bool isScalable, int minimumDimension,
        ImmutableArray<int> suiteDimensions)
    {
        Suite = suite;
        Name = name;
        Description = description;
        _create = create;
        IsScalable = isScalable;
        MinimumDimension = minimumDimension;
        SuiteDimensions = suiteDimensions;
    }

    /// <summary>The name in kebab-case, without a dimension, such as <c>rosenbrock</c>.</summary>
    public string Name { get; }

    /// <summary>What the problem is like, in one line.</summary>
    public string Description { get; }

    /// <summary>The suite it belongs to.</summary>
    public string Suite { get; }

    /// <summary>Whether it exists in any dimension from <see cref="MinimumDimension"/> up; otherwise in that one only.</summary>
    public bool IsScalable { get; }

    /// <summary>The smallest dimension; for a problem that is not scalable, its only one.</summary>
    public int MinimumDimension { get; }

    /// <summary>The dimensions in which the suite holds it, ascending. The first is what <see cref="Create"/> makes unasked.</summary>
    public ImmutableArray<int> SuiteDimensions { get; }

    /// <summary>The dimension rule in words: <c>n = 4</c>, or <c>n ≥ 2, default 2</c>.</summary>
    public string DimensionRule => IsScalable ? $"n ≥ {MinimumDimension}, default {SuiteDimensions[0]}" : $"n = {MinimumDimension}";

    /// <summary>An entry for one given problem.</summary>
    /// <param name="suite">The suite it belongs to.</param>
    /// <param name="problem">The problem; its name becomes the entry's.</param>
    /// <param name="description">What it is like, in one line.</param>
    public static ProblemEntry Fixed(string suite, Problem problem, string description)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new ProblemEntry(suite, problem.Name, description, _ => problem, false, problem.Dimension, [problem.Dimension]);
    }

    /// <summary>An entry for a family of problems of any dimension. The suite holds it in 2 and 10 dimensions.</summary>
    /// <param name="suite">The suite it belongs to.</param>
    /// <param name="name">The name without a dimension; the problems are called <c>name-n</c>.</param>
    /// <param name="description">What it is like, in one line.</param>
    /// <param name="create">Makes the problem of a dimension.</param>
    /// <param name="minimumDimension">The smallest dimension, 1 or 2.</param>
    public static ProblemEntry Scalable(
        string suite, string name, string description, Func<int, Problem> create, int minimumDimension = 1)
    {
        ArgumentNullException.ThrowIfNull(create);
        return new ProblemEntry(suite, name, description, create, true, minimumDimension, [2, 10]);
    }

    /// <summary>Makes the problem.</summary>
    /// <param name="dimension">n, or null for the default.</param>
    /// <exception cref="ArgumentException">The problem does not exist in that dimension.</exception>
    public Problem Create(int? dimension = null)
    {
        int n = dimension ?? SuiteDimensions[0];
        if (!IsScalable && n != MinimumDimension)
        {
            throw new ArgumentException(
                $"'{Name}' has exactly {Variables(MinimumDimension)}, not {n}; leave the dimension out or give {MinimumDimension}.");
        }

        if (n < MinimumDimension)
        {
            throw new ArgumentException(
                $"'{Name}' needs at least {Variables(MinimumDimension)}, not {n}; give {MinimumDimension} or more.");
        }

        return _create(n);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({DimensionRule}): {Description}";

    private static string Variables(int count) => count == 1 ? "1 variable" : $"{count} variables";
}
