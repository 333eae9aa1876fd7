namespace OptiSuite;

/// <summary>What an optimizer needs and can treat. Its declaration is matched against the problem before the first evaluation.</summary>
public sealed record OptimizerCapabilities
{
    /// <summary>It uses ∇f (and Jacobians). Where the problem gives none, finite differences serve if the run allows them.</summary>
    public bool NeedsGradient { get; init; }

    /// <summary>It relies on continuous derivatives: an objective that says it is not smooth is refused.</summary>
    public bool NeedsSmoothness { get; init; }

    /// <summary>It uses ∇²f and, of nonlinear constraints, ∇²cᵢ, as products with vectors. They are never differenced.</summary>
    public bool NeedsHessian { get; init; }

    /// <summary>It uses the residuals of a sum of squares (<see cref="ILeastSquaresObjective"/>).</summary>
    public bool NeedsResiduals { get; init; }

    /// <summary>It samples the terms of a finite sum.</summary>
    public bool NeedsFiniteSum { get; init; }

    /// <summary>It begins at <see cref="Problem.Start"/>.</summary>
    public bool NeedsStart { get; init; }

    /// <summary>It draws points from <see cref="Problem.SamplingRegion"/>.</summary>
    public bool NeedsSearchRegion { get; init; }

    /// <summary>It needs the best possible objective: <see cref="StoppingCriteria.TargetObjective"/> or <see cref="Problem.Known"/>.</summary>
    public bool NeedsKnownObjective { get; init; }

    /// <summary>Up to how many variables a step takes a bearable time; null for any number.</summary>
    public int? MaxDimension { get; init; }

    /// <summary>It uses random numbers, so that one run says little.</summary>
    public bool IsStochastic { get; init; }

    /// <summary>Its runs are <see cref="ISavable"/>: they can be saved and resumed.</summary>
    public bool CanBeSaved { get; init; }

    /// <summary>The kinds of constraints it treats. A problem with any other is refused.</summary>
    public ConstraintKinds Accepts { get; init; }
}
