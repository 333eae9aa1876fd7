namespace OptiSuite.Losses.Tests.Ranking;

/// <summary>What the reference does with bad calls, and what these losses do; the names are those of the cases.</summary>
public sealed class SignTargetErrorCasesTests
{
    [Fact]
    public void HingeEmbedding_ShapeMismatch_IsRefused() =>
        Refused(() => new HingeEmbeddingLoss().Evaluate(new double[12], [1, 1, -1])).ShouldContain("an input of 12 values and a target of 3");

    [Fact]
    public void MarginRanking_DimsDifferWithEqualCounts_IsTakenAsOneShape() =>
        new MarginRankingLoss().Evaluate([1, 2, 3], [2, 1, 3], [1, 1, -1]).ShouldBe(1.0 / 3, 1e-15);

    [Fact]
    public void MarginRanking_Incompatible_IsRefused() =>
        Refused(() => new MarginRankingLoss().Evaluate(new double[3], new double[4], [1, 1, 1])).ShouldContain("3 first and 4 second scores and 3 targets");

    [Fact]
    public void BothLosses_TargetsThatAreNoSigns_SayWhatWasProbablyMeant()
    {
        var hinge = new HingeEmbeddingLoss();
        var ranking = new MarginRankingLoss();
        Refused(() => hinge.Evaluate(new double[6], [1, 1, 1, 1, 1, 0])).ShouldContain("Target 5 of hinge-embedding is 0");
        Refused(() => hinge.Evaluate([1, 2], [1, 0])).ShouldContain("map 0 to −1");
        Refused(() => ranking.Evaluate([1, 2], [1, 2], [-1, 0])).ShouldContain("A tie has no sign");
        Refused(() => ranking.Evaluate([1], [2], [0.3])).ShouldContain("probability");
        Refused(() => ranking.Evaluate([1], [2], [-2.5])).ShouldContain("Give the sign of the number");
        Refused(() => ranking.Evaluate([1], [2], [double.NaN])).ShouldContain("is NaN");
        (ranking with { CheckTarget = false, Margin = 0.5 }).Evaluate([1], [2], [0]).ShouldBe(0.5);
        (ranking with { CheckTarget = false }).Evaluate([1], [2], [double.NaN]).ShouldBe(double.NaN);
        Refused(() => new MarginRankingLoss { Margin = double.NaN }).ShouldContain("finite");
        Refused(() => new HingeEmbeddingLoss { Margin = double.PositiveInfinity }).ShouldContain("finite");
    }

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
