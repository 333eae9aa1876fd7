namespace OptiSuite.Benchmarking;

/// <summary>
/// The expected running time (ERT): the evaluations it takes on average to reach a target when a run that ends without it is
/// started again, ERT = (evaluations of every run until the target or its end) / (number of runs that reached it).
/// Hansen, Auger, Ros, Mersmann, Tušar and Brockhoff, "COCO: a platform for comparing continuous optimizers in a black-box setting",
/// Optimization Methods and Software 36(1), 2021.
/// </summary>
public static class ExpectedRunningTime
{
    /// <summary>The expected running time of some runs.</summary>
    /// <param name="curves">The runs.</param>
    /// <param name="precision">The target precision: a run is a success once its gap is at most this.</param>
    /// <returns>Evaluations; infinity where no run reached the target.</returns>
    public static double Of(IReadOnlyList<GapCurve> curves, double precision)
    {
        ArgumentNullException.ThrowIfNull(curves);
        double spent = 0;
        int successes = 0;
        foreach (GapCurve curve in curves)
        {
            double needed = curve.EvaluationsTo(precision);
            if (double.IsFinite(needed)) successes++;
            spent += double.IsFinite(needed) ? needed : curve.Evaluations;
        }

        return successes == 0 ? double.PositiveInfinity : spent / successes;
    }
}
