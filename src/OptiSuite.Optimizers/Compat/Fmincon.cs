using System.Runtime.CompilerServices;

namespace OptiSuite.Compat;

/// <summary>
/// MATLAB's fmincon: min f(x) subject to A x ≤ b, Aeq x = beq, lb ≤ x ≤ ub, c(x) ≤ 0, ceq(x) = 0, with the arguments in MATLAB's order and its
/// outputs under MATLAB's names. Null stands for []. Every algorithm that MATLAB names is solved by <see cref="OptiSuite.Optimizers.Sqp"/>.
/// </summary>
/// <example><code>var (x, fval, exitflag) = Fmincon.Solve(x => 100 * Math.Pow(x[1] - x[0] * x[0], 2) + Math.Pow(1 - x[0], 2), [-1, 2],
///     A: new double[,] { { 1, 2 } }, b: [1]);</code></example>
public static class Fmincon
{
    /// <summary>fmincon(problem).</summary>
    /// <param name="problem">The problem with its options.</param>
    /// <param name="cancellationToken">Ends the solve with the exit flag −1 and the best point until then.</param>
    /// <exception cref="ArgumentException">
    /// Inputs do not fit each other, an option refuses them, a checked gradient is wrong, or a function is not finite at x0.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">FunValCheck is on and a function returned NaN or an infinity.</exception>
    public static FminconResult Solve(FminconProblem problem, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(problem.X0);
        ArgumentNullException.ThrowIfNull(problem.Options);
        return new FminconSolve(problem).Run(cancellationToken);
    }

    /// <summary>fmincon(fun, x0, A, b, Aeq, beq, lb, ub, nonlcon, options).</summary>
    /// <param name="fun">f.</param>
    /// <param name="x0">The start, n values.</param>
    /// <param name="A">A of A x ≤ b, m×n.</param>
    /// <param name="b">b of A x ≤ b, m values.</param>
    /// <param name="Aeq">Aeq of Aeq x = beq, m×n.</param>
    /// <param name="beq">beq of Aeq x = beq, m values.</param>
    /// <param name="lb">The lower bounds, at most n values.</param>
    /// <param name="ub">The upper bounds, at most n values.</param>
    /// <param name="nonlcon">c and ceq.</param>
    /// <param name="options">The options.</param>
    /// <inheritdoc cref="Solve(FminconProblem, CancellationToken)" path="/exception"/>
    // The more common overload wins where null, or a lambda that only throws, fits several.
    [OverloadResolutionPriority(3)]
    public static FminconResult Solve(
        Func<double[], double> fun,
        double[] x0,
        double[,]? A = null,
        double[]? b = null,
        double[,]? Aeq = null,
        double[]? beq = null,
        double[]? lb = null,
        double[]? ub = null,
        Func<double[], (double[]? C, double[]? Ceq)>? nonlcon = null,
        FminconOptions? options = null) =>
        Solve(Pose(x0, A, b, Aeq, beq, lb, ub, options) with { Objective = fun, Nonlcon = nonlcon });

    /// <summary>fmincon(fun, x0, A, b, Aeq, beq, lb, ub, nonlcon, options), where nonlcon also returns gradients.</summary>
    /// <param name="fun">f.</param>
    /// <param name="x0">The start, n values.</param>
    /// <param name="A">A of A x ≤ b, m×n.</param>
    /// <param name="b">b of A x ≤ b, m values.</param>
    /// <param name="Aeq">Aeq of Aeq x = beq, m×n.</param>
    /// <param name="beq">beq of Aeq x = beq, m values.</param>
    /// <param name="lb">The lower bounds, at most n values.</param>
    /// <param name="ub">The upper bounds, at most n values.</param>
    /// <param name="nonlcon">c, ceq and their gradients, n×m each; used where SpecifyConstraintGradient is true.</param>
    /// <param name="options">The options.</param>
    /// <inheritdoc cref="Solve(FminconProblem, CancellationToken)" path="/exception"/>
    [OverloadResolutionPriority(2)]
    public static FminconResult Solve(
        Func<double[], double> fun,
        double[] x0,
        double[,]? A,
        double[]? b,
        double[,]? Aeq,
        double[]? beq,
        double[]? lb,
        double[]? ub,
        Func<double[], (double[]? C, double[]? Ceq, double[,]? GradC, double[,]? GradCeq)>? nonlcon,
        FminconOptions? options = null) =>
        Solve(Pose(x0, A, b, Aeq, beq, lb, ub, options) with { Objective = fun, NonlconWithGradients = nonlcon });

