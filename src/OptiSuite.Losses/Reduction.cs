namespace OptiSuite.Losses;

/// <summary>What becomes of the unreduced losses l₁ … l_M.</summary>
public enum Reduction
{
    /// <summary>Nothing: M values come out. Only <c>EvaluateTo</c> can give them.</summary>
    None,

    /// <summary>Their mean. What it divides by is part of each loss's definition; the mean of nothing is NaN.</summary>
    Mean,

    /// <summary>Their sum; the sum of nothing is 0.</summary>
    Sum,

    /// <summary>
    /// Their sum divided by the number of samples N, for losses with several values a sample such as the Kullback-Leibler divergence;
    /// other losses refuse it.
    /// </summary>
    BatchMean,
}
