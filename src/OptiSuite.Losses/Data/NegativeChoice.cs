namespace OptiSuite.Losses;

/// <summary>Which of several semi-hard negatives of a pair are taken.</summary>
public enum NegativeChoice
{
    /// <summary>All, by index.</summary>
    All,

    /// <summary>The nearest to the anchor.</summary>
    Nearest,

    /// <summary>One at random, each as likely as any other.</summary>
    Random,
}
