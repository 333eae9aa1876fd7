namespace OptiSuite.Optimizers.Tests.DifferentialEvolution;

public sealed class SuccessHistoryTests
{
    [Fact]
    public void Update_TwoSuccesses_WritesLehmerMeansWeightedWithTheGains()
    {
        var history = new SuccessHistory(2);
        history.Reset();
        history.Add(f: 0.4, cr: 0.2, gain: 1);
        history.Add(f: 0.8, cr: 0.6, gain: 3);
        history.Update();
        // (0.4² + 3·0.8²)/(0.4 + 3·0.8) = 2.08/2.8 and (0.2² + 3·0.6²)/(0.2 + 3·0.6) = 1.12/2.
        history.Weights[0].ShouldBe(2.08 / 2.8, 1e-15);
        history.Rates[0].ShouldBe(0.56, 1e-15);
        (history.Weights[1], history.Rates[1]).ShouldBe((0.5, 0.5));
    }

    [Fact]
    public void Update_NoSuccess_ChangesNothing()
    {
        var history = new SuccessHistory(1);
        history.Reset();
        history.Add(f: 0.9, cr: 0.9, gain: 0);
        history.Add(f: 0.9, cr: 0.9, gain: double.PositiveInfinity);
        history.Update();
        (history.Weights[0], history.Rates[0]).ShouldBe((0.5, 0.5));
    }

    [Fact]
    public void Update_SuccessWithoutCrossoverAlone_EndsCrossoverForThatPair()
    {
        var history = new SuccessHistory(1);
        var random = new RandomStream(1);
        history.Reset();
        history.Add(f: 0.5, cr: 0, gain: 1);
        history.Update();
        history.Draw(random).Cr.ShouldBe(0);
        history.Add(f: 0.5, cr: 0.9, gain: 1);
        history.Update();
        history.Draw(random).Cr.ShouldBe(0);
    }

    [Fact]
    public void Draw_ManyTimes_StaysInRangeAroundTheMeans()
    {
        var history = new SuccessHistory(3);
        var random = new RandomStream(5);
        history.Reset();
        double below = 0, sum = 0;
        for (int i = 0; i < 10_000; i++)
        {
            (double f, double cr) = history.Draw(random);
            f.ShouldBeInRange(double.Epsilon, 1);
            cr.ShouldBeInRange(0, 1);
            if (f < 0.5) below++;
            sum += cr;
        }

        // A Cauchy number below 0 is drawn again: P(F < 0.5) is (0.5 − p)/(1 − p) with p = P(F ≤ 0) = 0.063.
        (below / 10_000).ShouldBe(0.467, 0.02);
        (sum / 10_000).ShouldBe(0.5, 0.005);
    }
}
