namespace OptiSuite.Losses.Tests;

internal static class MetricUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new TripletUnderTest(new TripletMarginLoss()),
        new TripletUnderTest(new TripletMarginLoss { P = 1, Swap = true }),
        new TripletUnderTest(new TripletMarginLoss { P = 3.5, Margin = 5 }),
        new TripletUnderTest(new TripletMarginLoss { P = double.PositiveInfinity, Swap = true }),
        new MarginSoftmaxUnderTest(new ArcFaceLoss { Scale = 4 }),
        new MarginSoftmaxUnderTest(new ArcFaceLoss { Scale = 4, Margin = 1.2, Boundary = ArcFaceBoundary.None }),
        new MarginSoftmaxUnderTest(new ArcFaceLoss { Scale = 4, Boundary = ArcFaceBoundary.EasyMargin }),
        new MarginSoftmaxUnderTest(new CosFaceLoss { Scale = 4 }),
    ];
}
