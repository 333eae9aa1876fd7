using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>
/// Minimize f(x) over x ∈ ℝⁿ, subject to bounds, constraints and integrality: everything an optimizer may know.
/// Immutable; <c>with</c> makes variants. Every property is checked where it is set.
/// </summary>
public sealed record Problem
{
    private readonly ImmutableArray<double>? _start;
    private readonly Bounds? _bounds;
    private readonly Bounds? _searchRegion;
    private readonly ImmutableArray<IConstraint> _constraints = [];
    private readonly ImmutableArray<int> _integerVariables = [];

    /// <summary>A problem of n variables without constraints.</summary>
    /// <param name="objective">f.</param>
    /// <param name="dimension">n, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension is below 1.</exception>
    public Problem(IObjective objective, int dimension)
    {
        ArgumentNullException.ThrowIfNull(objective);
        if (dimension < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "A problem needs at least one variable.");
        }

        Objective = objective;
        Dimension = dimension;
    }

    /// <summary>f. What else it offers (gradients, terms, Hessian products) is seen from its type.</summary>
    public IObjective Objective { get; }

    /// <summary>The number of variables n.</summary>
    public int Dimension { get; }

    /// <summary>What to call the problem in reports and messages.</summary>
    public string Name { get; init; } = "unnamed";

    /// <summary>Where to start, n finite values; null where the problem names no start.</summary>
    /// <exception cref="ArgumentException">Wrong length, or a value is not finite.</exception>
    public ImmutableArray<double>? Start
    {
        get => _start;
        init
        {
            if (value is { } start)
            {
                RequireLength("start", start.Length);
                for (int i = 0; i < start.Length; i++)
                {
                    if (!double.IsFinite(start[i]))
                    {
                        throw new ArgumentException($"Value {i} of the start of '{Name}' is {start[i]}; a start must be finite.");
                    }
                }
            }

            _start = value;
        }
    }

    /// <summary>The box every evaluated point must lie in: a constraint. Null where there is none.</summary>
    /// <exception cref="ArgumentException">Wrong length.</exception>
    public Bounds? Bounds
    {
        get => _bounds;
        init
        {
            if (value is not null) RequireLength("bounds", value.Dimension);
            _bounds = value;
        }
    }

    /// <summary>The finite box a population starts in. It is no constraint: the search may leave it. Null: the bounds serve.</summary>
    /// <exception cref="ArgumentException">Wrong length, or a side is infinite.</exception>
    public Bounds? SearchRegion
    {
        get => _searchRegion;
        init
        {
            if (value is not null)
            {
                RequireLength("search region", value.Dimension);
                if (!value.IsFinite)
                {
                    throw new ArgumentException($"The search region of '{Name}' has an infinite side; points are drawn from it, so make it finite.");
                }
            }

            _searchRegion = value;
        }
    }

    /// <summary>Linear and nonlinear constraints; empty where there are none.</summary>
    /// <exception cref="ArgumentException">A linear constraint, or the pattern of a Jacobian, has another number of variables.</exception>
    public ImmutableArray<IConstraint> Constraints
    {
        get => _constraints;
        init
        {
            foreach (IConstraint constraint in value)
            {
                if (constraint is LinearConstraint linear) RequireLength($"constraint '{linear.Name}'", linear.Dimension);
                if (constraint.Pattern is { } pattern) RequireLength($"pattern of constraint '{constraint.Name}'", pattern.Columns);
            }

            _constraints = value;
        }
    }

    /// <summary>Indices of the variables that take whole numbers only; empty for a continuous problem.</summary>
    /// <exception cref="ArgumentException">An index is outside [0, n).</exception>
    public ImmutableArray<int> IntegerVariables
    {
        get => _integerVariables;
        init
        {
            foreach (int i in value)
            {
                if (i < 0 || i >= Dimension)
                {
                    throw new ArgumentException($"Integer variable {i} of '{Name}' does not exist; indices run from 0 to {Dimension - 1}.");
                }
            }

            _integerVariables = value;
        }
    }

    /// <summary>
    /// Whether two evaluations of f at the same point differ, as those of a simulation with random numbers do. Methods that search by values then
    /// evaluate again what they hold to be good, and the answer of a run is what its method recommends, not the luckiest value. Default false.
    /// </summary>
    public bool IsNoisy { get; init; }

    /// <summary>What is known about the solution; null where nothing is. No optimizer looks at it, except one that declares <see cref="OptimizerCapabilities.NeedsKnownObjective"/>.</summary>
    public KnownSolution? Known { get; init; }

    /// <summary>The number of constraint rows in all blocks.</summary>
    public int ConstraintCount
    {
        get
        {
            int count = 0;
            foreach (IConstraint constraint in _constraints) count += constraint.Count;
            return count;
        }
    }

    /// <summary>Every kind of constraint this problem has, bounds and integrality included.</summary>
    public ConstraintKinds ConstraintKinds
    {
        get
        {
            var kinds = _bounds is null ? ConstraintKinds.None : ConstraintKinds.Bounds;
            if (_integerVariables.Length > 0) kinds |= ConstraintKinds.Integer;
            foreach (IConstraint constraint in _constraints) kinds |= constraint.Kinds;
            return kinds;
        }
    }

    /// <summary>Where points can be drawn: the search region, else finite bounds, else null.</summary>
    public Bounds? SamplingRegion => _searchRegion ?? (_bounds is { IsFinite: true } ? _bounds : null);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Name} ({Dimension} variable{(Dimension == 1 ? "" : "s")}, constraints: {ConstraintKinds})";

    private void RequireLength(string what, int length)
    {
        if (length != Dimension)
        {
            throw new ArgumentException($"The {what} of '{Name}' has {length} values, and the problem {Dimension} variables; they must agree.");
        }
    }
}