    /// <summary>fmincon(fun, x0, A, b, Aeq, beq, lb, ub, nonlcon, options), where fun also returns its gradient.</summary>
    /// <param name="fun">f and ∇f, n values; the gradient is used where SpecifyObjectiveGradient is true.</param>
    /// <param name="x0">The start, n values.</param>
    /// <param name="A">A of A x ≤ b, m×n.</param>
    /// <param name="b">b of A x ≤ b, m values.</param>
    /// <param name="Aeq">Aeq of Aeq x = beq, m×n.</param>
    /// <param name="beq">beq of Aeq x = beq, m values.</param>
    /// <param name="lb">The lower bounds, at most n values.</param>
    /// <param name="ub">The upper bounds, at most n values.</param>
    /// <param name="nonlcon">c and ceq.</param>
    /// <param name="options">The options.</param>
    /// <inheritdoc cref="Solve(FminconProblem, CancellationToken)" path="/exception"/>
    [OverloadResolutionPriority(1)]
    public static FminconResult Solve(
        Func<double[], (double F, double[] Gradient)> fun,
        double[] x0,
        double[,]? A = null,
        double[]? b = null,
        double[,]? Aeq = null,
        double[]? beq = null,
        double[]? lb = null,
        double[]? ub = null,
        Func<double[], (double[]? C, double[]? Ceq)>? nonlcon = null,
        FminconOptions? options = null) =>
        Solve(Pose(x0, A, b, Aeq, beq, lb, ub, options) with { ObjectiveWithGradient = fun, Nonlcon = nonlcon });

    /// <summary>fmincon(fun, x0, A, b, Aeq, beq, lb, ub, nonlcon, options), where fun and nonlcon also return gradients.</summary>
    /// <param name="fun">f and ∇f, n values; the gradient is used where SpecifyObjectiveGradient is true.</param>
    /// <param name="x0">The start, n values.</param>
    /// <param name="A">A of A x ≤ b, m×n.</param>
    /// <param name="b">b of A x ≤ b, m values.</param>
    /// <param name="Aeq">Aeq of Aeq x = beq, m×n.</param>
    /// <param name="beq">beq of Aeq x = beq, m values.</param>
    /// <param name="lb">The lower bounds, at most n values.</param>
    /// <param name="ub">The upper bounds, at most n values.</param>
    /// <param name="nonlcon">c, ceq and their gradients, n×m each; used where SpecifyConstraintGradient is true.</param>
    /// <param name="options">The options.</param>
    /// <inheritdoc cref="Solve(FminconProblem, CancellationToken)" path="/exception"/>
    public static FminconResult Solve(
        Func<double[], (double F, double[] Gradient)> fun,
        double[] x0,
        double[,]? A,
        double[]? b,
        double[,]? Aeq,
        double[]? beq,
        double[]? lb,
        double[]? ub,
        Func<double[], (double[]? C, double[]? Ceq, double[,]? GradC, double[,]? GradCeq)>? nonlcon,
        FminconOptions? options = null) =>
        Solve(Pose(x0, A, b, Aeq, beq, lb, ub, options) with { ObjectiveWithGradient = fun, NonlconWithGradients = nonlcon });

    private static FminconProblem Pose(
        double[] x0, double[,]? a, double[]? b, double[,]? aeq, double[]? beq, double[]? lb, double[]? ub, FminconOptions? options)
    {
        ArgumentNullException.ThrowIfNull(x0);
        return new FminconProblem
        {
            X0 = x0,
            Aineq = a,
            Bineq = b,
            Aeq = aeq,
            Beq = beq,
            Lb = lb,
            Ub = ub,
            Options = options ?? new FminconOptions(),
        };
    }
}
