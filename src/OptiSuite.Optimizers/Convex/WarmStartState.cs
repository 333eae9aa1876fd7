namespace OptiSuite.Optimizers;

/// <summary>What a solve leaves for the next one: the equilibrated matrices, the factors and the active set. It serves one successor at a time.</summary>
internal sealed class WarmStartState(QuadraticProgram program, Presolve presolve, Equilibration equilibration, ActiveSetNewton newton)
{
    private int _taken;

    public QuadraticProgram Program => program;

    public Presolve Presolve => presolve;

    public Equilibration Equilibration => equilibration;

    public ActiveSetNewton Newton => newton;

    /// <summary>Takes the workspace, where the other program has the same matrices and nobody else has taken it.</summary>
    public bool TryTake(QuadraticProgram other, Presolve reduced) =>
        program.Hessian == other.Hessian && program.Matrix == other.Matrix && presolve.HasShapeOf(reduced) && Interlocked.Exchange(ref _taken, 1) == 0;
}
