namespace OptiSuite.Pictures;

/// <summary>What is drawn for each loss.</summary>
internal static class LossPictures
{
    public static IEnumerable<Picture> All =>
    [
        .. RegressionPictures.All,
        .. ClassificationPictures.All,
        .. RankingPictures.All,
        .. MetricPictures.All,
        .. DistributionPictures.All,
        .. ImagePictures.All,
    ];
}
