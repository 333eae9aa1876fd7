namespace OptiSuite.Losses.Tests;

internal static class RegressionUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new ElementwiseUnderTest(new MeanSquaredErrorLoss()),
        new ElementwiseUnderTest(new MeanAbsoluteErrorLoss()),
    ];
}
