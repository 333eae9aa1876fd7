namespace OptiSuite;

/// <summary>What the verifier found when it evaluated the answer again, without the optimizer's help.</summary>
/// <param name="Finite">Whether x, f and every constraint are finite.</param>
/// <param name="InsideBounds">Whether x lies within the bounds, exactly.</param>
/// <param name="Feasible">Whether every constraint holds within <see cref="StoppingCriteria.ConstraintTolerance"/>.</param>
/// <param name="Stationary">
/// Whether the first-order residual is within tolerance; null where it cannot be known: no derivatives, kinks, constraints without multipliers.
/// </param>
/// <param name="Objective">f(x) as evaluated by the verifier.</param>
/// <param name="ConstraintViolation">The largest violation as evaluated by the verifier.</param>
/// <param name="FirstOrderResidual">The residual in the maximum norm; NaN where it cannot be known.</param>
public sealed record Verification(
    bool Finite,
    bool InsideBounds,
    bool Feasible,
    bool? Stationary,
    double Objective,
    double ConstraintViolation,
    double FirstOrderResidual);
