namespace OptiSuite.Optimizers;

/// <summary>The step length that a line search tries first. In the first iteration it is 1/‖∇f‖∞ by either rule.</summary>
public enum FirstTrialRule
{
    /// <summary>sᵀs/sᵀy of the last step s and the change y of the gradient (Barzilai and Borwein, IMA Journal of Numerical Analysis 8(1), 1988).</summary>
    BarzilaiBorwein,

    /// <summary>Twice the step length accepted last.</summary>
    Doubling,
}
