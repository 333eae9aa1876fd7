namespace OptiSuite.Losses.Tests.Regression;

/// <summary>What the reference does with bad calls, and what these losses do; the names are those of the cases.</summary>
public sealed class RegressionErrorCasesTests
{
    private static readonly double[] _fifteen = new double[15];

    [Fact]
    public void GaussianNll_NegativeVariance_IsRefused() =>
        Refused(() => new GaussianNegativeLogLikelihoodLoss().Evaluate([1, 2, 3, 4, 5], new double[5], [1, 1, 1, 1, -0.5]))
            .ShouldContain("Variance 4 of gaussian-nll is -0.5");

    [Fact]
    public void GaussianNll_ZeroVarianceIsAllowed_AndClamped() =>
        new GaussianNegativeLogLikelihoodLoss().Evaluate(_fifteen, _fifteen, _fifteen).ShouldBe(-6.907755278982137, 1e-14);

    [Fact]
    public void GaussianNll_VarShapeIncompatible_IsRefused()
    {
        Refused(() => new GaussianNegativeLogLikelihoodLoss().Evaluate(_fifteen, _fifteen, new double[6])).ShouldContain("6 variances for an input of 15");
        Refused(() => new GaussianNegativeLogLikelihoodLoss().Evaluate(_fifteen, _fifteen, [])).ShouldContain("0 variances");
        Refused(() => new GaussianNegativeLogLikelihoodLoss().Evaluate([], [], [1])).ShouldContain("1 variances for an input of 0");
    }

    [Fact]
    public void GaussianNll_InputTargetShapesDiffer_AreRefusedWherePyTorchBroadcasts() =>
        Refused(() => new GaussianNegativeLogLikelihoodLoss().Evaluate(_fifteen, new double[3], _fifteen)).ShouldContain("repeat the smaller one");

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-6)]
    [InlineData(double.NaN)]
    public void GaussianNll_EpsNotPositive_IsRefusedWherePyTorchGivesNaN(double eps) =>
        Refused(() => new GaussianNegativeLogLikelihoodLoss { Eps = eps }).ShouldContain("positive");

    [Fact]
    public void GaussianNll_NaNs_AreRefusedInTheTargetAndSpreadFromTheRest()
    {
        var loss = new GaussianNegativeLogLikelihoodLoss();
        Refused(() => loss.Evaluate([1, 2], [1, double.NaN], [1, 1])).ShouldContain("Target 1 of gaussian-nll is NaN");
        (loss with { CheckTarget = false }).Evaluate([1, 2], [1, double.NaN], [1, 1]).ShouldBe(double.NaN);
        loss.Evaluate([1, double.NaN], [1, 2], [1, 1]).ShouldBe(double.NaN);
        loss.Evaluate([1, 2], [1, 2], [1, double.NaN]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Reductions_ThatAreNone_AreRefused()
    {
        Refused(() => new GaussianNegativeLogLikelihoodLoss { Reduction = (Reduction)9 }).ShouldContain("None, Mean or Sum");
        Refused(() => new MeanSquaredErrorLoss { Reduction = Reduction.BatchMean }).ShouldContain("None, Mean or Sum");
        Refused(() => new MeanAbsoluteErrorLoss { Reduction = (Reduction)9 }).ShouldContain("None, Mean or Sum");
        Refused(() => new HuberLoss { Reduction = (Reduction)9 }).ShouldContain("None, Mean or Sum");
        Refused(() => new SmoothL1Loss { Reduction = (Reduction)9 }).ShouldContain("None, Mean or Sum");
    }

    [Fact]
    public void ElementwiseLosses_IncompatibleOrBroadcastableShapes_AreRefused()
    {
        foreach (ElementwiseLoss loss in new ElementwiseLoss[] { new MeanSquaredErrorLoss(), new MeanAbsoluteErrorLoss(), new HuberLoss(), new SmoothL1Loss() })
        {
            Refused(() => loss.Evaluate(_fifteen, new double[20])).ShouldContain("an input of 15 values and a target of 20");
            Refused(() => loss.Evaluate(_fifteen, new double[5])).ShouldContain("repeat the smaller one");
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Poisson_TargetThatIsNoCount_IsNamed(double target)
    {
        var loss = new PoissonNegativeLogLikelihoodLoss();
        Refused(() => loss.Evaluate([1, 2, 3, 4, 5], [0, 1, 2, target, 1])).ShouldContain($"Target 3 of poisson-nll is {target}; a target is a count");
        Should.NotThrow(() => (loss with { CheckTarget = false }).Evaluate([1], [target]));
        Refused(() => new PoissonNegativeLogLikelihoodLoss { Eps = 0 }).ShouldContain("positive");
    }

    [Fact]
    public void HalfSquaredError_BadShapesTargetsAndFactors_AreRefused()
    {
        var loss = new HalfSquaredErrorLoss();
        Refused(() => loss.Evaluate(new double[6], new double[3], 3)).ShouldContain("both are N×3");
        Refused(() => loss.Evaluate(new double[7], new double[7], 3)).ShouldContain("no multiple of the dimension 3");
        Refused(() => loss.Evaluate(new double[6], new double[6], 0));
        Refused(() => loss.Evaluate(new double[6], [0, 0, 0, 0, double.NaN, 0], 3)).ShouldContain("Target 1 of vector 1");
        (loss with { CheckTarget = false }).Evaluate(new double[3], [0, double.NaN, 0], 3).ShouldBe(double.NaN);
        Refused(() => new HalfSquaredErrorLoss { Factor = 0 }).ShouldContain("usually 0.5 or 1");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8191)]
    [InlineData(8193)]
    [InlineData(149_999)]
    public void ElementwiseLosses_WrongTargetInAnyChunk_IsNamedByItsPlaceInAll(int place)
    {
        double[] x = new double[150_000], y = new double[150_000];
        y[place] = double.NaN;
        foreach (ElementwiseLoss loss in new ElementwiseLoss[] { new MeanSquaredErrorLoss(), new TukeyBiweightLoss(), new PoissonNegativeLogLikelihoodLoss() })
        {
            Refused(() => (loss with { MaxThreads = 1 }).Evaluate(x, y)).ShouldContain($"Target {place} of");
            Refused(() => (loss with { MaxThreads = 3 }).Evaluate(x, y, new double[x.Length])).ShouldContain($"Target {place} of");
        }
    }

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
