namespace OptiSuite.Compat;

/// <summary>Watches a solve: fmincon's output and plot functions.</summary>
/// <param name="x">The current point, n values, a copy that may be kept.</param>
/// <param name="optimValues">The figures of the iteration.</param>
/// <param name="state">"init" once before the first iteration, "iter" after every one (and at the start, as iteration 0), "done" once at the end.</param>
/// <returns>True to stop: the exit flag is then −1. Of no effect in the state "done".</returns>
public delegate bool FminconOutputFunction(double[] x, FminconOptimValues optimValues, string state);

/// <summary>What an output function is told, with MATLAB's names.</summary>
/// <param name="Iteration">The number of iterations done.</param>
/// <param name="FuncCount">The evaluations so far.</param>
/// <param name="Fval">The objective at x.</param>
/// <param name="ConstrViolation">The largest constraint violation at x.</param>
/// <param name="FirstOrderOpt">The first-order residual at x; NaN where it is not known.</param>
/// <param name="StepSize">The length of the last step in x; NaN before the first.</param>
/// <param name="LsStepLength">The step length along the search direction; NaN before the first.</param>
public sealed record FminconOptimValues(
    int Iteration,
    long FuncCount,
    double Fval,
    double ConstrViolation,
    double FirstOrderOpt,
    double StepSize,
    double LsStepLength);
