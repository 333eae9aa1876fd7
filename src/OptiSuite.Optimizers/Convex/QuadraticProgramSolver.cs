namespace OptiSuite.Optimizers;

/// <summary>
/// Solves convex quadratic and linear programs with dense data: an interior-point method finds the active set, an active-set Newton method finishes at
/// the accuracy of the arithmetic, and re-solves programs whose data moved. Every claim is checked on the program as it was given.
/// </summary>
/// <remarks>The stages, with their papers: <c>docs/algorithms/quadratic-programs.md</c>. Safe for use by several threads at once.</remarks>
public sealed record QuadraticProgramSolver
{
    /// <summary>
    /// How large the three residuals of <see cref="QuadraticProgramResult"/> may be for <see cref="QuadraticProgramStatus.Optimal"/>. Default 1e-9, which
    /// the last stage usually undercuts by far. In [1e-14, 1e-2].
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside.</exception>
    public double Tolerance
    {
        get;
        init => field = value is >= 1e-14 and <= 1e-2
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"The tolerance is {value}; give a value in [1e-14, 1e-2].");
    } = 1e-9;

    /// <summary>The most iterations, a factorization each. Default 200; 10 to 30 are usual. At least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxIterations
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"The limit of iterations is {value}; give at least 1.");
    } = 200;

    /// <summary>Solves a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="warmStart">
    /// The result of a similar program with as many variables and rows, or null. Where the new program was made from the old one by
    /// <see cref="QuadraticProgram.WithLinear"/>, <see cref="QuadraticProgram.WithRowLimits"/> or <see cref="QuadraticProgram.WithBounds"/>, its factors are
    /// used again.
    /// </param>
    /// <param name="cancellationToken">Cancels between iterations.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The warm start has other numbers of variables or rows.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public QuadraticProgramResult Solve(
        QuadraticProgram program, QuadraticProgramResult? warmStart = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (warmStart is not null && (warmStart.X.Length != program.Dimension || warmStart.Multipliers.Constraints.Length != program.RowCount))
        {
            throw new ArgumentException(
                $"The warm start has {warmStart.X.Length} variables and {warmStart.Multipliers.Constraints.Length} rows; the program has "
                + $"{program.Dimension} and {program.RowCount}. Start without it.");
        }

        return new QuadraticProgramRun(this, program, cancellationToken).Solve(warmStart);
    }
}
