using OptiSuite.Losses;

namespace OptiSuite.Pictures;

/// <summary>What is drawn for each loss.</summary>
internal static class LossPictures
{
    public static IEnumerable<Picture> All =>
    [
        new("mean-squared-error", "r = x − y", -3, 3, Residual("", new MeanSquaredErrorLoss())),
        new("mean-absolute-error", "r = x − y", -3, 3, Residual("", new MeanAbsoluteErrorLoss())),
        new(
            "huber",
            "r = x − y",
            -4,
            4,
            Residual("δ = 0.5", new HuberLoss { Delta = 0.5 }),
            Residual("δ = 1", new HuberLoss()),
            Residual("δ = 2", new HuberLoss { Delta = 2 })),
        new(
            "smooth-l1",
            "r = x − y",
            -3,
            3,
            Residual("β = 0.2", new SmoothL1Loss { Beta = 0.2 }),
            Residual("β = 1", new SmoothL1Loss()),
            Residual("β = 2", new SmoothL1Loss { Beta = 2 })),
        new(
            "binary-cross-entropy-with-logits",
            "logit x",
            -5,
            5,
            Elementwise("y = 1", new BinaryCrossEntropyWithLogitsLoss(), 1),
            Elementwise("y = 0.5", new BinaryCrossEntropyWithLogitsLoss(), 0.5),
            Elementwise("y = 0", new BinaryCrossEntropyWithLogitsLoss(), 0),
            Elementwise("y = 1, PosWeight = 2", new BinaryCrossEntropyWithLogitsLoss { PosWeight = [2] }, 1)),
        new(
            "cross-entropy",
            "logit of the right class, the two others 0",
            -5,
            8,
            RightClass("ε = 0", new CrossEntropyLoss()),
            RightClass("ε = 0.1", new CrossEntropyLoss { LabelSmoothing = 0.1 })),
        new("triplet-margin", "distance of the anchor from the positive, 2 from the negative", 0, 3, Triplet("", new TripletMarginLoss())),
    ];

    private static Curve Residual(string label, ElementwiseLoss loss) => Elementwise(label, loss, 0);

    private static Curve Elementwise(string label, ElementwiseLoss loss, double target) => new(label, (double t, out double derivative) =>
    {
        double[] gradient = new double[1];
        double value = loss.Evaluate([t], [target], gradient);
        derivative = gradient[0];
        return value;
    });

    private static Curve RightClass(string label, ClassIndexLoss loss) => new(label, (double t, out double derivative) =>
    {
        double[] gradient = new double[3];
        double value = loss.Evaluate([t, 0, 0], [0], new LogitShape(1, 3), gradient);
        derivative = gradient[0];
        return value;
    });

    private static Curve Triplet(string label, TripletLoss loss) => new(label, (double t, out double derivative) =>
    {
        double[] gradient = new double[2];
        double value = loss.Evaluate([0, 0], [t, 0], [0, 2], 2, default, gradient);
        derivative = gradient[0];
        return value;
    });
}
