namespace OptiSuite.Compat;

/// <summary>fmincon's exit messages: what happened in a sentence, and the figures behind it.</summary>
internal static class FminconMessage
{
    public static string Sentence(FminconExit exit, ExitReason reason) => exit switch
    {
        FminconExit.FirstOrderOptimal => "Local minimum: to first order no feasible direction lowers the objective, and the constraints hold.",
        FminconExit.StepTooSmall when reason is ExitReason.LineSearchFailed or ExitReason.SubproblemFailed =>
            "Possibly a local minimum: no better point can be found from here, and the constraints hold; the derivatives may be inaccurate.",
        FminconExit.StepTooSmall => "Possibly a local minimum: the steps are within StepTolerance, and the constraints hold.",
        FminconExit.LimitReached when reason == ExitReason.MaxIterations => "Stopped: MaxIterations is reached.",
        FminconExit.LimitReached => "Stopped: MaxFunctionEvaluations is reached.",
        FminconExit.Stopped when reason == ExitReason.Cancelled => "Stopped: the solve was cancelled.",
        FminconExit.Stopped => "Stopped: an output or plot function asked for it.",
        FminconExit.Infeasible => "No feasible point found: the constraints cannot be satisfied near x.",
        FminconExit.ObjectiveBelowLimit => "The problem seems unbounded: the objective is below ObjectiveLimit and the constraints hold.",
        _ => reason.ToString(),
    };

    public static string Figures(OptimizationResult result, FminconOptions options, FminconOptimValues? last, double relativeOptimality) =>
        $"Relative first-order optimality {relativeOptimality:G3} (OptimalityTolerance {options.OptimalityTolerance:G3}), "
        + $"constraint violation {result.ConstraintViolation:G3} (ConstraintTolerance {options.ConstraintTolerance:G3}), "
        + $"last step {last?.StepSize ?? double.NaN:G3} (StepTolerance {options.StepTolerance:G3}); "
        + $"{result.Iterations} iterations (MaxIterations {options.MaxIterations}), "
        + $"{result.Evaluations.Total} evaluations (MaxFunctionEvaluations {options.MaxFunctionEvaluationsFor(result.X.Length)}).";
}
