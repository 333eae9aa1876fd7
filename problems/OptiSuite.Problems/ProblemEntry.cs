using System.Collections.Immutable;

namespace OptiSuite.Problems;

/// <summary>A line of the catalog: a problem, or a family of problems of any dimension, or one of any dimension and instance.</summary>
public sealed class ProblemEntry
{
    private readonly Func<int, int, Problem> _create;

    private ProblemEntry(string suite, string name, string description, Func<int, int, Problem> create)
    {
        Suite = suite;
        Name = name;
        Description = description;
        _create = create;
    }

    /// <summary>The name in kebab-case, without a dimension or instance, such as <c>rosenbrock</c>.</summary>
    public string Name { get; }

    /// <summary>What the problem is like, in one line.</summary>
    public string Description { get; }

    /// <summary>The suite it belongs to.</summary>
    public string Suite { get; }

    /// <summary>Whether it exists in any dimension from <see cref="MinimumDimension"/> up; otherwise in that one only.</summary>
    public bool IsScalable { get; private init; }

    /// <summary>The smallest dimension; for a problem that is not scalable, its only one.</summary>
    public int MinimumDimension { get; private init; } = 1;

    /// <summary>The dimensions in which the suite holds it, ascending. The first is what <see cref="Create"/> makes unasked.</summary>
    public ImmutableArray<int> SuiteDimensions { get; private init; } = [];

    /// <summary>
    /// The instances that the suite holds, ascending; the first is what <see cref="Create"/> makes unasked. Empty where the problem has no
    /// instances.
    /// </summary>
    public ImmutableArray<int> SuiteInstances { get; private init; } = [];

    /// <summary>Whether it exists in numbered instances, any from 1 up.</summary>
    public bool HasInstances => SuiteInstances.Length > 0;

    /// <summary>The dimension rule in words: <c>n = 4</c>, or <c>n ≥ 2, default 2</c>.</summary>
    public string DimensionRule => IsScalable ? $"n ≥ {MinimumDimension}, default {SuiteDimensions[0]}" : $"n = {MinimumDimension}";

    /// <summary>An entry for one given problem.</summary>
    /// <param name="suite">The suite it belongs to.</param>
    /// <param name="problem">The problem; its name becomes the entry's.</param>
    /// <param name="description">What it is like, in one line.</param>
    public static ProblemEntry Fixed(string suite, Problem problem, string description)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new ProblemEntry(suite, problem.Name, description, (_, _) => problem)
        {
            MinimumDimension = problem.Dimension,
            SuiteDimensions = [problem.Dimension],
        };
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
        return new ProblemEntry(suite, name, description, (_, dimension) => create(dimension))
        {
            IsScalable = true,
            MinimumDimension = minimumDimension,
            SuiteDimensions = [2, 10],
        };
    }

    /// <summary>An entry for a family of problems of any dimension and any instance.</summary>
    /// <param name="suite">The suite it belongs to.</param>
    /// <param name="name">The name without them; the problems are called <c>name-i1-d10</c>.</param>
    /// <param name="description">What it is like, in one line.</param>
    /// <param name="create">Makes the problem of an instance and a dimension, in this order.</param>
    /// <param name="minimumDimension">The smallest dimension.</param>
    /// <param name="dimensions">Those that the suite holds, ascending.</param>
    /// <param name="instances">Those that the suite holds, ascending.</param>
    public static ProblemEntry Instanced(
        string suite, string name, string description, Func<int, int, Problem> create, int minimumDimension,
        ImmutableArray<int> dimensions, ImmutableArray<int> instances)
    {
        ArgumentNullException.ThrowIfNull(create);
        return new ProblemEntry(suite, name, description, create)
        {
            IsScalable = true,
            MinimumDimension = minimumDimension,
            SuiteDimensions = dimensions,
            SuiteInstances = instances,
        };
    }

    /// <summary>Whether the problem exists in n dimensions.</summary>
    /// <param name="dimension">n.</param>
    public bool ExistsIn(int dimension) => IsScalable ? dimension >= MinimumDimension : dimension == MinimumDimension;

    /// <summary>The name of the problem in a dimension: <c>rosenbrock-10</c>, <c>bbob-f8-i1-d10</c>, or the entry's own name.</summary>
    /// <param name="dimension">n.</param>
    /// <param name="instance">Which instance, of a problem that has them.</param>
    public string ProblemName(int dimension, int? instance = null) =>
        HasInstances ? $"{Name}-i{instance ?? SuiteInstances[0]}-d{dimension}" : IsScalable ? $"{Name}-{dimension}" : Name;

    /// <summary>Makes the problem.</summary>
    /// <param name="dimension">n, or null for the default.</param>
    /// <param name="instance">Which instance, or null for the default.</param>
    /// <exception cref="ArgumentException">The problem does not exist in that dimension or instance.</exception>
    public Problem Create(int? dimension = null, int? instance = null)
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

        if (!HasInstances)
        {
            return instance is null
                ? _create(0, n)
                : throw new ArgumentException($"'{Name}' has no instances, and {instance} was asked for; leave the instance out.");
        }

        return instance is null or >= 1
            ? _create(instance ?? SuiteInstances[0], n)
            : throw new ArgumentException($"the instances of '{Name}' are numbered from 1, and {instance} was asked for; give 1 or more.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({DimensionRule}): {Description}";

    private static string Variables(int count) => count == 1 ? "1 variable" : $"{count} variables";
}
