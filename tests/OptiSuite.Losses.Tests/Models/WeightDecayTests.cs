namespace OptiSuite.Losses.Tests.Models;

public sealed class WeightDecayTests
{
    [Fact]
    public void Evaluate_GoldenCases_AgreesWithTheReference()
    {
        int count = 0;
        foreach (GoldenCase c in GoldenFile.Read("weight_decay").Cases)
        {
            double[] w = c.Inputs["weight"].Data, gradient = new double[w.Length];
            WeightDecay penalty = c.Text("kind") == "l1" ? new WeightDecay { L1 = c.Number("wd") } : new WeightDecay { L2 = c.Number("wd") };
            c.CheckOutput([penalty.Evaluate(w, gradient)]);
            c.CheckGradient("weight", gradient);
            count++;
        }

        count.ShouldBe(6);
    }

    [Fact]
    public void Evaluate_BothPenalties_AddUpAndAddToTheGradient()
    {
        double[] gradient = [10, 10, 10, 10, 10];
        new WeightDecay { L1 = 0.5, L2 = 2 }.Evaluate([1, -2, 0, 3, -0.0], gradient).ShouldBe(14 + 3);
        gradient.ShouldBe([12.5, 5.5, 10, 16.5, 10]);
    }

    [Fact]
    public void LossObjective_L1_IsPartOfValueGradientAndSmoothness()
    {
        var loss = new MeanSquaredErrorLoss();
        var model = new LinearModel(2, 1);
        double[] x = [1, 2, 3, 4], y = [1, -1], theta = [0.5, -0.25, 2], plain = new double[3], penalized = new double[3];
        LossObjective without = LossObjective.Create(model, loss, x, y), with = LossObjective.Create(model, loss, x, y, new WeightDecay { L1 = 0.1 });
        with.Evaluate(theta, penalized).ShouldBe(without.Evaluate(theta, plain) + 0.275, 1e-12);
        for (int i = 0; i < 3; i++) penalized[i].ShouldBe(plain[i] + (0.1 * Math.Sign(theta[i])), 1e-12);
        without.IsSmooth.ShouldBeTrue();
        with.IsSmooth.ShouldBeFalse();
        LossObjective.Create(model, loss, x, y, 0.3).WeightDecay.ShouldBe(new WeightDecay { L2 = 0.3 });
        with.Evaluate(theta, [1], penalized).ShouldBe(without.Evaluate(theta, [1], plain) + 0.275, 1e-12);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Create_NoPenalty_IsRefused(double value)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new WeightDecay { L1 = value });
        Should.Throw<ArgumentOutOfRangeException>(() => new WeightDecay { L2 = value }).Message.ShouldContain("weight decay must be finite");
        Should.Throw<ArgumentException>(() => new WeightDecay { L2 = 1 }.Evaluate([1, 2], new double[1])).Message.ShouldContain("must agree");
    }
}
