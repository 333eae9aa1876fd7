using OptiSuite.Losses;

namespace OptiSuite.Pictures;

/// <summary>The losses of embeddings.</summary>
internal static class MetricPictures
{
    private const string FromPositive = "distance of the anchor from the positive, 2 from the negative";

    public static IEnumerable<Picture> All =>
    [
        new(
            "triplet-margin",
            FromPositive,
            0,
            3,
            Curves.Triplet("margin 1", new TripletMarginLoss()),
            Curves.Triplet("margin 0.2", new TripletMarginLoss { Margin = 0.2 })),
        new("triplet-margin-with-distance", "angle between anchor and positive, a right angle to the negative", 0, Math.PI, CosineTriplet()),
        new("facenet-triplet", FromPositive, 0, 3, Curves.Triplet("", new FaceNetTripletLoss())),
        new(
            "contrastive",
            "distance of the two",
            0,
            2,
            Curves.Distance("y = 1, same", new ContrastiveLoss(), 1),
            Curves.Distance("y = 0, different", new ContrastiveLoss(), 0)),
        new(
            "cosine-embedding",
            "angle between the two",
            0,
            Math.PI,
            Curves.Angle("y = 1", new CosineEmbeddingLoss(), 1),
            Curves.Angle("y = −1", new CosineEmbeddingLoss(), -1),
            Curves.Angle("y = −1, margin 0.5", new CosineEmbeddingLoss { Margin = 0.5 }, -1)),
        new("lifted-structured", "distance of two of a class, two negatives near", 0, 3, Lifted(LiftedStructureKind.Smooth), Lifted(LiftedStructureKind.Exact)),
        new("center", "distance from the center of the class", 0, 3, Center(0.5), Center(1)),
        new("joint-softmax-center", "coordinate of a feature; center at 1, another class at −1", -2, 4, JointCenter(0), JointCenter(0.3), JointCenter(1)),
        new("joint-cross-entropy-triplet", "coordinate of the anchor; positive at 1, negative at −1", -2, 3, Joint(1, 0), Joint(0, 1), Joint(1, 1)),
        new("arcface", "angle to the vector of the right class, a right angle to the other", 0, Math.PI, Angular("softmax, m = 0", new CosFaceLoss { Margin = 0 }), Angular("m = 0.5, monotone", new ArcFaceLoss()), Angular("m = 0.5, none", new ArcFaceLoss { Boundary = ArcFaceBoundary.None }), Angular("m = 0.5, easy margin", new ArcFaceLoss { Boundary = ArcFaceBoundary.EasyMargin })),
        new("cosface", "angle to the vector of the right class, a right angle to the other", 0, Math.PI, Angular("softmax, m = 0", new CosFaceLoss { Margin = 0 }), Angular("m = 0.2", new CosFaceLoss { Margin = 0.2 }), Angular("m = 0.35", new CosFaceLoss())),
    ];

    private static Curve CosineTriplet() => new("", (double t, out double derivative) =>
    {
        double[] gradient = new double[3];
        double value = new TripletMarginWithDistanceLoss { Distance = new CosineDistance(), Margin = 0.5 }
            .Evaluate([1, 0, 0], [Math.Cos(t), Math.Sin(t), 0], [0, 0, 1], 3, default, gradient);
        derivative = Curves.AlongCircle(gradient, t);
        return value;
    });

    private static Curve Lifted(LiftedStructureKind kind) => new(kind.ToString(), (double t, out double derivative) =>
    {
        double[] gradient = new double[8];
        double value = new LiftedStructuredLoss { Kind = kind }.Evaluate([0, 0, t, 0, 0.5, 1.2, 0.5, -1], [0, 0, 1, 2], 2, gradient);
        derivative = gradient[2];
        return value;
    });

    private static Curve Center(double factor) => new($"factor {factor}", (double t, out double derivative) =>
    {
        double[] gradient = new double[1];
        double value = new CenterLoss { Factor = factor }.Evaluate([t], [0], [0], 1, gradient);
        derivative = gradient[0];
        return value;
    });

    private static Curve JointCenter(double lambda) => new($"λ = {lambda}", (double t, out double derivative) =>
    {
        double[] gradient = new double[1];
        double value = new JointSoftmaxCenterLoss { Lambda = lambda }.Evaluate([t], [1, -1], [1, -1], [0, 0], [0], 1, gradient);
        derivative = gradient[0];
        return value;
    });

    private static Curve Joint(double entropy, double triplet) => new($"weights {entropy} and {triplet}", (double t, out double derivative) =>
    {
        double[] ofLogits = new double[2], ofAnchor = new double[1];
        double value = new JointCrossEntropyTripletLoss { CrossEntropyWeight = entropy, TripletWeight = triplet }
            .Evaluate([2 * t, -2 * t], [t], [1], [-1], [0], new LogitShape(1, 2), 1, ofLogits, ofAnchor);
        derivative = ofAnchor[0] + (2 * (ofLogits[0] - ofLogits[1]));
        return value;
    });

    private static Curve Angular(string label, MarginSoftmaxLoss loss) => new(label, (double t, out double derivative) =>
    {
        double[] gradient = new double[3];
        double value = (loss with { Scale = 8 }).Evaluate([Math.Cos(t), Math.Sin(t), 0], [1, 0, 0, 0, 0, 1], [0], 3, gradient);
        derivative = Curves.AlongCircle(gradient, t);
        return value;
    });
}
