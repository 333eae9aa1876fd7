namespace OptiSuite.Losses.Tests.Data;

public sealed class BatchLoaderTests
{
    [Theory]
    [InlineData(10, 3, false, 4)]
    [InlineData(10, 3, true, 3)]
    [InlineData(12, 4, false, 3)]
    [InlineData(5, 5, true, 1)]
    [InlineData(4, 1, false, 4)]
    public void ShuffledBatches_AnEpoch_DealsEverySampleOnceInANewOrder(int samples, int size, bool dropLast, int batches)
    {
        var loader = new ShuffledBatches(samples, size, new RandomStream(3), dropLast);
        loader.BatchesPerEpoch.ShouldBe(batches);
        var orders = new List<string>();
        for (int epoch = 0; epoch < 4; epoch++)
        {
            loader.Epoch.ShouldBe(epoch);
            var seen = new List<int>();
            for (int b = 0; b < batches; b++)
            {
                ReadOnlySpan<int> batch = loader.Next();
                batch.Length.ShouldBe(Math.Min(size, samples - (b * size)));
                seen.AddRange(batch.ToArray());
            }

            seen.Count.ShouldBe(dropLast ? batches * size : samples);
            seen.Distinct().Count().ShouldBe(seen.Count);
            seen.ShouldAllBe(s => s >= 0 && s < samples);
            orders.Add(string.Join(',', seen));
        }

        orders.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void ShuffledBatches_EveryOrder_IsEquallyLikely()
    {
        var loader = new ShuffledBatches(3, 3, new RandomStream(7));
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int k = 0; k < 6000; k++)
        {
            string order = string.Join(',', loader.Next().ToArray());
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        counts.Count.ShouldBe(6);
        counts.Values.ShouldAllBe(n => Math.Abs(n - 1000) < 120);
    }

    [Fact]
    public void ShuffledBatches_MinibatchesOfAnEpoch_AverageToTheWholeGradient()
    {
        var random = new RandomStream(5);
        double[] x = [.. Enumerable.Range(0, 36).Select(_ => random.NextGaussian())], y = [.. Enumerable.Range(0, 12).Select(_ => random.NextGaussian())];
        LossObjective f = LossObjective.Create(new LinearModel(3, 1), new MeanSquaredErrorLoss(), x, y, 0.1);
        double[] theta = [0.3, -1, 0.5, 2], whole = new double[4], part = new double[4], mean = new double[4];
        double value = f.Evaluate(theta, whole), average = 0;
        var loader = new ShuffledBatches(f.TermCount, 4, random);
        for (int b = 0; b < loader.BatchesPerEpoch; b++)
        {
            average += f.Evaluate(theta, loader.Next(), part) / loader.BatchesPerEpoch;
            for (int i = 0; i < 4; i++) mean[i] += part[i] / loader.BatchesPerEpoch;
        }

        average.ShouldBe(value, 1e-12);
        for (int i = 0; i < 4; i++) mean[i].ShouldBe(whole[i], 1e-12);
    }

    [Fact]
    public void BalancedBatches_AnyBatch_HasKDifferentSamplesOfPClasses()
    {
        var random = new RandomStream(11);
        int[] classes = [.. Enumerable.Range(0, 200).Select(_ => 10 * random.NextInt(7))];
        var loader = new BalancedBatches(classes, 3, 4, random);
        loader.ClassCount.ShouldBe(7);
        loader.BatchesPerEpoch.ShouldBe(16);
        int[] ofClass = new int[61], ofSample = new int[200];
        for (int b = 0; b < 1600; b++)
        {
            int[] batch = loader.Next().ToArray();
            batch.Distinct().Count().ShouldBe(12);
            int[] labels = [.. batch.Select(s => classes[s])];
            labels.Chunk(4).All(group => group.Distinct().Count() == 1).ShouldBeTrue();
            labels.Distinct().Count().ShouldBe(3);
            foreach (int label in labels.Distinct()) ofClass[label]++;
            foreach (int sample in batch) ofSample[sample]++;
        }

        loader.Epoch.ShouldBe(100);
        double perClass = 1600 * 3 / 7.0;
        for (int c = 0; c < 7; c++) ofClass[10 * c].ShouldBeInRange((int)(0.9 * perClass), (int)(1.1 * perClass));
        ofSample.ShouldAllBe(n => n > 0);
    }

    [Fact]
    public void BalancedBatches_ClassSmallerThanK_RepeatsItsSamples()
    {
        var loader = new BalancedBatches([5, 5, 5, 5, 5, -1, -1], 2, 4, new RandomStream(1));
        for (int b = 0; b < 20; b++)
        {
            int[] small = [.. loader.Next().ToArray().Where(s => s >= 5)];
            small.Length.ShouldBe(4);
            small.Count(s => s == 5).ShouldBe(2);
        }
    }

    [Fact]
    public void Next_SameSeed_GivesTheSameBatchesAndAllocatesNothing()
    {
        IBatchLoader[] first = Make(), second = Make();
        for (int k = 0; k < first.Length; k++)
        {
            for (int b = 0; b < 30; b++) first[k].Next().SequenceEqual(second[k].Next()).ShouldBeTrue();
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int b = 0; b < 30; b++) _ = first[k].Next();
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        }

        static IBatchLoader[] Make() =>
        [
            new ShuffledBatches(10, 3, new RandomStream(4)), new BalancedBatches([0, 1, 0, 1, 2, 2, 2], 2, 2, new RandomStream(4)),
        ];
    }

    [Fact]
    public void Create_NumbersOutOfRange_AreRefused()
    {
        var random = new RandomStream(1);
        Should.Throw<ArgumentOutOfRangeException>(() => new ShuffledBatches(0, 1, random));
        Should.Throw<ArgumentOutOfRangeException>(() => new ShuffledBatches(3, 4, random));
        Should.Throw<ArgumentException>(() => new BalancedBatches([1, 1, 2], 3, 1, random)).Message.ShouldContain("the samples have 2");
        Should.Throw<ArgumentException>(() => new BalancedBatches([], 1, 1, random)).Message.ShouldContain("the samples have 0");
    }
}
