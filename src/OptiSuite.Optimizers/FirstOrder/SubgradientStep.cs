namespace OptiSuite.Optimizers;

/// <summary>How long a step of the subgradient method is. k counts from 0, g is the subgradient, a the step size.</summary>
public enum SubgradientStep
{
    /// <summary>
    /// (f(x) − f_target)/‖g‖² with a moving guess f_target = f_best − δ of the minimum: Nedić and Bertsekas, SIAM Journal on Optimization
    /// 12(1), 2001, §2.3. Needs no tuning.
    /// </summary>
    EstimatedPolyak,

    /// <summary>(f(x) − f*)/‖g‖² with the known minimum f*: Polyak, USSR Computational Mathematics and Mathematical Physics 9(3), 1969.</summary>
    Polyak,

    /// <summary>a/(k + 1)^p, times 1/‖g‖ if normalized: Shor, Minimization Methods for Non-Differentiable Functions, 1985.</summary>
    Diminishing,

    /// <summary>a, times 1/‖g‖ if normalized: ends in a neighbourhood of the solution, the wider the larger a.</summary>
    Constant,
}
