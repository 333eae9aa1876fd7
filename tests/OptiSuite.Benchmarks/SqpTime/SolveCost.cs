namespace OptiSuite.Benchmarks.SqpTime;

/// <summary>What one solver did on one problem.</summary>
/// <param name="Iterations">The points at which it took derivatives and solved a quadratic program, the start included.</param>
/// <param name="Evaluations">The points at which it took f and c.</param>
/// <param name="IsSolved">Whether it ended at the known objective (or, where none is known, by its own word), feasible to 1e-5.</param>
/// <param name="Solve">Microseconds from the call to the answer.</param>
/// <param name="Functions">Microseconds of that in the problem's functions.</param>
internal sealed record SolveCost(int Iterations, int Evaluations, bool IsSolved, double Solve, double Functions)
{
    // The functions are measured at the start alone: a small difference of two large times says nothing.
    private const double LargestPart = 0.5;

    /// <summary>Microseconds for each iteration.</summary>
    public double Iteration => Solve / Iterations;

    /// <summary>Microseconds for each iteration outside the problem's functions; NaN where those take more than half of the time.</summary>
    public double Own => Functions > LargestPart * Solve ? double.NaN : (Solve - Functions) / Iterations;
}
