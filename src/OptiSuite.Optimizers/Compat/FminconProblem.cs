namespace OptiSuite.Compat;

/// <summary>
/// fmincon's problem structure: min f(x) subject to Aineq x ≤ bineq, Aeq x = beq, lb ≤ x ≤ ub, c(x) ≤ 0, ceq(x) = 0. Null stands for MATLAB's [].
/// </summary>
/// <remarks>
/// Functions get a copy of x of their own, so they may keep it, and return new arrays: MATLAB's calling convention, which allocates in every
/// evaluation. Where that counts, pose a <see cref="Problem"/> and use <see cref="OptiSuite.Optimizers.Sqp"/> directly.
/// </remarks>
public sealed record FminconProblem
{
    /// <summary>f. Give this or <see cref="ObjectiveWithGradient"/>.</summary>
    public Func<double[], double>? Objective { get; init; }

    /// <summary>f and ∇f (n values). The gradient is used where <see cref="FminconOptions.SpecifyObjectiveGradient"/> says so, as in MATLAB.</summary>
    public Func<double[], (double F, double[] Gradient)>? ObjectiveWithGradient { get; init; }

    /// <summary>The start, n values; it is moved to the nearest point inside the bounds.</summary>
    public required double[] X0 { get; init; }

    /// <summary>A of A x ≤ b, m×n.</summary>
    public double[,]? Aineq { get; init; }

    /// <summary>b of A x ≤ b, m values.</summary>
    public double[]? Bineq { get; init; }

    /// <summary>Aeq of Aeq x = beq, m×n.</summary>
    public double[,]? Aeq { get; init; }

    /// <summary>beq of Aeq x = beq, m values.</summary>
    public double[]? Beq { get; init; }

    /// <summary>The lower bounds, −∞ where there is none; fewer than n values bound the first variables only.</summary>
    public double[]? Lb { get; init; }

    /// <summary>The upper bounds, +∞ where there is none; fewer than n values bound the first variables only.</summary>
    public double[]? Ub { get; init; }

    /// <summary>c and ceq; null or an empty array for none of a kind.</summary>
    public Func<double[], (double[]? C, double[]? Ceq)>? Nonlcon { get; init; }

    /// <summary>
    /// c, ceq and their gradients, n×m each, a column for every constraint (the transposed Jacobian). The gradients are used where
    /// <see cref="FminconOptions.SpecifyConstraintGradient"/> says so, as in MATLAB.
    /// </summary>
    public Func<double[], (double[]? C, double[]? Ceq, double[,]? GradC, double[,]? GradCeq)>? NonlconWithGradients { get; init; }

    /// <summary>The options. Default: fmincon's.</summary>
    public FminconOptions Options { get; init; } = new();
}
