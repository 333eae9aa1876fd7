namespace OptiSuite.Losses;

/// <summary>How the classes enter <see cref="MulticlassDiceLoss"/>.</summary>
public enum DiceAverage
{
    /// <summary>One Dice coefficient over all classes: large classes count more.</summary>
    Micro,

    /// <summary>One Dice coefficient for each class, averaged: small classes count as much as large ones.</summary>
    Macro,
}
