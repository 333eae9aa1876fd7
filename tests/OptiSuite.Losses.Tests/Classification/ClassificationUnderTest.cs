namespace OptiSuite.Losses.Tests;

internal static class ClassificationUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new ElementwiseUnderTest(new BinaryCrossEntropyWithLogitsLoss(), probabilities: true),
        new ElementwiseUnderTest(new BinaryCrossEntropyWithLogitsLoss { PosWeight = [2.5], Weight = [0.5, 2, 1] }, probabilities: true),
        new SignTargetUnderTest(new SoftMarginLoss()),
        new ElementwiseUnderTest(new SoftMarginLoss { CheckTarget = false }),
        new ClassIndexUnderTest(new CrossEntropyLoss(), 1),
        new ClassIndexUnderTest(new CrossEntropyLoss { LabelSmoothing = 0.1, Weight = [1, 2, 0.5, 0], IgnoreIndex = 1 }, 3),
    ];
}
