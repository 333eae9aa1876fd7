namespace OptiSuite.Optimizers;

/// <summary>
/// What integer variables need in CMA-ES: a least standard deviation, so that other whole numbers are sampled as long as the run lasts, and selected
/// candidates that took another number than the mean count with that number, not with the value before rounding.
/// </summary>
/// <remarks>
/// T. Marty, N. Hansen, A. Auger, Y. Semet and S. Héron, LB+IC-CMA-ES: two simple modifications of CMA-ES to handle mixed-integer problems, PPSN 2024; the least
/// deviation min(0.2, μ_eff/n, −1/(2 q)) with q the normal quantile of 1/(2 + n + n_integer) as in pycma. Deviation: the bias of the centring is not corrected.
/// </remarks>
internal sealed class IntegerSteps
{
    private readonly int[] _variables;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private double _least;

    /// <summary>The integer variables of a search.</summary>
    /// <param name="variables">Their numbers among the free variables.</param>
    /// <param name="lower">Their lower bounds, whole or −∞.</param>
    /// <param name="upper">Their upper bounds, whole or +∞.</param>
    public IntegerSteps(int[] variables, double[] lower, double[] upper) => (_variables, _lower, _upper) = (variables, lower, upper);

    /// <summary>Sets the least standard deviation of a run.</summary>
    public void Start(int dimension, double effectiveParents)
    {
        double quantile = NormalQuantile.Of(1.0 / (2 + dimension + _variables.Length));
        _least = Math.Min(0.2, Math.Min(effectiveParents / dimension, -0.5 / quantile));
    }

    public void Widen(Span<double> steps, CovarianceMatrix covariance)
    {
        foreach (int j in _variables) steps[j] = Math.Max(steps[j], _least / Math.Sqrt(Math.Max(covariance.Variance(j), 1e-300)));
    }

    public void Clamp(Span<double> mean)
    {
        for (int k = 0; k < _variables.Length; k++) mean[_variables[k]] = Math.Clamp(mean[_variables[k]], _lower[k], _upper[k]);
    }

    /// <summary>Corrects the new mean of integer variables: where a parent was rounded to another number than the old mean, it counts with that number.</summary>
    public void Centre(Span<double> mean, CmaDistribution distribution, ReadOnlySpan<int> parents, ReadOnlySpan<double> weights)
    {
        for (int k = 0; k < _variables.Length; k++)
        {
            int j = _variables[k];
            double step = distribution.Steps[j], moved = 0;
            for (int rank = 0; rank < parents.Length; rank++) moved += weights[rank] * step * distribution.Step(parents[rank])[j];
            double old = mean[j] - moved, number = Whole(k, old), sum = 0;
            for (int rank = 0; rank < parents.Length; rank++)
            {
                double value = old + (step * distribution.Step(parents[rank])[j]), rounded = Whole(k, value);
                sum += weights[rank] * ((rounded == number ? value : rounded) - old);
            }

            mean[j] = Math.Clamp(old + sum, _lower[k], _upper[k]);
        }
    }

    private double Whole(int k, double value) => Math.Clamp(Math.Round(value, MidpointRounding.AwayFromZero), _lower[k], _upper[k]);
}
