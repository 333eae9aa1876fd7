namespace OptiSuite;

/// <summary>How often the user's functions were called in a run, by kind.</summary>
/// <param name="Objective">Values of f, those for finite differences included.</param>
/// <param name="Gradient">Values of ∇f by the user's code. A joint call of f and ∇f counts once in each;
/// the Jacobian of a sum of squares' residuals counts here too, for it costs as much.</param>
/// <param name="HessianVector">Products with ∇²f, or with the Hessian of the Lagrangian over all blocks together.</param>
/// <param name="Constraint">Values of all constraints together, those for finite differences included.</param>
/// <param name="Jacobian">Jacobians of all constraints together, by the user's code.</param>
/// <param name="Terms">Single terms of a finite sum, in minibatches.</param>
/// <param name="TermCount">The number of terms N of the finite sum; 0 for other objectives.</param>
/// <param name="Monitor">Exact values of f outside the budget: progress of a sampled method, and the verifier.</param>
/// <param name="NonFinite">Evaluations that came back NaN or infinite, or that threw and were rejected.</param>
public readonly record struct EvaluationCounts(
    long Objective,
    long Gradient,
    long HessianVector,
    long Constraint,
    long Jacobian,
    long Terms,
    int TermCount,
    long Monitor,
    long NonFinite)
{
    /// <summary>
    /// What the budget limits: objective or constraint values, whichever are more (they are normally taken in pairs), plus one for every
    /// N terms, so that a minibatch costs its share of a full evaluation.
    /// </summary>
    public long Total => Math.Max(Objective, Constraint) + (TermCount == 0 ? 0 : (Terms + TermCount - 1) / TermCount);
}
