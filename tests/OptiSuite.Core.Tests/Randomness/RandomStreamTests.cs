namespace OptiSuite.Core.Tests.Randomness;

public class RandomStreamTests
{
    // Computed with an independent implementation of xoshiro256++ seeded by SplitMix64.
    [Theory]
    [InlineData(0UL, 5987356902031041503UL, 7051070477665621255UL, 6633766593972829180UL)]
    [InlineData(42UL, 15021278609987233951UL, 5881210131331364753UL, 18149643915985481100UL)]
    public void NextUInt64_KnownSeed_GivesReferenceNumbers(ulong seed, ulong first, ulong second, ulong third)
    {
        var random = new RandomStream(seed);
        new[] { random.NextUInt64(), random.NextUInt64(), random.NextUInt64() }.ShouldBe([first, second, third]);
    }

    [Fact]
    public void Split_AfterAnyUse_GivesTheSameStream()
    {
        var fresh = new RandomStream(7);
        var used = new RandomStream(7);
        for (int i = 0; i < 100; i++) _ = used.NextDouble();
        used.Split(3).NextUInt64().ShouldBe(fresh.Split(3).NextUInt64());
    }

    [Fact]
    public void Split_DifferentSeedsAndIndices_GiveDifferentStreams()
    {
        var seen = new HashSet<ulong>();
        for (ulong seed = 0; seed < 30; seed++)
        {
            var random = new RandomStream(seed);
            seen.Add(random.NextUInt64()).ShouldBeTrue();
            for (ulong index = 0; index < 30; index++)
            {
                seen.Add(new RandomStream(seed).Split(index).NextUInt64()).ShouldBeTrue($"seed {seed}, index {index}");
            }
        }
    }

    [Fact]
    public void NextInt_ManyDraws_AreUniform()
    {
        var random = new RandomStream(1);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[random.NextInt(7)]++;
        // Chi-square with 6 degrees of freedom: 22.5 is exceeded with probability 0.001.
        counts.Sum(count => Math.Pow(count - 10_000, 2) / 10_000).ShouldBeLessThan(22.5);
    }

    [Fact]
    public void NextGaussian_ManyDraws_HaveNormalMoments()
    {
        var random = new RandomStream(2);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian())];
        double mean = draws.Average(), variance = draws.Average(x => x * x), fourth = draws.Average(x => x * x * x * x);
        mean.ShouldBe(0, 0.015);
        variance.ShouldBe(1, 0.02);
        fourth.ShouldBe(3, 0.15);
    }

    [Fact]
    public void Shuffle_AnyArray_KeepsItsItems()
    {
        int[] items = [.. Enumerable.Range(0, 50)];
        new RandomStream(3).Shuffle<int>(items);
        items.ShouldNotBe(Enumerable.Range(0, 50));
        items.Order().ShouldBe(Enumerable.Range(0, 50));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0.1, 0.1)]
    [InlineData(1, 1.0000000000000002)]
    [InlineData(-double.MaxValue, double.MaxValue)]
    public void NextUniform_AnyInterval_StaysInside(double lower, double upper)
    {
        var random = new RandomStream(4);
        for (int i = 0; i < 1000; i++) random.NextUniform(lower, upper).ShouldBeInRange(lower, upper);
    }
}
