using OptiSuite.Losses.Tests.Metric;

namespace OptiSuite.Losses.Tests;

internal static class MetricUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new TripletUnderTest(new TripletMarginLoss()),
        new TripletUnderTest(new TripletMarginLoss { Swap = true }),
        new TripletUnderTest(new TripletMarginLoss { P = 1, Swap = true }),
        new TripletUnderTest(new TripletMarginLoss { P = 3.5, Margin = 5 }),
        new TripletUnderTest(new TripletMarginLoss { P = double.PositiveInfinity, Swap = true }),
        new MarginSoftmaxUnderTest(new ArcFaceLoss { Scale = 4 }),
        new MarginSoftmaxUnderTest(new ArcFaceLoss { Scale = 4, Margin = 1.2, Boundary = ArcFaceBoundary.None }),
        new MarginSoftmaxUnderTest(new ArcFaceLoss { Scale = 4, Boundary = ArcFaceBoundary.EasyMargin }),
        new MarginSoftmaxUnderTest(new CosFaceLoss { Scale = 4 }),
        new TripletUnderTest(new TripletMarginWithDistanceLoss { Swap = true }),
        new TripletUnderTest(new TripletMarginWithDistanceLoss { Distance = new CosineDistance() }),
        new TripletUnderTest(new TripletMarginWithDistanceLoss { Distance = new SquaredEuclideanDistance(), Margin = 20 }),
        new TripletUnderTest(new TripletMarginWithDistanceLoss { Distance = new ManhattanDistance() }),
        new TripletUnderTest(new TripletMarginWithDistanceLoss { Distance = new ChebyshevDistance(), Swap = true }),
        new TripletUnderTest(new FaceNetTripletLoss()),
        new TripletUnderTest(new FaceNetTripletLoss { Normalize = true, Alpha = 1 }),
        new PairUnderTest(new ContrastiveLoss { Margin = 6 }, apart: 0),
        new PairUnderTest(new CosineEmbeddingLoss { Margin = -0.4 }, apart: -1),
        new LiftedStructuredUnderTest(new LiftedStructuredLoss(), dimension: 130),
        new LiftedStructuredUnderTest(new LiftedStructuredLoss { Kind = LiftedStructureKind.Exact, Margin = 3 }, dimension: 130),
        new CenterUnderTest(new CenterLoss()),
        new JointSoftmaxCenterUnderTest(new JointSoftmaxCenterLoss { Lambda = 0.1 }),
        new JointCrossEntropyTripletUnderTest(new JointCrossEntropyTripletLoss { CrossEntropyWeight = 0.3, TripletWeight = 2 }),
    ];
}
