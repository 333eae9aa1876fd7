namespace OptiSuite.Losses.Tests;

internal static class SegmentationUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new DiceUnderTest(new DiceLoss()),
        new DiceUnderTest(new DiceLoss { FromLogits = true, SquaredDenominator = true, Smooth = 0.5, Eps = 0.1 }),
        new DiceUnderTest(new DiceLoss { FromLogits = true, PerSample = true }),
        new ClassIndexUnderTest(new MulticlassDiceLoss { Eps = 0.1 }, 5),
        new ClassIndexUnderTest(new MulticlassDiceLoss { Weight = [1, 2, 0.5, 0.1] }, 13),
        new ClassIndexUnderTest(new MulticlassDiceLoss { Average = DiceAverage.Macro, Eps = 1, Weight = [1, 2, 0.5, 0] }, 5),
        new ClassIndexUnderTest(new MulticlassDiceLoss { Average = DiceAverage.Macro }, 1),
    ];
}
