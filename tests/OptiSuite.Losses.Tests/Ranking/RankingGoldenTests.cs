using System.Text.Json;

namespace OptiSuite.Losses.Tests.Ranking;

public sealed class RankingGoldenTests
{
    [Theory]
    [InlineData("rank_ap_hinge")]
    [InlineData("rank_ndcg_hinge")]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference(string file)
    {
        RankingLoss loss = file == "rank_ap_hinge" ? new AveragePrecisionRankLoss() : new NdcgRankLoss();
        var random = new RandomStream(31);
        IReadOnlyList<GoldenCase> cases = GoldenFile.Read(file).Cases;
        cases.Count.ShouldBe(25);
        foreach (GoldenCase c in cases)
        {
            double[] scores = c.Inputs["scores"].Data, output = new double[1], gradient = new double[scores.Length];
            int[] labels = c.Integers("labels");
            loss.EvaluateTo(scores, labels, output, c.Upstream, gradient);
            c.CheckOutput(output);
            RankingReference.CheckSubgradient(loss, scores, labels, output[0], gradient, random);
            if (!c.Tags.Contains("tie")) c.CheckGradient("scores", gradient);
            if (c.Aux.ValueKind != JsonValueKind.Object) continue;

            c.Check("ap", [RankingMetrics.AveragePrecision(scores, labels)], [Tensor.Number(c.Aux.GetProperty("ap"))]);
            c.Check("ndcg", [RankingMetrics.Ndcg(scores, labels)], [Tensor.Number(c.Aux.GetProperty("ndcg"))]);
            if (c.Tags.Contains("tie")) continue;

            // L = Δ + gᵀs, and a negative's gradient counts the positives below it.
            double delta = output[0] - scores.Zip(gradient, (s, g) => s * g).Sum();
            c.Check("delta", [delta], [Tensor.Number(c.Aux.GetProperty("delta"))]);
            int p = labels.Sum(), n = labels.Length - p;
            double[] above = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] == 0).OrderByDescending(i => scores[i])
                .Select(i => Math.Round(p - (gradient[i] * p * n / 2)))];
            c.Check("opt", above, [.. c.Aux.GetProperty("opt").EnumerateArray().Select(Tensor.Number)]);
        }
    }
}
