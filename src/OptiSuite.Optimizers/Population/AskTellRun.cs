namespace OptiSuite.Optimizers;

/// <summary>Runs a search inside the loop: ask, evaluate the batch, tell.</summary>
internal sealed class AskTellRun : IOptimizerRun
{
    private readonly IAskTell _search;
    private readonly Evaluator _evaluator;
    private readonly double[] _objectives;
    private readonly double[] _violations;

    public AskTellRun(IAskTell search, Evaluator evaluator)
    {
        _search = search;
        _evaluator = evaluator;
        _objectives = new double[search.CandidateCount];
        _violations = new double[search.CandidateCount];
        // Iteration 0 is the initial population, so that every report has an incumbent.
        _ = Step();
    }

    public ReadOnlySpan<double> X => _search.X;

    public double Objective => _search.Objective;

    public double ConstraintViolation => _search.ConstraintViolation;

    public ReadOnlySpan<Diagnostic> Diagnostics => _search.Diagnostics;

    public ExitReason? Step()
    {
        _evaluator.Batch(_search.Ask(), _objectives, _violations);
        _search.Tell(_objectives, _violations);
        return null;
    }
}
