namespace OptiSuite.Losses.Tests.Data;

public sealed class TripletSamplerTests
{
    [Fact]
    public void Sample_GoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("triplet_mining").Cases)
        {
            (double[] x, int[] labels, int dimension) = (c.Inputs["embeddings"].Data, c.Integers("labels"), c.Inputs["embeddings"].Shape[^1]);
            new AllTripletSampler().Sample(x, labels, dimension).ShouldBe(Flat(c, "all_triplets"), c.Id);
            AllTripletSampler.Count(labels).ShouldBe(c.Aux.GetProperty("n_all").GetInt64(), c.Id);
            new SemiHardTripletSampler { Margin = c.Number("margin") }.Sample(x, labels, dimension).ShouldBe(Flat(c, "semi_hard"), c.Id);

            int[] hardest = Flat(c, "batch_hard");
            Triplet[] expected = [.. labels.Select((_, a) => new Triplet(a, hardest[2 * a], hardest[(2 * a) + 1])).Where(t => t.Positive >= 0)];
            new BatchHardTripletSampler().Enumerate(x, labels, dimension).ShouldBe(expected, c.Id);
        }
    }

    [Fact]
    public void Sample_TiedDistances_TakesTheLowestIndex()
    {
        double[] x = [0, 1, -1, 2, -2, 2];
        int[] labels = [0, 0, 0, 1, 1, 1];
        new BatchHardTripletSampler().Enumerate(x, labels, 1).First().ShouldBe(new Triplet(0, 1, 3));
        new SemiHardTripletSampler { Margin = 2, Negatives = NegativeChoice.Nearest }.Enumerate(x, labels, 1).First().ShouldBe(new Triplet(0, 1, 3));
        new SemiHardTripletSampler { Margin = 2 }.Enumerate(x, labels, 1).Take(3).ShouldBe([new(0, 1, 3), new(0, 1, 4), new(0, 1, 5)]);
    }

    [Fact]
    public void Sample_SquaredDistances_MoveTheWindow()
    {
        double[] x = [0, 2, 2.1, 2.5];
        int[] labels = [0, 0, 1, 1];
        // The squares from sample 0 are 4 to its positive, 4.41 and 6.25 to the negatives.
        new SemiHardTripletSampler { Margin = 0.5, Squared = true }.Enumerate(x, labels, 1).First().ShouldBe(new Triplet(0, 1, 2));
        new SemiHardTripletSampler { Margin = 0.2, Squared = true }.Enumerate(x, labels, 1).Where(t => t.Anchor == 0).ShouldBeEmpty();
        new SemiHardTripletSampler { Margin = 3, Squared = true }.Enumerate(x, labels, 1).Count(t => t.Anchor == 0).ShouldBe(2);
    }

    [Fact]
    public void Sample_RandomNegative_IsOneOfTheSemiHardOnesAndFollowsTheSeed()
    {
        (double[] x, int[] labels) = Batch(40, 3, 4);
        var all = new SemiHardTripletSampler { Margin = 1 };
        SemiHardTripletSampler one = all with { Negatives = NegativeChoice.Random };
        var valid = all.Enumerate(x, labels, 3).ToHashSet();
        Triplet[] drawn = [.. one.Enumerate(x, labels, 3, new RandomStream(5))];
        drawn.ShouldAllBe(t => valid.Contains(t));
        drawn.Select(t => (t.Anchor, t.Positive)).ShouldBe(valid.Select(t => (t.Anchor, t.Positive)).Distinct().Order());
        one.Enumerate(x, labels, 3, new RandomStream(5)).ShouldBe(drawn);
        one.Enumerate(x, labels, 3, new RandomStream(6)).ShouldNotBe(drawn);
        Should.Throw<ArgumentNullException>(() => one.Enumerate(x, labels, 3)).Message.ShouldContain("RandomStream");
    }

    [Fact]
    public void Sample_Random_DrawsEveryValidTripletEquallyOften()
    {
        int[] labels = [0, 1, 0, 2, 1, 0];
        double[] x = new double[6];
        Triplet[] all = [.. new AllTripletSampler().Enumerate(x, labels, 1)];
        const int Each = 2000;
        var counts = new RandomTripletSampler { Count = Each * all.Length }
            .Enumerate(x, labels, 1, new RandomStream(11))
            .CountBy(t => t)
            .ToDictionary();
        counts.Keys.Order(Comparer<Triplet>.Create(Compare)).ShouldBe(all);
        // Five standard deviations of a binomial count.
        counts.Values.ShouldAllBe(n => Math.Abs(n - Each) < 5 * Math.Sqrt(Each));

        static int Compare(Triplet s, Triplet t) => (s.Anchor, s.Positive, s.Negative).CompareTo((t.Anchor, t.Positive, t.Negative));
    }

    [Fact]
    public void Sample_NoValidTriplet_IsEmpty()
    {
        TripletSampler[] samplers = [new AllTripletSampler(), new RandomTripletSampler(), new SemiHardTripletSampler(), new BatchHardTripletSampler()];
        foreach (TripletSampler sampler in samplers)
        {
            sampler.Sample(new double[3], new int[] { 7, 7, 7 }, 1, new RandomStream(1)).ShouldBeEmpty(sampler.Name);
            sampler.Sample(new double[3], new int[] { 1, -2, 3 }, 1, new RandomStream(1)).ShouldBeEmpty(sampler.Name);
            sampler.Sample(ReadOnlyMemory<double>.Empty, ReadOnlyMemory<int>.Empty, 1, new RandomStream(1)).ShouldBeEmpty(sampler.Name);
            Should.Throw<ArgumentException>(() => sampler.Sample(new double[5], new int[2], 2, new RandomStream(1))).Message.ShouldContain("N×2");
        }
    }

    [Fact]
    public void Enumerate_LargeBatch_GivesTheFirstTripletsWithoutMakingTheRest()
    {
        (double[] x, int[] labels) = Batch(20_000, 2, 10);
        AllTripletSampler.Count(labels).ShouldBeGreaterThan(700_000_000_000);
        new AllTripletSampler().Enumerate(x, labels, 2).Take(5).Count().ShouldBe(5);
        new SemiHardTripletSampler().Enumerate(x, labels, 2).Take(5).Count().ShouldBe(5);
        new RandomTripletSampler { Count = int.MaxValue }.Enumerate(x, labels, 2, new RandomStream(1)).Take(5).Count().ShouldBe(5);
    }

    [Fact]
    public void HardNegatives_RandomPairs_MakeADistinctBatchWithThePairsFirst()
    {
        (double[] x, int[] labels) = Batch(60, 3, 6);
        var sampler = new HardNegativeSampler { PairCount = 5 };
        int[] batch = sampler.Sample(x, labels, 3, new RandomStream(9));
        batch.ShouldBe(sampler.Sample(x, labels, 3, new RandomStream(9)));
        batch.Distinct().Count().ShouldBe(batch.Length);
        batch.Length.ShouldBeInRange(3, 20);
        labels[batch[0]].ShouldBe(labels[batch[1]]);
        LiftedStructuredLoss.PairCount([.. batch.Select(i => labels[i])]).ShouldBeGreaterThan(0);
        sampler.Sample(x, Enumerable.Range(0, 60).ToArray(), 3, new RandomStream(9)).ShouldBeEmpty();

        int[] negatives = new int[2];
        HardNegativeSampler.HardNegatives(new double[] { 0, 1, 3 }, new int[] { 4, 4, 5 }, 1, [0, 1], negatives);
        negatives.ShouldBe([2, 2]);
        HardNegativeSampler.HardNegatives(new double[] { 0, 1, 3 }, new int[] { 4, 4, 4 }, 1, [0, 1], negatives);
        negatives.ShouldBe([-1, -1]);
        Should.Throw<ArgumentException>(() => HardNegativeSampler.HardNegatives(x, labels, 3, [0, 60], new int[2])).Message.ShouldContain("sample 60");
    }

    private static (double[] X, int[] Labels) Batch(int count, int dimension, int classes)
    {
        var random = new RandomStream(3);
        double[] x = new double[count * dimension];
        for (int i = 0; i < x.Length; i++) x[i] = random.NextGaussian();
        return (x, [.. Enumerable.Range(0, count).Select(_ => random.NextInt(classes))]);
    }

    private static int[] Flat(GoldenCase c, string name) =>
        [.. c.Aux.GetProperty(name).EnumerateArray().SelectMany(row => row.EnumerateArray().Select(i => i.GetInt32()))];
}
