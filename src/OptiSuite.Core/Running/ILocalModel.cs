namespace OptiSuite;

/// <summary>
/// What a run knows of the functions around its current point beyond their values. Optional: a run that implements it too passes its derivatives
/// on to the result, so that a caller need not take them again.
/// </summary>
public interface ILocalModel
{
    /// <summary>∇f at <see cref="IOptimizerRun.X"/>, n values; empty where it is not known. Asked for at the end only.</summary>
    ReadOnlySpan<double> Gradient { get; }

    /// <summary>Writes the run's estimate of the Hessian, with constraints that of the Lagrangian. Asked for at the end only.</summary>
    /// <param name="hessian">Receives the estimate, n×n, row-major, symmetric.</param>
    /// <returns>Whether there is one; where false, nothing was written.</returns>
    bool TryCopyHessian(Span<double> hessian);
}
