namespace OptiSuite.Losses.Tests.Transport;

public sealed class TransportErrorCasesTests
{
    public static TheoryData<bool> Solvers => [false, true];

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Transport_MassesThatDoNotFit_AreRefusedWithTheRemedy(bool sinkhorn)
    {
        TransportLoss loss = Make(sinkhorn);
        Refused(() => loss.Evaluate(new double[4], [1, 1], [1, 2])).ShouldContain("sum to 2 and b to 3; they must agree. Divide each by its sum");
        Refused(() => loss.Evaluate(new double[4], [1, 1], [-1, 3])).ShouldContain("Mass 0 of b is -1");
        Refused(() => loss.Evaluate(new double[4], [double.NaN, 1], [1, 1])).ShouldContain("Mass 0 of a is NaN");
        Refused(() => loss.Evaluate(new double[4], [0, 0], [0, 0])).ShouldContain("must be positive");
        Refused(() => loss.Evaluate(new double[3], [1, 1], [1, 1])).ShouldContain("give 2×2 = 4");
        Refused(() => loss.Evaluate([], [], [])).ShouldContain("at least one");
        Refused(() => loss.Evaluate(new double[4], [1, 1], [1, 1], default, new double[3])).ShouldContain("masses a");
    }

    [Theory]
    [MemberData(nameof(Solvers))]
    public void Transport_CostThatIsNotFinite_SpreadsIntoValueAndGradients(bool sinkhorn)
    {
        foreach (double c in new[] { double.NaN, double.PositiveInfinity })
        {
            double[] plan = new double[4], u = new double[2];
            Make(sinkhorn).Evaluate([1, 2, c, 3], [1, 1], [1, 1], plan, u).ShouldBe(double.NaN);
            plan.Concat(u).ShouldAllBe(g => double.IsNaN(g));
        }
    }

    [Fact]
    public void Sinkhorn_ParametersOutOfRange_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SinkhornLoss { Regularization = 0 }).Message.ShouldContain("EarthMoverLoss");
        Should.Throw<ArgumentOutOfRangeException>(() => new SinkhornLoss { MaxIterations = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new SinkhornLoss { Tolerance = double.NaN });
    }

    [Fact]
    public void Wasserstein1D_BadSamplesOrWeights_AreRefused()
    {
        var loss = new Wasserstein1DLoss();
        Should.Throw<ArgumentOutOfRangeException>(() => new Wasserstein1DLoss { P = 0.5 });
        Refused(() => loss.Evaluate([], [1])).ShouldContain("no points u");
        Refused(() => loss.Evaluate([1], [1, 2], default, [1])).ShouldContain("2 points v and 1 weights");
        Refused(() => loss.Evaluate([1], [1], [-1])).ShouldContain("Weight 0 of u is -1");
        Refused(() => loss.Evaluate([1, 2], [1], [0, 0])).ShouldContain("sum to 0");
        double[] gradient = new double[2];
        loss.Evaluate([1, double.NaN], [1], default, default, gradient).ShouldBe(double.NaN);
        gradient.ShouldAllBe(g => double.IsNaN(g));
    }

    [Fact]
    public void FrechetDistance_BadGaussiansOrFeatures_AreRefused()
    {
        var loss = new FrechetDistanceLoss();
        Refused(() => loss.Evaluate([0, 0], [1, 0, 0, -1], [0, 0], [1, 0, 0, 1])).ShouldContain("first covariance of frechet-distance is not positive semidefinite");
        Refused(() => loss.Evaluate([0, 0], [1, 0, 0, 1], [0, 0], [1, 2, 2, 1])).ShouldContain("second covariance");
        Refused(() => loss.Evaluate([0, 0], [1, 1], [0, 0], [1, 1])).ShouldContain("not variances");
        Refused(() => loss.Evaluate([0, 0], [1, 0, 0, 1], [0], [1])).ShouldContain("same dimension");
        Refused(() => loss.Evaluate([], [], [], [])).ShouldContain("at least one dimension");
        Refused(() => loss.Evaluate([1, 2, 3], [1, 2, 3, 4], 2)).ShouldContain("no multiple of the dimension 2");
        Refused(() => loss.Evaluate([1, 2], [1, 2, 3, 4], 2)).ShouldContain("takes at least 2");
        Refused(() => loss.Evaluate([1, 2], [1, 2], 0)).ShouldContain("at least 1");
        double[] gradient = new double[4];
        loss.Evaluate([1, 2, double.NaN, 4], [1, 2, 3, 5], 2, gradient).ShouldBe(double.NaN);
        gradient.ShouldAllBe(g => double.IsNaN(g));
    }

    private static TransportLoss Make(bool sinkhorn) => sinkhorn ? new SinkhornLoss() : new EarthMoverLoss();

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
