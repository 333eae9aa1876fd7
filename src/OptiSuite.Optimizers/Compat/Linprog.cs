using OptiSuite.Optimizers;

namespace OptiSuite.Compat;

/// <summary>
/// MATLAB's linprog: min fᵀx subject to A x ≤ b, Aeq x = beq, lb ≤ x ≤ ub, with the arguments in MATLAB's order and its outputs under MATLAB's
/// names. Null stands for []. Solved by <see cref="QuadraticProgramSolver"/>.
/// </summary>
/// <example><code>var (x, fval, exitflag) = Linprog.Solve([-5, -4, -6],
///     new double[,] { { 1, -1, 1 }, { 3, 2, 4 }, { 3, 2, 0 } }, [20, 42, 30], lb: [0, 0, 0]);</code></example>
public static class Linprog
{
    /// <summary>linprog(f, A, b, Aeq, beq, lb, ub, options).</summary>
    /// <param name="f">f, n values.</param>
    /// <param name="A">A of A x ≤ b, m×n.</param>
    /// <param name="b">b of A x ≤ b, m values.</param>
    /// <param name="Aeq">Aeq of Aeq x = beq, m×n.</param>
    /// <param name="beq">beq of Aeq x = beq, m values.</param>
    /// <param name="lb">The lower bounds, at most n values.</param>
    /// <param name="ub">The upper bounds, at most n values.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels between iterations.</param>
    /// <exception cref="ArgumentException">Inputs do not fit each other, or a value is NaN or not finite where it must be.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LinprogResult Solve(
        double[] f,
        double[,]? A = null,
        double[]? b = null,
        double[,]? Aeq = null,
        double[]? beq = null,
        double[]? lb = null,
        double[]? ub = null,
        LinprogOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(f);
        var model = new LinearModel(null, f, A, b, Aeq, beq, lb, ub);
        if (model.Program is null)
        {
            return new LinprogResult
            {
                X = new double[f.Length],
                Fval = double.NaN,
                Exit = LinprogExit.Infeasible,
                Output = LinearModel.CrossedOutput(model.Crossed!),
                Lambda = new LinearLambda(new double[f.Length], new double[f.Length], new double[b?.Length ?? 0], new double[beq?.Length ?? 0]),
            };
        }

        QuadraticProgramSolver solver = (options ?? new LinprogOptions()).Solver;
        QuadraticProgramResult result = solver.Solve(model.Program, null, cancellationToken);
        (LinprogExit exit, string message) = result.Status switch
        {
            QuadraticProgramStatus.Optimal => (LinprogExit.Converged, "Converged to a solution: all residuals are within the tolerances."),
            QuadraticProgramStatus.PrimalInfeasible => (LinprogExit.Infeasible, "No point satisfies the constraints."),
            QuadraticProgramStatus.DualInfeasible => (LinprogExit.Unbounded, "The problem is unbounded."),
            QuadraticProgramStatus.IterationLimit => (LinprogExit.IterationLimit, $"The {solver.MaxIterations} iterations are used up."),
            _ => (LinprogExit.NoProgress, "Rounding leaves no step that makes progress."),
        };
        return new LinprogResult
        {
            X = [.. result.X],
            Fval = result.Objective,
            Exit = exit,
            Output = LinearModel.Output(result, message),
            Lambda = model.Lambda(result.Multipliers),
        };
    }
}
