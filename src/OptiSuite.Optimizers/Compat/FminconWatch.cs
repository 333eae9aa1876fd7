namespace OptiSuite.Compat;

/// <summary>Watches the run for fmincon: the display, the output functions, and what its outputs need from the iterations.</summary>
internal sealed class FminconWatch(FminconOptions options, FminconDisplayTable table) : IRunObserver
{
    private readonly FminconOutputFunction[] _functions = [.. options.OutputFcn, .. options.PlotFcn];
    private bool _hasBegun;

    /// <summary>Whether an output function asked to stop.</summary>
    public bool HasStopped { get; private set; }

    /// <summary>The figures of the last iteration; null before the first.</summary>
    public FminconOptimValues? Last { get; private set; }

    /// <summary>The feasible iterate with the lowest objective.</summary>
    public FminconBestFeasible? BestFeasible { get; private set; }

    public void OnIteration(in IterationSnapshot snapshot)
    {
        Last = new FminconOptimValues(
            snapshot.Iteration,
            snapshot.Evaluations.Total,
            snapshot.Objective,
            snapshot.ConstraintViolation,
            snapshot.Stationarity,
            snapshot.StepNorm,
            snapshot.Iteration == 0 ? double.NaN : StepLength(snapshot.Diagnostics));
        bool isFeasible = snapshot.ConstraintViolation <= options.ConstraintTolerance && double.IsFinite(snapshot.Objective);
        if (isFeasible && !(snapshot.Objective >= BestFeasible?.Fval))
        {
            BestFeasible = new FminconBestFeasible([.. snapshot.X], snapshot.Objective, snapshot.ConstraintViolation, snapshot.Stationarity);
        }

        table.Row(Last);
        if (!_hasBegun) Call(snapshot.X, "init");
        _hasBegun = true;
        Call(snapshot.X, "iter");
        if (HasStopped) snapshot.RequestStop();
    }

    public void OnCompleted(OptimizationResult result)
    {
        if (Last is null) return;
        foreach (FminconOutputFunction function in _functions) function([.. result.X], Last, "done");
    }

    private void Call(ReadOnlySpan<double> x, string state)
    {
        // Every function is called, also after one of them asked to stop: each may keep a record.
        foreach (FminconOutputFunction function in _functions) HasStopped |= function([.. x], Last!, state);
    }

    private static double StepLength(ReadOnlySpan<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (diagnostic.Name == "StepLength") return diagnostic.Value;
        }

        return double.NaN;
    }
}
