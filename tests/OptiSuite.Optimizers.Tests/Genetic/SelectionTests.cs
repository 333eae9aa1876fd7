namespace OptiSuite.Optimizers.Tests.Genetic;

public sealed class SelectionTests
{
    private const int Parents = 10;
    private const int Picks = 40_000;

    [Fact]
    public void Tournament_OfTwo_PicksAsTheBetterOfTwoDraws() =>
        ShouldPick(new GeneticAlgorithm { TournamentSize = 2 }, rank => ((2 * (Parents - rank)) - 1) / (double)(Parents * Parents));

    [Fact]
    public void Tournament_OfOne_IsUniform() => ShouldPick(new GeneticAlgorithm { TournamentSize = 1 }, _ => 1.0 / Parents);

    [Fact]
    public void Rank_Always_FallsLinearly() => ShouldPick(
        new GeneticAlgorithm { Selection = SelectionOperator.RankSelection, SelectionPressure = 1.6 },
        rank => (1.6 - (1.2 * rank / (Parents - 1))) / Parents);

    [Theory]
    [InlineData(SelectionOperator.RouletteWheelSelection)]
    [InlineData(SelectionOperator.StochasticUniversalSamplingSelection)]
    public void Wheel_Always_HasSlotsOfOneOverTheRootOfTheRank(SelectionOperator selection)
    {
        double sum = Enumerable.Range(1, Parents).Sum(rank => 1 / Math.Sqrt(rank));
        ShouldPick(new GeneticAlgorithm { Selection = selection }, rank => 1 / Math.Sqrt(rank + 1) / sum);
    }

    [Fact]
    public void Truncation_Always_IsUniformAmongTheBest() => ShouldPick(
        new GeneticAlgorithm { Selection = SelectionOperator.TruncationSelection, TruncationShare = 0.4 }, rank => rank < 4 ? 0.25 : 0);

    [Fact]
    public void Elite_Always_TakesTheParentsInTurn()
    {
        var selection = ParentSelection.Of(new GeneticAlgorithm { Selection = SelectionOperator.EliteSelection });
        var random = new RandomStream(1);
        selection.Prepare(4, 6, random);
        Enumerable.Range(0, 6).Select(_ => selection.Pick(random)).ShouldBe([0, 1, 2, 3, 0, 1]);
    }

    [Fact]
    public void UniversalSampling_EveryRound_PicksTheExpectedNumberRoundedUpOrDown()
    {
        var selection = ParentSelection.Of(new GeneticAlgorithm { Selection = SelectionOperator.StochasticUniversalSamplingSelection });
        double sum = Enumerable.Range(1, Parents).Sum(rank => 1 / Math.Sqrt(rank));
        var random = new RandomStream(2);
        for (int round = 0; round < 200; round++)
        {
            selection.Prepare(Parents, 23, random);
            int[] counts = new int[Parents];
            for (int k = 0; k < 23; k++) counts[selection.Pick(random)]++;
            for (int rank = 0; rank < Parents; rank++) Math.Abs(counts[rank] - (23 / Math.Sqrt(rank + 1) / sum)).ShouldBeLessThan(1);
        }
    }

    private static void ShouldPick(GeneticAlgorithm options, Func<int, double> probability)
    {
        var selection = ParentSelection.Of(options);
        var random = new RandomStream(3);
        int[] counts = new int[Parents];
        for (int round = 0; round < Picks / Parents; round++)
        {
            selection.Prepare(Parents, Parents, random);
            for (int k = 0; k < Parents; k++) counts[selection.Pick(random)]++;
        }

        // Four standard deviations of a count.
        for (int rank = 0; rank < Parents; rank++)
        {
            double p = probability(rank);
            ((double)counts[rank] / Picks).ShouldBe(p, 1e-12 + (4 * Math.Sqrt(p * (1 - p) / Picks)), $"rank {rank}");
        }
    }
}
