namespace OptiSuite.Losses.Tests;

internal static class SequenceUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new CtcUnderTest(new CtcLoss()),
        new CtcUnderTest(new CtcLoss { Blank = 3, ZeroInfinity = true }),
    ];
}
