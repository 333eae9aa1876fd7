using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>The ends of the local searches: the best of all, and the distinct solutions among them.</summary>
internal sealed class SolutionSet(StartRegion region, double sameDistance, double tolerance)
{
    private readonly List<LocalSolution> _solutions = [];

    public int Count => _solutions.Count;

    /// <summary>The best end of a search, a solution or not; null before the first with a finite objective.</summary>
    public OptimizationResult? Best { get; private set; }

    /// <summary>The distinct solutions, the best first; the earlier one first where they are equal.</summary>
    public ImmutableArray<LocalSolution> InOrder() =>
    [
        .. _solutions.Order(Comparer<LocalSolution>.Create((a, b) =>
            IsBetter(a.Objective, a.ConstraintViolation, b.Objective, b.ConstraintViolation) ? -1
            : IsBetter(b.Objective, b.ConstraintViolation, a.Objective, a.ConstraintViolation) ? 1 : 0)),
    ];

    public void Add(OptimizationResult result)
    {
        if (!double.IsFinite(result.Objective)) return;
        if (Best is null || Ranks(result, Best)) Best = result;
        // Without convergence it may be any point on the way; a line search that fails ends at a kink, or where rounding ends it.
        bool isSolution = result.Converged || (result.ExitReason is ExitReason.LineSearchFailed or ExitReason.Stalled && result.ConstraintViolation <= tolerance);
        if (!isSolution) return;
        int same = _solutions.FindIndex(known => region.LargestDifference(known.X.AsSpan(), result.X.AsSpan()) <= sameDistance);
        if (same < 0)
        {
            _solutions.Add(Solution(result, 1));
            return;
        }

        LocalSolution before = _solutions[same];
        bool better = IsBetter(result.Objective, result.ConstraintViolation, before.Objective, before.ConstraintViolation);
        _solutions[same] = better ? Solution(result, before.Searches + 1) : before with { Searches = before.Searches + 1 };
    }

    /// <summary>Whether a solution that is better than the point lies within the distance of it.</summary>
    public bool IsShadowed(ReadOnlySpan<double> x, double objective, double violation, double distance)
    {
        foreach (LocalSolution known in _solutions)
        {
            if (IsBetter(known.Objective, known.ConstraintViolation, objective, violation) && region.Distance(known.X.AsSpan(), x) <= distance) return true;
        }

        return false;
    }

    private static LocalSolution Solution(OptimizationResult result, int searches) =>
        new(result.X, result.Objective, result.ConstraintViolation, result.Multipliers, result.ExitReason, searches);

    /// <summary>The better point; of two as good, one that converged.</summary>
    private bool Ranks(OptimizationResult result, OptimizationResult other) =>
        IsBetter(result.Objective, result.ConstraintViolation, other.Objective, other.ConstraintViolation)
        || (result.Converged && !other.Converged && !IsBetter(other.Objective, other.ConstraintViolation, result.Objective, result.ConstraintViolation));

    private bool IsBetter(double objective, double violation, double otherObjective, double otherViolation) =>
        FeasibilityFirst.IsBetter(objective, violation, otherObjective, otherViolation, tolerance);
}
