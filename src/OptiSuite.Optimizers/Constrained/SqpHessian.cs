namespace OptiSuite.Optimizers;

/// <summary>Where <see cref="Sqp"/> takes the Hessian of the Lagrangian from.</summary>
public enum SqpHessian
{
    /// <summary>Damped BFGS updates from first derivatives (Powell 1978): any smooth problem.</summary>
    QuasiNewton,

    /// <summary>
    /// The user's second derivatives (<see cref="ITwiceDifferentiableObjective"/>, <see cref="ITwiceDifferentiableConstraint"/>), n products
    /// an iteration, convexified where the program needs it: quadratic convergence. A problem that lacks one is refused.
    /// </summary>
    Exact,

    /// <summary>
    /// JᵀJ of a sum of squares (<see cref="ILeastSquaresObjective"/>) while f falls fast, BFGS updates of it where it does not (Fletcher
    /// and Xu 1987). An objective of another kind is refused.
    /// </summary>
    GaussNewton,
}
