namespace OptiSuite.Optimizers.Tests.CovarianceAdaptation;

/// <summary>Each test that ends a run, with values and distributions made for it.</summary>
public sealed class CmaStoppingTests
{
    private const int Size = 8;

    [Fact]
    public void Test_ValuesThatFall_GoesOnUntilTheGenerationsAreUsedUp()
    {
        // n = 2: 100 + 50·25/√8 = 541.9 generations.
        (CmaStop stop, int generation) = Run(new CmaEs(), g => Spread(-g, 1));
        stop.ShouldBe(CmaStop.MaxIter);
        generation.ShouldBe(541);
    }

    [Fact]
    public void Test_ValuesCloseTogetherForSomeGenerations_IsTolFun()
    {
        // 10 + ⌈30·2/8⌉ = 18 generations.
        (CmaStop stop, int generation) = Run(new CmaEs { TolFun = 1e-3, TolFunHist = 0 }, g => Spread(1e-5 * g, 1e-5));
        stop.ShouldBe(CmaStop.TolFun);
        generation.ShouldBe(18);
    }

    [Fact]
    public void Test_BestValuesCloseTogetherAndOthersNot_IsTolFunHist()
    {
        (CmaStop stop, int generation) = Run(new CmaEs { TolFunHist = 1e-3 }, g => Spread(1e-5 * g, 1));
        stop.ShouldBe(CmaStop.TolFunHist);
        generation.ShouldBe(18);
    }

    [Fact]
    public void Test_AQuarterOfThePopulationAlike_IsEqualFunValues()
    {
        (CmaStop stop, int generation) = Run(new CmaEs(), g => [-g, -g, -g, -g, 1, 2, 3, 4]);
        stop.ShouldBe(CmaStop.EqualFunValues);
        generation.ShouldBe(2);
    }

    [Fact]
    public void Test_MediansThatDoNotFall_IsStagnation()
    {
        (CmaStop stop, int generation) = Run(new CmaEs(), g => Spread(g % 2, 1));
        stop.ShouldBe(CmaStop.Stagnation);
        // 120 + ⌈30·2/8⌉, at the next tenth generation.
        generation.ShouldBe(130);
    }

    [Fact]
    public void Test_SmallSteps_IsTolX() => Run(new CmaEs(), g => Spread(-g, 1), sigma: 1e-14, firstSigma: 1).Stop.ShouldBe(CmaStop.TolX);

    [Fact]
    public void Test_StepsThatGrewTenThousandfold_IsTolXUp() => Run(new CmaEs(), g => Spread(-g, 1), sigma: 2, firstSigma: 1e-4).Stop.ShouldBe(CmaStop.TolXUp);

    [Fact]
    public void Test_StepsLostInTheMean_IsNoEffectCoord() =>
        Run(new CmaEs { TolX = 0 }, g => Spread(-g, 1), mean: 1e20).Stop.ShouldBe(CmaStop.NoEffectCoord);

    [Fact]
    public void Test_TenthOfAnAxisLostInTheMean_IsNoEffectAxis() =>
        // Half the distance from 1 to the next number is 1.1e-16: 0.2·8e-16 is more, 0.1·8e-16 less.
        Run(new CmaEs { TolX = 0 }, g => Spread(-g, 1), sigma: 8e-16, mean: 1).Stop.ShouldBe(CmaStop.NoEffectAxis);

    [Theory]
    [InlineData(CmaCovariance.Full)]
    [InlineData(CmaCovariance.Separable)]
    public void Test_LongAndShortAxes_IsConditionCov(CmaCovariance covariance)
    {
        CmaDistribution distribution = Distribution(covariance, 1, 0);
        distribution.Covariance.Update(1, 2e14, [1, 0], new double[Size], new double[2 * Size], gap: 1);
        var stopping = new CmaStopping(new CmaEs(), 2);
        stopping.Start(Size, 1);
        stopping.Test(distribution, Ranked(Spread(0, 1))).ShouldBe(CmaStop.ConditionCov);
    }

    [Fact]
    public void Test_FirstFeasibleCandidate_BeginsTheHistoryAnew()
    {
        // Violations near 0, then objectives near 0: together they would be a flat history.
        CmaDistribution distribution = Distribution(CmaCovariance.Full, 1, 0);
        var stopping = new CmaStopping(new CmaEs { TolFun = 1e-3, TolFunHist = 1e-3 }, 2);
        stopping.Start(Size, 1);
        var ranking = new CandidateRanking();
        ranking.Reserve(Size);
        for (int g = 0; g < 17 + 18; g++)
        {
            double[] violations = new double[Size];
            Array.Fill(violations, g < 17 ? 1 : 0);
            for (int i = 0; i < Size; i++) violations[i] += violations[i] * 1e-6 * i;
            ranking.ByFeasibility(Spread(1e-7 * g, 1), violations, 1e-9);
            CmaStop stop = stopping.Test(distribution, ranking);
            stop.ShouldBe(g < 17 + 17 ? CmaStop.None : CmaStop.TolFunHist, $"generation {g}");
        }
    }

    private static (CmaStop Stop, int Generation) Run(
        CmaEs options, Func<int, double[]> values, double sigma = 1, double firstSigma = 1, double mean = 0)
    {
        CmaDistribution distribution = Distribution(CmaCovariance.Full, sigma, mean);
        var stopping = new CmaStopping(options, 2);
        stopping.Start(Size, firstSigma);
        for (int g = 1; ; g++)
        {
            CmaStop stop = stopping.Test(distribution, Ranked(values(g)));
            if (stop != CmaStop.None) return (stop, g);
            g.ShouldBeLessThan(10_000);
        }
    }

    private static CmaDistribution Distribution(CmaCovariance covariance, double sigma, double mean)
    {
        var distribution = new CmaDistribution([1, 1], new IntegerSteps([], [], []), covariance);
        distribution.Start([mean, mean], sigma, Size);
        distribution.Sample(new RandomStream(1), Size);
        return distribution;
    }

    private static CandidateRanking Ranked(double[] values)
    {
        var ranking = new CandidateRanking();
        ranking.Reserve(values.Length);
        ranking.ByValue(values);
        return ranking;
    }

    private static double[] Spread(double best, double width) => [.. Enumerable.Range(0, Size).Select(i => best + (width * i / Size))];
}
