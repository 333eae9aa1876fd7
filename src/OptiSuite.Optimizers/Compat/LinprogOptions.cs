using OptiSuite.Optimizers;

namespace OptiSuite.Compat;

/// <summary>linprog's options under MATLAB's names, with the defaults of its interior-point algorithm.</summary>
/// <remarks>Defaults: MathWorks' documentation of linprog, table of options.</remarks>
public sealed record LinprogOptions
{
    /// <summary>The largest relative violation of a constraint that counts as none. Default 1e-6.</summary>
    public double ConstraintTolerance
    {
        get;
        init => field = Hyperparameter.Fraction(value, nameof(ConstraintTolerance), "1e-6 is the default");
    } = 1e-6;

    /// <summary>The largest relative residual of stationarity and duality gap. Default 1e-6.</summary>
    public double OptimalityTolerance
    {
        get;
        init => field = Hyperparameter.Fraction(value, nameof(OptimalityTolerance), "1e-6 is the default");
    } = 1e-6;

    /// <summary>The most iterations. Default 200.</summary>
    public int MaxIterations
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(MaxIterations), "200 is the default");
    } = 200;

    internal QuadraticProgramSolver Solver => new()
    {
        Tolerance = Math.Clamp(Math.Min(ConstraintTolerance, OptimalityTolerance), 1e-14, 1e-2),
        MaxIterations = MaxIterations,
    };
}
