namespace OptiSuite.Optimizers.Tests.DifferentialEvolution;

public sealed class EvolutionScheduleTests
{
    [Fact]
    public void Size_OneRound_FallsLinearlyToTheMinimumAtTheBudget()
    {
        var schedule = new EvolutionSchedule(new Optimizers.DifferentialEvolution { FirstRound = 0, InitialPopulation = 100 }, 10, 1000);
        schedule.Begin(0, isFirst: true);
        schedule.Size(0).ShouldBe(100);
        schedule.Size(250).ShouldBe(76);
        schedule.Size(500).ShouldBe(52);
        schedule.Size(1000).ShouldBe(4);
        schedule.Size(2000).ShouldBe(4);
    }

    [Fact]
    public void Begin_RoundAfterRound_EndsAtTheBudget()
    {
        var schedule = new EvolutionSchedule(new Optimizers.DifferentialEvolution(), 10, 100_000);
        schedule.Begin(0, isFirst: true);
        (schedule.Length, schedule.FirstSize).ShouldBe((10_000, 40));
        schedule.IsOver(9_999).ShouldBeFalse();
        schedule.IsOver(10_000).ShouldBeTrue();
        schedule.Begin(10_000, isFirst: false);
        (schedule.Length, schedule.FirstSize).ShouldBe((30_000, 69));
        schedule.Begin(40_000, isFirst: false);
        (schedule.Length, schedule.FirstSize).ShouldBe((60_000, 98));
        schedule.Progress(70_000).ShouldBe(0.5);
    }

    [Fact]
    public void Begin_NoBudget_RoundsGrowWithoutEnd()
    {
        var schedule = new EvolutionSchedule(new Optimizers.DifferentialEvolution { RoundGrowth = 2 }, 5, null);
        long told = 0;
        for (int round = 0; round < 8; round++)
        {
            schedule.Begin(told, isFirst: round == 0);
            schedule.Length.ShouldBe(5_000L << round);
            told += schedule.Length;
        }
    }

    [Fact]
    public void Size_FixedPopulations_NeverChanges()
    {
        var options = new Optimizers.DifferentialEvolution { Variant = DifferentialEvolutionVariant.Rand1Bin };
        var schedule = new EvolutionSchedule(options, 5, 1000);
        schedule.Begin(0, isFirst: true);
        schedule.Size(0).ShouldBe(50);
        schedule.Size(999).ShouldBe(50);
        schedule.IsOver(999).ShouldBeFalse();
        var aimless = new EvolutionSchedule(options with { Variant = DifferentialEvolutionVariant.LShade, FirstRound = 0 }, 5, null);
        aimless.Begin(0, isFirst: true);
        aimless.Size(1_000_000).ShouldBe(aimless.FirstSize);
    }
}
