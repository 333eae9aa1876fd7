using OptiSuite.Optimizers;

namespace OptiSuite.Compat;

/// <summary>
/// MATLAB's quadprog: min ½xᵀHx + fᵀx subject to A x ≤ b, Aeq x = beq, lb ≤ x ≤ ub, with the arguments in MATLAB's order and its outputs under
/// MATLAB's names. Null stands for []. Solved by <see cref="QuadraticProgramSolver"/>.
/// </summary>
/// <example><code>var (x, fval, exitflag, output, lambda) = Quadprog.Solve(
///     new double[,] { { 1, -1 }, { -1, 2 } }, [-2, -6], A: new double[,] { { 1, 1 }, { -1, 2 }, { 2, 1 } }, b: [2, 2, 3]);</code></example>
public static class Quadprog
{
    /// <summary>quadprog(H, f, A, b, Aeq, beq, lb, ub, x0, options).</summary>
    /// <param name="H">H, n×n, positive semidefinite; of a matrix that is not symmetric, ½(H + Hᵀ), which has the same objective.</param>
    /// <param name="f">f, n values.</param>
    /// <param name="A">A of A x ≤ b, m×n.</param>
    /// <param name="b">b of A x ≤ b, m values.</param>
    /// <param name="Aeq">Aeq of Aeq x = beq, m×n.</param>
    /// <param name="beq">beq of Aeq x = beq, m values.</param>
    /// <param name="lb">The lower bounds, at most n values.</param>
    /// <param name="ub">The upper bounds, at most n values.</param>
    /// <param name="x0">
    /// The start, n values. The method needs none, as MATLAB's interior-point-convex: it is what x is where the bounds contradict each other, and has
    /// no other effect.
    /// </param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels between iterations.</param>
    /// <exception cref="ArgumentException">Inputs do not fit each other, or a value is NaN or not finite where it must be.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static QuadprogResult Solve(
        double[,]? H,
        double[] f,
        double[,]? A = null,
        double[]? b = null,
        double[,]? Aeq = null,
        double[]? beq = null,
        double[]? lb = null,
        double[]? ub = null,
        double[]? x0 = null,
        QuadprogOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(f);
        if (x0 is not null && x0.Length != f.Length) throw new ArgumentException($"x0 has {x0.Length} values; there are {f.Length} variables.");
        var model = new LinearModel(H, f, A, b, Aeq, beq, lb, ub);
        if (model.Program is null)
        {
            return new QuadprogResult
            {
                X = x0 ?? new double[f.Length],
                Fval = double.NaN,
                Exit = QuadprogExit.Infeasible,
                Output = LinearModel.CrossedOutput(model.Crossed!),
                Lambda = new LinearLambda(new double[f.Length], new double[f.Length], new double[b?.Length ?? 0], new double[beq?.Length ?? 0]),
            };
        }

        QuadraticProgramSolver solver = (options ?? new QuadprogOptions()).Solver;
        QuadraticProgramResult result = solver.Solve(model.Program, null, cancellationToken);
        (QuadprogExit exit, string message) = result.Status switch
        {
            QuadraticProgramStatus.Optimal => (QuadprogExit.Converged, "Converged to the solution: all residuals are within the tolerances."),
            QuadraticProgramStatus.PrimalInfeasible => (QuadprogExit.Infeasible, "No point satisfies the constraints."),
            QuadraticProgramStatus.DualInfeasible => (QuadprogExit.Unbounded, "The problem is unbounded."),
            QuadraticProgramStatus.Nonconvex => (QuadprogExit.Nonconvex, "H is not positive semidefinite: the problem is not convex."),
            QuadraticProgramStatus.IterationLimit => (QuadprogExit.IterationLimit, $"The {solver.MaxIterations} iterations are used up."),
            _ when result.PrimalResidual <= solver.Tolerance => (QuadprogExit.SmallStep, "No further progress; the constraints are satisfied."),
            _ => (QuadprogExit.NoStep, "No further progress; the constraints are not satisfied."),
        };
        return new QuadprogResult
        {
            X = [.. result.X],
            Fval = result.Objective,
            Exit = exit,
            Output = LinearModel.Output(result, message),
            Lambda = model.Lambda(result.Multipliers),
        };
    }
}
