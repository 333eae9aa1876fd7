namespace OptiSuite.Optimizers;

/// <summary>
/// The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno, x ← x − t H∇f(x), with a line search that asks for the weak Wolfe
/// conditions. For smooth functions it converges superlinearly; on functions with kinks, convex or not, it is the method of Lewis and Overton.
/// </summary>
/// <remarks>
/// H, n×n, approximates the inverse Hessian (Nocedal and Wright, Numerical Optimization, 2006, algorithm 6.1, with the first scaling of equation
/// 6.20). The search brackets a step t with f(x + tp) &lt; f(x) + c₁t∇fᵀp and ∇f(x + tp)ᵀp &gt; c₂∇fᵀp by doubling and bisection: A. S. Lewis and
/// M. L. Overton, "Nonsmooth optimization via quasi-Newton methods", Mathematical Programming 141, 2013, algorithm 2.6. Strong Wolfe
/// conditions would not do where f has kinks. A trial that is NaN or infinite counts as too long.
/// <para>At a minimum on a kink the gradient does not vanish, and the run ends as <see cref="ExitReason.LineSearchFailed"/> once no step
/// gains beyond rounding: with the answer, but without a claim. Each iteration takes 4n² operations and the memory n² numbers; above
/// a few thousand variables use <see cref="GradientDescent"/>.</para>
/// </remarks>
/// <example><code>OptimizationResult result = new Bfgs().Minimize(problem);</code></example>
public sealed record Bfgs : IOptimizer
{
    /// <inheritdoc/>
    public string Name => "bfgs";

    /// <inheritdoc/>
    public OptimizerCapabilities Capabilities => new() { NeedsGradient = true, NeedsStart = true };

    /// <summary>c₁ in (0, 1), below c₂: the share of the predicted decrease that is asked for. Default 1e-4 (Nocedal and Wright, §3.1).</summary>
    public double SufficientDecrease
    {
        get;
        init => field = Hyperparameter.Fraction(value, nameof(SufficientDecrease), "try 1e-4");
    } = 1e-4;

    /// <summary>
    /// c₂ in (0, 1): the slope along the step must rise above this part of the first one. Default 0.9 (Nocedal and Wright, §3.1); with kinks
    /// 0.5 is as good (Lewis and Overton).
    /// </summary>
    public double Curvature
    {
        get;
        init => field = Hyperparameter.Fraction(value, nameof(Curvature), "try 0.9");
    } = 0.9;

    /// <summary>How many trial steps one search may make, at least 1. Default 60: bisection has reached rounding by then.</summary>
    public int MaxTrials
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(MaxTrials), "try 60");
    } = 60;

    /// <inheritdoc/>
    public void Validate()
    {
        if (!(SufficientDecrease < Curvature))
        {
            throw new ArgumentException(
                $"SufficientDecrease is {SufficientDecrease} and Curvature {Curvature}; the first must be below the second, or no step may satisfy both: try 1e-4 and 0.9.");
        }
    }

    /// <inheritdoc/>
    public IOptimizerRun Start(RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new BfgsRun(this, context);
    }
}
