namespace OptiSuite.Optimizers;

/// <summary>The tests that end a run of CMA-ES (Hansen 2016, appendix B.3).</summary>
internal enum CmaStop
{
    /// <summary>The run goes on.</summary>
    None,

    /// <summary>All steps are small.</summary>
    TolX,

    /// <summary>The values of the last generations hardly differ, nor do those of the population.</summary>
    TolFun,

    /// <summary>The best values of the last generations hardly differ.</summary>
    TolFunHist,

    /// <summary>A step along an axis of the distribution does not change the mean.</summary>
    NoEffectAxis,

    /// <summary>A step along a coordinate does not change the mean.</summary>
    NoEffectCoord,

    /// <summary>The covariance matrix has a condition number above 1e14.</summary>
    ConditionCov,

    /// <summary>In many of the last generations a quarter of the population had the same value as the best.</summary>
    EqualFunValues,

    /// <summary>The medians of the values do not fall any more.</summary>
    Stagnation,

    /// <summary>The steps have grown a ten-thousandfold: σ was chosen too small, or the objective is unbounded.</summary>
    TolXUp,

    /// <summary>The generations of a run are used up.</summary>
    MaxIter,

    /// <summary>The evaluations that the restart schedule gives to a run are used up.</summary>
    RunBudget,

    /// <summary>No candidate has a finite value, and smaller steps did not help.</summary>
    NonFinite,
}
