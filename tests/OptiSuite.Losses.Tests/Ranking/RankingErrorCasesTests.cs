namespace OptiSuite.Losses.Tests.Ranking;

public sealed class RankingErrorCasesTests
{
    public static TheoryData<bool> Measures => [false, true];

    [Theory]
    [MemberData(nameof(Measures))]
    public void Evaluate_LabelsThatAreNoLabels_SayWhatWasMeant(bool ndcg)
    {
        RankingLoss loss = Make(ndcg);
        Refused(() => loss.Evaluate([1, 2], [1, -1])).ShouldContain($"Label 1 of {loss.Name} is -1");
        Refused(() => loss.Evaluate([1, 2], [1, -1])).ShouldContain("(y + 1) / 2");
        Refused(() => loss.Evaluate([1, 2], [3, 0])).ShouldContain("which grades count as relevant");
        Refused(() => loss.Evaluate([1, 2], [1])).ShouldContain("2 scores and 1 labels");
        Refused(() => RankingMetrics.AveragePrecision([1, 2], [1, 2])).ShouldContain("Label 1 of AveragePrecision is 2");
        Refused(() => RankingMetrics.Ndcg([1], [1, 0])).ShouldContain("a label for each score");
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void Evaluate_OneClassAlone_IsZeroWithZeroGradient(bool ndcg)
    {
        double[] gradient = [7, 7];
        Make(ndcg).Evaluate([1, 2], [0, 0], gradient).ShouldBe(0);
        gradient.ShouldBe([0, 0]);
        Make(ndcg).Evaluate([1, 2], [1, 1], gradient).ShouldBe(0);
        Make(ndcg).Evaluate([], []).ShouldBe(0);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Evaluate_ScoreThatIsNotFinite_SpreadsIntoValueAndGradient(double score)
    {
        double[] gradient = new double[3];
        foreach (bool ndcg in new[] { false, true })
        {
            Make(ndcg).Evaluate([1, score, 2], [1, 0, 0], gradient).ShouldBe(double.NaN);
            gradient.ShouldAllBe(g => double.IsNaN(g));
        }
    }

    [Fact]
    public void Metrics_TiesAndExtremes_FollowTheirDefinition()
    {
        RankingMetrics.AveragePrecision([1, 1, 1], [0, 1, 0]).ShouldBe(0.5);
        RankingMetrics.AveragePrecision([3, 2, 1], [1, 1, 0]).ShouldBe(1);
        RankingMetrics.Ndcg([1, 2, 3], [1, 0, 0]).ShouldBe(0.5);
        RankingMetrics.AveragePrecision([1, 2], [0, 0]).ShouldBe(double.NaN);
        RankingMetrics.Ndcg([], []).ShouldBe(double.NaN);
        RankingMetrics.Ndcg([1, double.NaN], [1, 0]).ShouldBe(double.NaN);
    }

    private static RankingLoss Make(bool ndcg) => ndcg ? new NdcgRankLoss() : new AveragePrecisionRankLoss();

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
