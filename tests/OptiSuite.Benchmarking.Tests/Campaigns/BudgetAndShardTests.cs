namespace OptiSuite.Benchmarking.Tests;

public sealed class BudgetAndShardTests
{
    [Theory]
    [InlineData("2000", 10, 2000)]
    [InlineData("100D", 10, 1000)]
    [InlineData("100d", 3, 300)]
    [InlineData(" 1e3D ", 40, 40000)]
    [InlineData("1", 7, 1)]
    public void Parse_ABudget_GivesItsEvaluations(string text, int dimension, long evaluations) =>
        Budget.Parse(text).For(dimension).ShouldBe(evaluations);

    [Theory]
    [InlineData("")]
    [InlineData("D")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("1.5")]
    [InlineData("100N")]
    [InlineData("1e99")]
    [InlineData("NaN")]
    public void Parse_NoBudget_SaysWhatIs(string text) =>
        Should.Throw<FormatException>(() => Budget.Parse(text)).Message.ShouldContain("100D");

    [Theory]
    [InlineData("2000")]
    [InlineData("100D")]
    public void ToString_OfABudget_ReadsBack(string text) => Budget.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("0/2")]
    [InlineData("3/2")]
    [InlineData("1")]
    [InlineData("a/b")]
    [InlineData("1/2/3")]
    [InlineData("-1/2")]
    public void Parse_NoShard_SaysWhatIs(string text) => Should.Throw<FormatException>(() => Shard.Parse(text)).Message.ShouldContain("2/4");

    [Fact]
    public void Contains_AllShards_ShareOutEveryCellOnce()
    {
        Shard[] shards = [Shard.Parse("1/3"), Shard.Parse("2/3"), Shard.Parse("3/3")];
        for (int cell = 0; cell < 100; cell++) shards.Count(shard => shard.Contains(cell)).ShouldBe(1);
    }
}
