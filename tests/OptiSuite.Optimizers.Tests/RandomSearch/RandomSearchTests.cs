using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.RandomSearch;

public sealed class RandomSearchTests
{
    [Theory]
    [InlineData(RandomSampling.Uniform)]
    [InlineData(RandomSampling.Halton)]
    public void Ask_OtherBatchSize_GivesTheSamePoints(RandomSampling sampling)
    {
        double[] small = Points(new Optimizers.RandomSearch { Sampling = sampling, BatchSize = 3 }, 60);
        Points(new Optimizers.RandomSearch { Sampling = sampling, BatchSize = 20 }, 60).ShouldBe(small);
        small.ShouldAllBe(value => value >= -5 && value <= 3);
    }

    [Fact]
    public void Ask_Halton_PutsOnePointIntoEveryHalfAndThird()
    {
        double[] points = Points(new Optimizers.RandomSearch { Sampling = RandomSampling.Halton, BatchSize = 6 }, 6);
        // Base 2 for the first variable and base 3 for the second: over [−5, 3], three points a half and two a third.
        for (int i = 0; i < 6; i += 2) (points[2 * i] < -1).ShouldNotBe(points[2 * (i + 1)] < -1);
        for (int i = 0; i < 6; i += 3) Enumerable.Range(i, 3).Select(k => Math.Floor((points[(2 * k) + 1] + 5) * 3 / 8)).Order().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Minimize_G08_BestIsFeasible()
    {
        OptimizationResult result = new Optimizers.RandomSearch().Minimize(
            PopulationProblems.G08(), new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 50_000 } });
        result.Verified.Feasible.ShouldBeTrue();
        result.Objective.ShouldBeLessThan(-0.09);
    }

    [Fact]
    public void Hyperparameters_OutOfRange_AreRefused() => Should.Throw<ArgumentOutOfRangeException>(() => new Optimizers.RandomSearch { BatchSize = 0 });

    private static double[] Points(Optimizers.RandomSearch optimizer, int count)
    {
        IAskTell search = optimizer.Begin(PopulationProblems.Sphere(2));
        var points = new List<double>();
        while (points.Count < 2 * count)
        {
            points.AddRange(search.Ask().Span);
            search.Tell(new double[search.CandidateCount], new double[search.CandidateCount]);
        }

        return [.. points];
    }
}
