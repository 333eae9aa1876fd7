namespace OptiSuite;

/// <summary>One run of an optimizer: it owns every array. The loop (<see cref="Minimizer"/>) calls <see cref="Step"/> until the end.</summary>
public interface IOptimizerRun
{
    /// <summary>The current point, n values, inside the bounds.</summary>
    ReadOnlySpan<double> X { get; }

    /// <summary>f at the current point; NaN where it is not known exactly, as between the exact evaluations of a sampled method.</summary>
    double Objective { get; }

    /// <summary>The largest constraint violation at the current point; 0 without constraints.</summary>
    double ConstraintViolation => 0;

    /// <summary>
    /// The first-order residual at the current point, in the maximum norm: ‖∇f‖ without constraints, ‖x − P(x − ∇f)‖ under bounds,
    /// the residual of the Karush-Kuhn-Tucker conditions otherwise (<see cref="NaturalResidual"/>). NaN where the method does not know it.
    /// </summary>
    double Stationarity => double.NaN;

    /// <summary>The Euclidean length of the last step; NaN before the first, and where a method has no single step.</summary>
    double StepNorm => double.NaN;

    /// <summary>
    /// How many steps count as one iteration where progress is judged (<see cref="StoppingCriteria.StallIterations"/>), at least 1: a method that
    /// evaluates one point a step needs many to do the work of a population's generation.
    /// </summary>
    int StepsPerIteration => 1;

    /// <summary>The algorithm's own numbers: always the same names in the same order.</summary>
    ReadOnlySpan<Diagnostic> Diagnostics => default;

    /// <summary>The multipliers at the current point; null where the method has none. Asked for at the end only.</summary>
    Multipliers? Multipliers => null;

    /// <summary>What the run can say about its end beyond the reason, such as which constraints contradict each other; null for nothing. Asked for at the end only.</summary>
    string? Explanation => null;

    /// <summary>
    /// One iteration. It must not allocate. Returns why the run cannot or need not go on, or null to go on; the common tests
    /// (<see cref="StoppingCriteria"/>) are the loop's.
    /// </summary>
    ExitReason? Step();
}
