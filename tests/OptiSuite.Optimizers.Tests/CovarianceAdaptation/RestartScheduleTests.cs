namespace OptiSuite.Optimizers.Tests.CovarianceAdaptation;

public sealed class RestartScheduleTests
{
    [Fact]
    public void Next_Bipop_BalancesTheBudgetsOfBothRegimes()
    {
        var random = new RandomStream(3);
        var schedule = new RestartSchedule(CmaRestarts.Bipop, 10);
        int large = 10;
        long lastLarge = 0;
        for (int run = 0; run < 60; run++)
        {
            // Runs that would use 60 generations.
            long used = 0;
            for (int g = 0; g < 60 && !schedule.IsUsedUp; g++)
            {
                schedule.Count(schedule.PopulationSize);
                used += schedule.PopulationSize;
            }

            if (schedule.IsLarge) lastLarge = used;
            else if (run > 0) used.ShouldBeLessThan((lastLarge / 2) + schedule.PopulationSize);
            (long small, long big) = (schedule.SmallUsed, schedule.LargeUsed);
            schedule.Next(random);
            schedule.IsLarge.ShouldBe(small >= big, $"run {run}");
            if (schedule.IsLarge)
            {
                large = Math.Min(2 * large, 10 << 9);
                schedule.PopulationSize.ShouldBe(large);
                schedule.SigmaFactor.ShouldBe(1);
            }
            else
            {
                schedule.PopulationSize.ShouldBeInRange(10, Math.Max(10, large / 2));
                schedule.SigmaFactor.ShouldBeInRange(0.01, 1);
            }
        }

        schedule.Restarts.ShouldBe(60);
        ((double)schedule.SmallUsed / schedule.LargeUsed).ShouldBeInRange(0.3, 1.5);
    }

    [Fact]
    public void Next_Bipop_BeginsWithALargeRunOfTwiceTheSize()
    {
        var schedule = new RestartSchedule(CmaRestarts.Bipop, 7);
        schedule.PopulationSize.ShouldBe(7);
        schedule.IsLarge.ShouldBeFalse();
        schedule.Count(700);
        schedule.Next(new RandomStream(1));
        schedule.PopulationSize.ShouldBe(14);
        schedule.Count(500);
        schedule.Next(new RandomStream(1));
        schedule.PopulationSize.ShouldBe(28, "the small runs had more");
    }

    [Fact]
    public void Next_Ipop_DoublesNineTimes()
    {
        var schedule = new RestartSchedule(CmaRestarts.Ipop, 5);
        for (int k = 1; k <= 12; k++)
        {
            schedule.Count(100);
            schedule.Next(new RandomStream(1));
            schedule.PopulationSize.ShouldBe(5 << Math.Min(k, 9));
            schedule.IsUsedUp.ShouldBeFalse();
        }
    }
}
