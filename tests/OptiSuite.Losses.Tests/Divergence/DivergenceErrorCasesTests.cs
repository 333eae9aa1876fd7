namespace OptiSuite.Losses.Tests.Divergence;

/// <summary>The cases of error_cases.json for kl_div, and its extremes.</summary>
public sealed class DivergenceErrorCasesTests
{
    private static readonly LogitShape _one = new(1, 2);

    [Fact]
    public void ShapeMismatch_IsRefused() =>
        Refused(() => new KullbackLeiblerDivergenceLoss().Evaluate(new double[12], new double[8], new LogitShape(3, 4))).ShouldContain("8 targets for an input 3×4; give 12");

    [Fact]
    public void Broadcast_IsRefusedUnlikeTheReference() =>
        Refused(() => new KullbackLeiblerDivergenceLoss().Evaluate(new double[12], new double[4], new LogitShape(3, 4))).ShouldContain("repeat the smaller one");

    [Fact]
    public void MeanWarns_HereItIsDocumentedAndBatchMeanOffered()
    {
        double[] x = [-1, -2, -3, -4], t = [0.5, 0.5, 0.1, 0.9];
        var loss = new KullbackLeiblerDivergenceLoss();
        double sum = (loss with { Reduction = Reduction.Sum }).Evaluate(x, t, new LogitShape(2, 2));
        loss.Evaluate(x, t, new LogitShape(2, 2)).ShouldBe(sum / 4);
        (loss with { Reduction = Reduction.BatchMean }).Evaluate(x, t, new LogitShape(2, 2)).ShouldBe(sum / 2);
    }

    [Fact]
    public void NegativeTarget_IsRefusedUnlikeTheReferenceUnlessTheCheckIsOff()
    {
        var loss = new KullbackLeiblerDivergenceLoss();
        Refused(() => loss.Evaluate([-1, -1], [1, -0.5], _one)).ShouldContain("Target 1 of kullback-leibler is -0.5; a target is a probability");
        double[] g = new double[2];
        (loss with { CheckTarget = false, Reduction = Reduction.Sum }).Evaluate([-1, -1], [1, -0.5], _one, g).ShouldBe(double.NaN);
        g.ShouldBe([-1, 0.5]);
    }

    [Fact]
    public void ProbabilitiesWhereLogarithmsBelong_SaysSo() =>
        Refused(() => new KullbackLeiblerDivergenceLoss { LogTarget = true }.Evaluate([-1, -1], [-1, 0.5], _one)).ShouldContain("leave LogTarget false");

    [Fact]
    public void ScalarBatchMean_IsABatchOfOne() =>
        new KullbackLeiblerDivergenceLoss { Reduction = Reduction.BatchMean }.Evaluate([0], [0.5], new LogitShape(1, 1)).ShouldBe(-0.34657359027997264, 1e-15);

    [Fact]
    public void TargetOfZero_ContributesNothingAlsoWhereTheInputIsMinusInfinity()
    {
        double[] g = new double[2];
        var loss = new KullbackLeiblerDivergenceLoss { Reduction = Reduction.Sum };
        loss.Evaluate([0, double.NegativeInfinity], [1, 0], _one, g).ShouldBe(0);
        g.ShouldBe([-1, 0]);
        loss.Evaluate([0, double.NaN], [1, 0], _one).ShouldBe(double.NaN);
        (loss with { LogTarget = true }).Evaluate([0, double.NegativeInfinity], [0, double.NegativeInfinity], _one, g).ShouldBe(0);
        loss.Evaluate([0, double.NegativeInfinity], [0.5, 0.5], _one).ShouldBe(double.PositiveInfinity);
    }

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
