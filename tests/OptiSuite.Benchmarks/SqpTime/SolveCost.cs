namespace OptiSuite.Benchmarks.SqpTime;

/// <summary>What one solver did on one problem.</summary>
/// <param name="Iterations">The points at which it took derivatives and solved a quadratic program, the start included.</param>
/// <param name="Evaluations">The points at which it took f and c.</param>
/// <param name="IsSolved">Whether it ended at the known objective (or, where none is known, by its own word), feasible to 1e-5.</param>
/// <param name="Solve">Microseconds from the call to the answer.</param>
/// <param name="Functions">Microseconds of that in the problem's functions.</param>
internal sealed record SolveCost(int Iterations, int Evaluations, bool IsSolved, double Solve, double Functions)
{
    // The two are measured apart, and noise must not make a difference that has no logarithm.
    private const double Least = 0.001;

    /// <summary>Microseconds for each iteration.</summary>
    public double Iteration => Solve / Iterations;

    /// <summary>Microseconds for each iteration outside the problem's functions.</summary>
    public double Own => Math.Max(Least, Solve - Functions) / Iterations;
}
