namespace OptiSuite.Optimizers.Tests.DifferentialEvolution;

public sealed class DifferenceArchiveTests
{
    [Fact]
    public void Add_MoreThanTheLimit_KeepsAsManyAsTheLimit()
    {
        var archive = new DifferenceArchive(2);
        var random = new RandomStream(3);
        archive.Limit(7, random);
        for (int i = 0; i < 100; i++) archive.Add([i, -i], random);
        archive.Count.ShouldBe(7);
        for (int i = 0; i < 7; i++) archive[i][1].ShouldBe(-archive[i][0]);
        // Random ones were replaced, not always the same.
        Enumerable.Range(0, 7).Select(i => archive[i][0]).Distinct().Count().ShouldBe(7);
        archive.Limit(3, random);
        archive.Count.ShouldBe(3);
        archive.Clear();
        archive.Count.ShouldBe(0);
    }

    [Fact]
    public void Add_LimitOfNone_StaysEmpty()
    {
        var archive = new DifferenceArchive(1);
        archive.Limit(0, new RandomStream(1));
        archive.Add([1], new RandomStream(1));
        archive.Count.ShouldBe(0);
    }
}
