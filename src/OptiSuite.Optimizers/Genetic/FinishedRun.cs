namespace OptiSuite.Optimizers;

/// <summary>A search inside the loop whose best point is handed to a local method when its share of the budget is used, or it has nothing more to propose.</summary>
internal sealed class FinishedRun : IOptimizerRun, ISavable
{
    private readonly AskTellRun _search;
    private readonly IOptimizer _local;
    private readonly Evaluator _evaluator;
    private readonly StoppingCriteria _stopping;
    private readonly RandomStream _random;
    private readonly long? _searchBudget;
    private bool _isFinished;

    public FinishedRun(IAskTellOptimizer optimizer, IOptimizer local, double share, RunContext context)
    {
        (_local, _evaluator, _random) = (local, context.Evaluator, context.Random.Split(1));
        StoppingCriteria stopping = context.Stopping, defaults = new();
        // The local search must be able to end, also where the run as a whole is to use up its budget.
        _stopping = stopping with
        {
            MaxEvaluations = null,
            StationarityTolerance = stopping.StationarityTolerance ?? defaults.StationarityTolerance,
            StepTolerance = stopping.StepTolerance ?? defaults.StepTolerance,
            StallIterations = stopping.StallIterations ?? defaults.StallIterations,
        };
        _searchBudget = stopping.MaxEvaluations is { } budget ? budget - (long)(share * budget) : null;
        _search = new AskTellRun(optimizer, context);
    }

    public ReadOnlySpan<double> X => _isFinished ? _evaluator.BestX : _search.X;

    public double Objective => _isFinished ? _evaluator.BestObjective : _search.Objective;

    public double ConstraintViolation => _isFinished ? _evaluator.BestViolation : _search.ConstraintViolation;

    public ReadOnlySpan<Diagnostic> Diagnostics => _search.Diagnostics;

    public string? Explanation => _search.Explanation;

    public ExitReason? Step()
    {
        bool isDue = _evaluator.HasBest && _evaluator.Counts.Total >= _searchBudget;
        if (!isDue && _search.Step() is null) return null;
        if (!_evaluator.HasBest) return ExitReason.NonFinite;
        OptimizationResult result = _evaluator.Minimize(_local, _evaluator.BestX, _stopping, _random)[0];
        _isFinished = true;
        if (result.Converged) return result.ExitReason;
        return ConstraintViolation <= _stopping.ConstraintTolerance ? ExitReason.Stalled : ExitReason.Infeasible;
    }

    /// <summary>The local search is one step, so between two steps the state is that of the search alone.</summary>
    public void Exchange(StateExchange state) => _search.Exchange(state);
}
