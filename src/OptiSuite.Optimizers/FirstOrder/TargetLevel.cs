namespace OptiSuite.Optimizers;

/// <summary>The moving guess f_best − δ of the minimum behind the estimated Polyak rule.</summary>
internal sealed class TargetLevel(SubgradientMethod method, double objective, double gradientNorm)
{
    /// <summary>Below this share of f or of its first value, δ is rounding.</summary>
    private const double Roundoff = 1e-15;

    private readonly double _first = method.StepSize * gradientNorm;
    private double _decay = method.TargetDecay;
    private double _best = objective;

    /// <summary>δ.</summary>
    public double Gap { get; private set; } = method.StepSize * gradientNorm;

    /// <summary>f(x) − f_target = f(x) − f_best + δ.</summary>
    public double Excess(double objective) => objective - _best + Gap;

    /// <summary>Takes the objective of the next point (Nedić and Bertsekas 2001, eq. 2.20 with δ = 0, and begun again at rounding).</summary>
    public void Update(double objective)
    {
        bool reached = objective <= _best - Gap;
        _best = Math.Min(_best, objective);
        Gap *= reached ? method.TargetGrowth : _decay;
        if (Gap >= Roundoff * Math.Max(_first, Math.Abs(_best)) && double.IsFinite(Gap)) return;
        Gap = _first;
        // 1 − √β is half of 1 − β for β near 1: each round is twice as patient as the one before.
        _decay = Math.Sqrt(_decay);
    }
}
