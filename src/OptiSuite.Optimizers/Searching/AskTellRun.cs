namespace OptiSuite.Optimizers;

/// <summary>Runs a search inside the loop: ask, evaluate the batch, tell.</summary>
internal sealed class AskTellRun : IOptimizerRun, ISavable
{
    private readonly IAskTell _search;
    private readonly Evaluator _evaluator;
    private double[] _objectives = [];
    private double[] _violations = [];
    private double[] _constraints = [];

    public AskTellRun(IAskTellOptimizer optimizer, RunContext context)
    {
        _search = optimizer.Begin(context.Problem, new AskTellOptions
        {
            Seed = context.Seed,
            ConstraintTolerance = context.Stopping.ConstraintTolerance,
            MaxEvaluations = context.Stopping.MaxEvaluations,
        });
        _evaluator = context.Evaluator;
        // Iteration 0 is the first batch, so that every report has an incumbent; of a resumed run it is long done.
        if (!context.IsResumed) _ = Step();
    }

    public ReadOnlySpan<double> X => _search.X;

    public double Objective => _search.Objective;

    public double ConstraintViolation => _search.ConstraintViolation;

    public ReadOnlySpan<Diagnostic> Diagnostics => _search.Diagnostics;

    public string? Explanation => _search.Explanation;

    /// <summary>2n evaluations count as one iteration: less is little where a population would have made a generation.</summary>
    public int StepsPerIteration => Math.Max(1, 2 * _search.Dimension / _search.CandidateCount);

    public ExitReason? Step()
    {
        ReadOnlyMemory<double> candidates = _search.Ask();
        int k = _search.CandidateCount, m = _evaluator.ConstraintCount;
        // Populations that grow do so at a restart.
        if (_objectives.Length < k) (_objectives, _violations, _constraints) = (new double[k], new double[k], new double[k * m]);
        _evaluator.Batch(candidates, _objectives.AsMemory(0, k), _violations.AsMemory(0, k), _constraints.AsMemory(0, k * m));
        _search.Tell(_objectives.AsSpan(0, k), _violations.AsSpan(0, k), _constraints.AsSpan(0, k * m));
        return _search.Exit;
    }

    public void Exchange(StateExchange state) => _search.Exchange(state);
}
