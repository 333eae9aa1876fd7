namespace OptiSuite.Losses.Tests.Robust;

/// <summary>What the reference does with bad calls, and what these losses do; the names are those of the cases.</summary>
public sealed class RobustErrorCasesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Huber_DeltaNotPositive_IsRefused(double delta) =>
        Refused(() => new HuberLoss { Delta = delta }).ShouldContain("Delta must be positive");

    [Fact]
    public void SmoothL1_BetaNegative_IsRefused() => Refused(() => new SmoothL1Loss { Beta = -1 }).ShouldContain("Beta must be finite and not negative");

    [Fact]
    public void Tukey_BadParametersAndShapes_AreRefused()
    {
        Refused(() => new TukeyBiweightLoss { C = 0 }).ShouldContain("C must be positive");
        Refused(() => new TukeyBiweightLoss { Outputs = 0 }).ShouldContain("at least one");
        Refused(() => new TukeyBiweightLoss { Scaling = (TukeyScaling)5 }).ShouldContain("None or MedianAbsoluteDeviation");
        var loss = new TukeyBiweightLoss { Scaling = TukeyScaling.MedianAbsoluteDeviation, Outputs = 2 };
        Refused(() => loss.Evaluate(new double[5], new double[5])).ShouldContain("no multiple of its 2 outputs");
        Refused(() => loss.Evaluate([1, 2], [1, double.NaN])).ShouldContain("Target 1 of tukey-biweight is NaN");
        Refused(() => loss.Evaluate(new double[4], new double[2])).ShouldContain("repeat the smaller one");
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-320)]
    public void SmoothL1_BetaNextToZero_StaysFinite(double beta)
    {
        double[] gradient = new double[3];
        new SmoothL1Loss { Beta = beta, Reduction = Reduction.Sum }.Evaluate([0, 2, -1], [0, 0, 0], gradient).ShouldBe(3);
        gradient.ShouldBe([0, 1, -1]);
    }

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
