using OptiSuite.Losses;

namespace OptiSuite.Pictures;

/// <summary>The losses of logits and probabilities.</summary>
internal static class ClassificationPictures
{
    private const string RightLogit = "logit of the right class, the two others 0";
    private static readonly LogitShape _three = new(1, 3);

    public static IEnumerable<Picture> All =>
    [
        new(
            "binary-cross-entropy-with-logits",
            "logit x",
            -5,
            5,
            Curves.Elementwise("y = 1", new BinaryCrossEntropyWithLogitsLoss(), 1),
            Curves.Elementwise("y = 0.5", new BinaryCrossEntropyWithLogitsLoss(), 0.5),
            Curves.Elementwise("y = 0", new BinaryCrossEntropyWithLogitsLoss(), 0),
            Curves.Elementwise("y = 1, PosWeight = 2", new BinaryCrossEntropyWithLogitsLoss { PosWeight = [2] }, 1)),
        new(
            "binary-cross-entropy",
            "probability p",
            0.03,
            0.97,
            Curves.Elementwise("y = 1", new BinaryCrossEntropyLoss(), 1),
            Curves.Elementwise("y = 0.5", new BinaryCrossEntropyLoss(), 0.5),
            Curves.Elementwise("y = 0", new BinaryCrossEntropyLoss(), 0)),
        new(
            "cross-entropy",
            RightLogit,
            -5,
            8,
            Curves.RightClass("ε = 0", new CrossEntropyLoss()),
            Curves.RightClass("ε = 0.1", new CrossEntropyLoss { LabelSmoothing = 0.1 })),
        new(
            "soft-target-cross-entropy",
            "logit of the first class, the two others 0",
            -5,
            8,
            Distribution("target (1, 0, 0)", new SoftTargetCrossEntropyLoss(), [1, 0, 0]),
            Distribution("target (0.7, 0.2, 0.1)", new SoftTargetCrossEntropyLoss(), [0.7, 0.2, 0.1])),
        new("nll", "log-probability of the right class", -5, 0, Curves.RightClass("", new NegativeLogLikelihoodLoss())),
        new("categorical-cross-entropy", "probability of the right class", 0.03, 1, Distribution("", new CategoricalCrossEntropyLoss(), [1, 0, 0])),
        new(
            "sigmoid-focal",
            "logit x, y = 1",
            -5,
            5,
            Curves.Elementwise("γ = 0", new SigmoidFocalLoss { Gamma = 0, Alpha = null }, 1),
            Curves.Elementwise("γ = 1", new SigmoidFocalLoss { Gamma = 1, Alpha = null }, 1),
            Curves.Elementwise("γ = 2", new SigmoidFocalLoss { Alpha = null }, 1),
            Curves.Elementwise("γ = 5", new SigmoidFocalLoss { Gamma = 5, Alpha = null }, 1)),
        new(
            "softmax-focal",
            RightLogit,
            -5,
            8,
            Curves.RightClass("γ = 0", new SoftmaxFocalLoss { Gamma = 0 }),
            Curves.RightClass("γ = 2", new SoftmaxFocalLoss()),
            Curves.RightClass("γ = 5", new SoftmaxFocalLoss { Gamma = 5 })),
        new(
            "multi-margin",
            "score of the right class, the two others 0",
            -2,
            3,
            Curves.RightClass("p = 1", new MultiMarginLoss()),
            Curves.RightClass("p = 2", new MultiMarginLoss { P = 2 })),
        new("multi-label-margin", "score of the one right label, the two others 0 and 0.5", -2, 3, MultiLabelMargin()),
        new(
            "multi-label-soft-margin",
            "logit of one label, the two others 0",
            -5,
            5,
            Distribution("y = 1", new MultiLabelSoftMarginLoss(), [1, 0, 0]),
            Distribution("y = 0", new MultiLabelSoftMarginLoss(), [0, 0, 0])),
        new(
            "soft-margin",
            "x",
            -5,
            5,
            Curves.Elementwise("y = 1", new SoftMarginLoss(), 1),
            Curves.Elementwise("y = −1", new SoftMarginLoss(), -1)),
        new("ctc", "logit of the label at the second of three steps, all others 0", -5, 5, Ctc("label alone", [1], 1), Ctc("label, then another", [1, 2], 2)),
    ];

    private static Curve Distribution(string label, DistributionLoss loss, double[] target) => new(label, (double t, out double derivative) =>
    {
        double[] gradient = new double[3];
        double value = loss.Evaluate([t, 0, 0], target, _three, gradient);
        derivative = gradient[0];
        return value;
    });

    private static Curve MultiLabelMargin() => new("", (double t, out double derivative) =>
    {
        double[] gradient = new double[3];
        double value = new MultiLabelMarginLoss().Evaluate([t, 0, 0.5], [0, -1, -1], 3, gradient);
        derivative = gradient[0];
        return value;
    });

    private static Curve Ctc(string label, int[] target, int length) => new(label, (double t, out double derivative) =>
    {
        double[] logits = new double[9], gradient = new double[9];
        logits[4] = t;
        double value = new CtcLoss { Reduction = Reduction.Sum }.Evaluate(logits, target, [3], [length], new SequenceShape(3, 1, 3, length), gradient);
        derivative = gradient[4];
        return value;
    });
}
