namespace OptiSuite.Losses;

/// <summary>What a <see cref="PerceptualLoss"/> takes of the differences of features.</summary>
public enum PerceptualDistance
{
    /// <summary>The mean of the squares.</summary>
    MeanSquared,

    /// <summary>The mean of the absolute values.</summary>
    MeanAbsolute,
}
