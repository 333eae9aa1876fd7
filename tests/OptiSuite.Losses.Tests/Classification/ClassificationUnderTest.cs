namespace OptiSuite.Losses.Tests;

internal static class ClassificationUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new ElementwiseUnderTest(new BinaryCrossEntropyWithLogitsLoss(), probabilities: true),
        new ElementwiseUnderTest(new BinaryCrossEntropyWithLogitsLoss { PosWeight = [2.5], Weight = [0.5, 2, 1] }, probabilities: true),
        new SignTargetUnderTest(new SoftMarginLoss()),
        new ElementwiseUnderTest(new SoftMarginLoss { CheckTarget = false }),
        new ElementwiseUnderTest(new BinaryCrossEntropyLoss(), probabilities: true, ofProbabilities: true),
        new ElementwiseUnderTest(new BinaryCrossEntropyLoss { Weight = [0.5, 2, 1] }, probabilities: true, ofProbabilities: true),
        new ElementwiseUnderTest(new SigmoidFocalLoss(), probabilities: true),
        new ElementwiseUnderTest(new SigmoidFocalLoss { Alpha = null, Gamma = 0.5 }, probabilities: true),
        new ElementwiseUnderTest(new SigmoidFocalLoss { Alpha = 0.6, Gamma = 0 }, probabilities: true),
        new ClassIndexUnderTest(new CrossEntropyLoss(), 1),
        new ClassIndexUnderTest(new CrossEntropyLoss { LabelSmoothing = 0.1, Weight = [1, 2, 0.5, 0] }, 1),
        new ClassIndexUnderTest(new CrossEntropyLoss { LabelSmoothing = 0.1, Weight = [1, 2, 0.5, 0], IgnoreIndex = 1 }, 3),
        new ClassIndexUnderTest(new CrossEntropyLoss { LabelSmoothing = 0.3 }, 13),
        new ClassIndexUnderTest(new NegativeLogLikelihoodLoss(), 1, isNonnegative: false),
        new ClassIndexUnderTest(new NegativeLogLikelihoodLoss { Weight = [1, 2, 0.5, 0], IgnoreIndex = 1 }, 3, isNonnegative: false),
        new ClassIndexUnderTest(new SoftmaxFocalLoss { Alpha = [1, 2, 0.5, 0] }, 1),
        new ClassIndexUnderTest(new SoftmaxFocalLoss { Gamma = 0.5 }, 3),
        new ClassIndexUnderTest(new SoftmaxFocalLoss { Gamma = 0 }, 1),
        new ClassIndexUnderTest(new MultiMarginLoss { Margin = 1.3 }, 1),
        new ClassIndexUnderTest(new MultiMarginLoss { P = 2, Weight = [1, 2, 0.5, 0] }, 3),
        new DistributionUnderTest(new SoftTargetCrossEntropyLoss(), 1),
        new DistributionUnderTest(new SoftTargetCrossEntropyLoss { LabelSmoothing = 0.1, Weight = [1, 2, 0.5, 0] }, 1),
        new DistributionUnderTest(new SoftTargetCrossEntropyLoss { LabelSmoothing = 0.1, Weight = [1, 2, 0.5, 0] }, 5),
        new DistributionUnderTest(new CategoricalCrossEntropyLoss(), 1, ofProbabilities: true),
        new DistributionUnderTest(new CategoricalCrossEntropyLoss { Eps = 0.2 }, 5, ofProbabilities: true),
        new DistributionUnderTest(new MultiLabelSoftMarginLoss(), 1),
        new DistributionUnderTest(new MultiLabelSoftMarginLoss { Weight = [1, 2, 0.5, 0] }, 5),
        new MultiLabelMarginUnderTest(new MultiLabelMarginLoss()),
    ];
}
