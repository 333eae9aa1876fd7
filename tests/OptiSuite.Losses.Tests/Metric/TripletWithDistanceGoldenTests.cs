namespace OptiSuite.Losses.Tests.Metric;

public sealed class TripletWithDistanceGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("triplet_margin_with_distance").Cases)
        {
            TripletGolden.Check(c, new TripletMarginWithDistanceLoss
            {
                Distance = c.Text("distance") switch
                {
                    "pairwise" => new PairwiseDistance(),
                    "l_infinity" => new ChebyshevDistance(),
                    "cosine" => new CosineDistance(),
                    "squared_euclidean" => new SquaredEuclideanDistance(),
                    _ => new ManhattanDistance(),
                },
                Margin = c.Number("margin"),
                Swap = c.Flag("swap"),
                Reduction = c.Reduction,
            });
        }
    }

    [Fact]
    public void EvaluateTo_GoldenCasesOfFaceNet_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("facenet_triplet").Cases)
        {
            TripletGolden.Check(c, new FaceNetTripletLoss { Alpha = c.Number("alpha"), Normalize = c.Flag("normalize"), Reduction = c.Reduction });
        }
    }
}
