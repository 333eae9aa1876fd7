namespace OptiSuite.Losses;

/// <summary>What <see cref="TukeyBiweightLoss"/> divides the residuals by.</summary>
public enum TukeyScaling
{
    /// <summary>Nothing: the residuals are already in units of their standard deviation.</summary>
    None,

    /// <summary>
    /// 1.4826 times their median absolute deviation from their median, for each output over the whole batch: a robust estimate of their
    /// standard deviation.
    /// </summary>
    MedianAbsoluteDeviation,
}
