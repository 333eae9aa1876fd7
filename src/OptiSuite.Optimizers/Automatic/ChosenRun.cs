namespace OptiSuite.Optimizers;

/// <summary>A run of another method, with a word on why that one.</summary>
internal sealed class ChosenRun(IOptimizerRun inner, string reason) : IOptimizerRun, ILocalModel, ILocalSolutions
{
    public ReadOnlySpan<double> X => inner.X;

    public double Objective => inner.Objective;

    public double ConstraintViolation => inner.ConstraintViolation;

    public double Stationarity => inner.Stationarity;

    public double StepNorm => inner.StepNorm;

    public int StepsPerIteration => inner.StepsPerIteration;

    public ReadOnlySpan<Diagnostic> Diagnostics => inner.Diagnostics;

    public Multipliers? Multipliers => inner.Multipliers;

    public string? Explanation => inner.Explanation is { } own ? $"{reason}; {own}" : reason;

    public ReadOnlySpan<double> Gradient => inner is ILocalModel model ? model.Gradient : default;

    public System.Collections.Immutable.ImmutableArray<LocalSolution> Solutions => inner is ILocalSolutions several ? several.Solutions : [];

    public bool TryCopyHessian(Span<double> hessian) => inner is ILocalModel model && model.TryCopyHessian(hessian);

    public ExitReason? Step() => inner.Step();
}
