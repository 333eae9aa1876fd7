namespace OptiSuite.Losses.Tests.Ranking;

public sealed class MostViolatingRankingTests
{
    public static TheoryData<bool> Measures => [false, true];

    [Theory]
    [MemberData(nameof(Measures))]
    public void Evaluate_FewScores_IsTheMaximumOverAllInterleavings(bool ndcg)
    {
        var random = new RandomStream(5);
        for (int trial = 0; trial < 300; trial++)
        {
            // Every third trial has rounded scores, and so ties.
            (double[] scores, int[] labels) = Draw(2 + random.NextInt(9), 0.5, trial % 3 == 0, random);
            double[] gradient = new double[scores.Length];
            double value = Make(ndcg).Evaluate(scores, labels, gradient);
            value.ShouldBe(RankingReference.BruteForce(ndcg, scores, labels), 1e-12);
            if (trial < 60) RankingReference.CheckSubgradient(Make(ndcg), scores, labels, value, gradient, random);
        }
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void Evaluate_ManyScores_AgreesWithTryingEveryPlace(bool ndcg)
    {
        var random = new RandomStream(6);
        foreach (double share in new[] { 0.01, 0.1, 0.5, 0.9, 0.99 })
        {
            foreach (int n in new[] { 30, 300, 2000 })
            {
                (double[] scores, int[] labels) = Draw(n, share, n == 300, random);
                double expected = RankingReference.Greedy(ndcg, scores, labels);
                Make(ndcg).Evaluate(scores, labels).ShouldBe(expected, 1e-12 * (1 + expected));
            }
        }
    }

    [Fact]
    public void Find_TenfoldNegatives_TriesLittleMorePlacesAndFarFewerThanAllPairs()
    {
        const int P = 200;
        var random = new RandomStream(7);
        long few = Tried(P, 2_000, random), many = Tried(P, 20_000, random), squared = (long)P * 20_000;
        // Each of the log₂|N| levels tries at most 2|P| + 1 places: 200 positives and 20000 negatives make 4 million pairs.
        few.ShouldBeLessThan(2 * P * 11);
        many.ShouldBeLessThan(2 * P * 15);
        (many - few).ShouldBeLessThan(2 * P * 5);
        many.ShouldBeLessThan(squared / 500);
        // With positives and negatives growing together, n log n and not n².
        (Tried(4_000, 4_000, random) / (double)Tried(1_000, 1_000, random)).ShouldBeLessThan(6);
    }

    [Theory]
    [MemberData(nameof(Measures))]
    public void Evaluate_ScoresEqualSortedOrAdversarial_StaysFast(bool ndcg)
    {
        const int N = 60_000;
        int[] labels = [.. Enumerable.Range(0, N).Select(i => i % 4 == 0 ? 1 : 0)];
        double[][] inputs =
        [
            new double[N],
            [.. Enumerable.Range(0, N).Select(i => (double)i)],
            [.. Enumerable.Range(0, N).Select(i => -(double)i)],
            [.. Enumerable.Range(0, N).Select(i => (double)Math.Min(i, N - i))],
            [.. Enumerable.Range(0, N).Select(i => (double)(i % 7))],
        ];
        foreach (double[] scores in inputs) Make(ndcg).Evaluate(scores, labels).ShouldBeGreaterThanOrEqualTo(0);
        // All scores equal: the worst ranking is free to take, and the loss is Δ's maximum.
        double worst = 1 - (ndcg
            ? Enumerable.Range(1, N / 4).Sum(i => 1 / Math.Log2(1 + i + (N / 4 * 3))) / Enumerable.Range(1, N / 4).Sum(i => 1 / Math.Log2(1 + i))
            : Enumerable.Range(1, N / 4).Sum(i => i / (i + (N / 4 * 3.0))) / (N / 4));
        Make(ndcg).Evaluate(inputs[0], labels).ShouldBe(worst, 1e-11);
    }

    [Fact]
    public void PutInPlace_AnyKeys_PartitionsAroundTheRank()
    {
        var random = new RandomStream(8);
        for (int trial = 0; trial < 300; trial++)
        {
            double[] keys = [.. Enumerable.Range(0, 1 + random.NextInt(200)).Select(_ => trial % 2 == 0 ? random.NextGaussian() : random.NextInt(4))];
            double[] before = [.. keys];
            int[] items = [.. Enumerable.Range(0, keys.Length)];
            int k = random.NextInt(keys.Length);
            SelectionByRank.PutInPlace(keys, items, k);
            for (int i = 0; i < keys.Length; i++)
            {
                keys[i].ShouldBe(before[items[i]]);
                if (i < k) keys[i].ShouldBeGreaterThanOrEqualTo(keys[k]);
                if (i > k) keys[i].ShouldBeLessThanOrEqualTo(keys[k]);
            }

            items.Order().ShouldBe(Enumerable.Range(0, keys.Length));
        }
    }

    private static RankingLoss Make(bool ndcg) => ndcg ? new NdcgRankLoss() : new AveragePrecisionRankLoss();

    private static (double[] Scores, int[] Labels) Draw(int count, double share, bool round, RandomStream random)
    {
        double[] scores = [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
        if (round) scores = [.. scores.Select(s => Math.Round(s, 1))];
        int[] labels = [.. scores.Select((_, i) => i == 0 || (i > 1 && random.NextDouble() < share) ? 1 : 0)];
        return (scores, labels);
    }

    private static long Tried(int p, int n, RandomStream random)
    {
        double[] positives = [.. Enumerable.Range(0, p).Select(_ => random.NextGaussian()).OrderDescending()];
        double[] negatives = [.. Enumerable.Range(0, n).Select(_ => random.NextGaussian())];
        long[] count = new long[1];
        new MostViolatingRanking<Counting>(new Counting(p, count), positives, negatives, new int[n], new int[n]).Find();
        return count[0];
    }

    private readonly struct Counting(int positives, long[] count) : IRankingMeasure
    {
        public double Growth(int j, int k)
        {
            count[0]++;
            return new AveragePrecisionRankLoss.Measure(positives).Growth(j, k);
        }
    }
}
