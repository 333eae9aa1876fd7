using OptiSuite.Losses;

namespace OptiSuite.Pictures;

/// <summary>The losses of rankings.</summary>
internal static class RankingPictures
{
    public static IEnumerable<Picture> All =>
    [
        new("margin-ranking", "x₁ − x₂, y = 1", -2, 2, Margin(0), Margin(0.5), Margin(1)),
        new(
            "hinge-embedding",
            "distance x",
            -0.5,
            2,
            Curves.Elementwise("y = 1", new HingeEmbeddingLoss(), 1),
            Curves.Elementwise("y = −1", new HingeEmbeddingLoss(), -1)),
        new("rank-average-precision", "score of a relevant item among five others", -3, 3, Ranked(new AveragePrecisionRankLoss())),
        new("rank-ndcg", "score of a relevant item among five others", -3, 3, Ranked(new NdcgRankLoss())),
    ];

    private static Curve Margin(double margin) => new($"margin {margin}", (double t, out double derivative) =>
    {
        double[] gradient = new double[1];
        double value = new MarginRankingLoss { Margin = margin }.Evaluate([t], [0], [1], gradient);
        derivative = gradient[0];
        return value;
    });

    private static Curve Ranked(RankingLoss loss) => new("", (double t, out double derivative) =>
    {
        double[] gradient = new double[6];
        double value = loss.Evaluate([t, 1, 0.4, -0.3, -1, 1.5], [1, 0, 0, 0, 0, 1], gradient);
        derivative = gradient[0];
        return value;
    });
}
