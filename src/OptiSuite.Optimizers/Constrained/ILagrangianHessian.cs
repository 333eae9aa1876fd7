namespace OptiSuite.Optimizers;

/// <summary>How B of the quadratic program follows the Hessian of the Lagrangian L = f − λᵀc.</summary>
internal interface ILagrangianHessian
{
    /// <summary>Whether B is still the multiple of the identity it was reset to.</summary>
    bool IsFresh { get; }

    /// <summary>B ← a multiple of the identity by the length of the gradient.</summary>
    void Reset(ReadOnlySpan<double> gradient);

    /// <summary>B ← its diagonal.</summary>
    void ResetToDiagonal();

    /// <summary>B ← a diagonal by the sizes of the variables.</summary>
    void ResetToSizes(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient);

    /// <summary>B ← what is known at a point without a step to it; false where that is nothing, and B stays.</summary>
    bool TrySet(SqpPoint at, ReadOnlySpan<double> multipliers);

    /// <summary>B at the end of a step, with the multipliers of the program that gave the step; returns whether the curvature along it is positive.</summary>
    bool Update(SqpPoint from, SqpPoint to, ReadOnlySpan<double> multipliers);
}
