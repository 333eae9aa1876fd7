namespace OptiSuite;

/// <summary>Passes every iteration on to an <see cref="IProgress{T}"/>.</summary>
internal sealed class ProgressObserver(IProgress<RunProgress> progress) : IRunObserver
{
    public void OnIteration(in IterationSnapshot snapshot) => progress.Report(new RunProgress(
        snapshot.Iteration,
        snapshot.Evaluations.Total,
        snapshot.Objective,
        snapshot.BestObjective,
        snapshot.ConstraintViolation,
        snapshot.Stationarity,
        snapshot.Elapsed));
}
