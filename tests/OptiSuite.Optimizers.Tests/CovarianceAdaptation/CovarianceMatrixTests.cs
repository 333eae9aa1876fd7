namespace OptiSuite.Optimizers.Tests.CovarianceAdaptation;

public sealed class CovarianceMatrixTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(20)]
    public void Update_RandomSteps_EqualsTheSumOfOuterProducts(int n)
    {
        var random = new RandomStream(4);
        int k = 12;
        double[] y = new double[k * n], path = new double[n], weights = new double[k], expected = new double[n * n];
        random.FillGaussian(y);
        random.FillGaussian(path);
        random.FillGaussian(weights);
        for (int i = 0; i < k; i++) weights[i] = 0.01 * Math.Abs(weights[i]);
        for (int i = 0; i < n; i++)
        {
            expected[(i * n) + i] = 0.8;
            for (int j = 0; j < n; j++)
            {
                expected[(i * n) + j] += 0.1 * path[i] * path[j];
                for (int r = 0; r < k; r++) expected[(i * n) + j] += weights[r] * y[(r * n) + i] * y[(r * n) + j];
            }
        }

        var covariance = new FullCovariance(n);
        covariance.Reset();
        covariance.Reserve(k);
        covariance.Update(0.8, 0.1, path, weights, y, gap: 1);
        for (int i = 0; i < n; i++)
        {
            covariance.Variance(i).ShouldBe(expected[(i * n) + i], 1e-12);
            // The axes, as columns, multiply to C.
            for (int j = 0; j < n; j++) Enumerable.Range(0, n).Sum(a => covariance.Axis(a, i) * covariance.Axis(a, j)).ShouldBe(expected[(i * n) + j], 1e-12);
        }
    }

    [Theory]
    [InlineData(CmaCovariance.Full)]
    [InlineData(CmaCovariance.Separable)]
    public void Rotate_OfASample_IsTheWhitenedStep(CmaCovariance kind)
    {
        var random = new RandomStream(5);
        int n = 6;
        CovarianceMatrix covariance = kind == CmaCovariance.Full ? new FullCovariance(n) : new DiagonalCovariance(n);
        covariance.Reset();
        covariance.Reserve(30);
        double[] steps = new double[30 * n], weights = new double[30], z = new double[n], y = new double[n], white = new double[n];
        random.FillGaussian(steps);
        Array.Fill(weights, 0.05);
        covariance.Update(0.1, 0, y, weights, steps, gap: 1);
        random.FillGaussian(z);
        covariance.Shape(z, y, 1);
        covariance.Rotate(z, white);
        // yᵀ C⁻¹ y = ‖z‖², and C^(−½) keeps that length.
        Population.PopulationProblems.Square(white).ShouldBe(Population.PopulationProblems.Square(z), 1e-12);
        double[] twice = new double[n];
        for (int axis = 0; axis < n; axis++)
        {
            double length = Math.Sqrt(Enumerable.Range(0, n).Sum(j => covariance.Axis(axis, j) * covariance.Axis(axis, j)));
            double along = Enumerable.Range(0, n).Sum(j => covariance.Axis(axis, j) / length * white[j]);
            for (int j = 0; j < n; j++) twice[j] += along * covariance.Axis(axis, j);
        }

        for (int j = 0; j < n; j++) twice[j].ShouldBe(y[j], 1e-12);
    }

    [Fact]
    public void Update_BeforeTheGapIsOver_KeepsTheAxes()
    {
        var covariance = new FullCovariance(2);
        covariance.Reset();
        covariance.Reserve(1);
        covariance.Update(1, 3, [1, 0], [0.0], [0.0, 0], gap: 2);
        (covariance.Variance(0), covariance.LongestAxis).ShouldBe((4.0, 1.0));
        covariance.Update(1, 5, [1, 0], [0.0], [0.0, 0], gap: 2);
        covariance.LongestAxis.ShouldBe(3, 1e-12);
        covariance.Condition.ShouldBe(9, 1e-12);
    }

    [Fact]
    public void Parameters_TenVariablesAndTenCandidates_AreThoseOfTheTutorial()
    {
        var p = new CmaParameters(10, 10, CmaCovariance.Full, active: true);
        p.ParentCount.ShouldBe(5);
        p.EffectiveParents.ShouldBe(3.1672992814107026, 1e-9);
        p.Weights[0].ShouldBe(0.45627264690340597, 1e-9);
        p.RankOneRate.ShouldBe(0.015283824524751714, 1e-12);
        p.RankMuRate.ShouldBe(0.023551776650417484, 1e-12);
        p.PathRate.ShouldBe(0.29499038303562225, 1e-12);
        p.StepRate.ShouldBe(0.2844285879463675, 1e-12);
        p.StepDamping.ShouldBe(1.2844285879463675, 1e-12);
        p.Weights.Where(w => w > 0).Sum().ShouldBe(1, 1e-12);
        p.Weights.Where(w => w < 0).Sum().ShouldBe(-1.6489457144406465, 1e-9);
        new CmaParameters(10, 10, CmaCovariance.Full, active: false).Weights.Min().ShouldBe(0);
    }
}
