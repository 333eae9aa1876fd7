namespace OptiSuite.Optimizers;

/// <summary>
/// Chooses the methods for a problem, chains them, and says what it chose and why (<see cref="OptimizationResult.Message"/>). Where gradients are given it
/// leaves the work to a method that uses them (<see cref="OptimizerChoice"/>); otherwise it looks at dimension, budget, bounds, constraints, integer
/// variables and noise (<see cref="AutoPlan"/>).
/// </summary>
/// <remarks>
/// The chain for continuous problems without constraints, a local model before an evolution strategy with restarts, follows the idea of I. Loshchilov,
/// M. Schoenauer and M. Sebag, Bi-population CMA-ES algorithms with surrogate models and line searches, GECCO workshop on BBOB (2013).
/// </remarks>
public sealed record Auto : IAskTellOptimizer
{
    private static readonly OptimizerCapabilities _capabilities = new()
    {
        IsStochastic = true,
        CanBeSaved = true,
        Accepts = ConstraintKinds.Continuous | ConstraintKinds.Integer,
    };

    /// <inheritdoc/>
    public string Name => "auto";

    /// <inheritdoc/>
    public OptimizerCapabilities Capabilities => _capabilities;

    /// <inheritdoc/>
    public IAskTell Begin(Problem problem, AskTellOptions? options = null)
    {
        options ??= new AskTellOptions();
        var plan = AutoPlan.For(problem, options.MaxEvaluations);
        return new ChainedSearch(plan.Problem, plan.Stages, plan.Reason, options);
    }

    /// <inheritdoc/>
    public IOptimizerRun Start(RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Problem.Objective is not IDifferentiableObjective) return new AskTellRun(this, context);
        OptimizerChoice choice = OptimizerChoice.For(context.Problem);
        if (choice.Optimizer is Auto) return new AskTellRun(this, context);
        return new ChosenRun(choice.Optimizer.Start(context), $"{choice.Optimizer.Name}, chosen because {choice.Reason}");
    }
}
