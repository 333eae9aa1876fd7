namespace OptiSuite.Optimizers.Tests.Genetic;

public sealed class CrossoverTests
{
    private const int N = 4;
    private static readonly double[] _parents = [1, -2, 3, 0, 5, 2, 3, -8, 0, 1, 2, 4, 2, 2, -1, 1, 7, 0, 0, 3];

    [Fact]
    public void BlendAlpha_Always_IsUniformInTheWidenedInterval()
    {
        // Variable 0: [1, 5] widened by half of 4 on both sides; mean 3, variance 8²/12.
        double[] values = Children(new GeneticAlgorithm { Crossover = CrossoverOperator.BlendAlphaCrossover }, [0, 1], 20_000, variable: 0);
        values.Min().ShouldBeInRange(-1, -0.99);
        values.Max().ShouldBeInRange(6.99, 7);
        values.Average().ShouldBe(3, 0.05);
        Variance(values).ShouldBe(64.0 / 12, 0.1);
        Children(new GeneticAlgorithm { Crossover = CrossoverOperator.BlendAlphaCrossover }, [0, 1], 50, variable: 2).ShouldAllBe(value => value == 3);
    }

    [Fact]
    public void Arithmetic_Always_GivesTwoPointsOfTheSegmentWithTheParentsMean() =>
        Each(CrossoverOperator.ArithmeticCrossover, [0, 1], (child, sibling) =>
        {
            double lambda = (child[0] - 5) / (1 - 5);
            lambda.ShouldBeInRange(0, 1);
            child[3].ShouldBe((lambda * 0) + ((1 - lambda) * -8), 1e-12);
            for (int j = 0; j < N; j++) (child[j] + sibling[j]).ShouldBe(_parents[j] + _parents[N + j], 1e-12);
        });

    [Theory]
    [InlineData(CrossoverOperator.UniformCrossover, 3)]
    [InlineData(CrossoverOperator.OnePointCrossover, 1)]
    [InlineData(CrossoverOperator.TwoPointCrossover, 2)]
    public void Exchange_Always_KeepsEveryPairAndCutsAsOftenAsItSays(CrossoverOperator crossover, int cuts)
    {
        int most = 0;
        double[] first = [1, 1, 1, 1], second = [2, 2, 2, 2];
        Each(crossover, [0, 1], [.. first, .. second], (child, sibling) =>
        {
            int changes = 0;
            for (int j = 0; j < N; j++)
            {
                (child[j] + sibling[j]).ShouldBe(3);
                child[j].ShouldBeOneOf(1, 2);
                if (j > 0 && child[j] != child[j - 1]) changes++;
            }

            most = Math.Max(most, changes);
            if (crossover == CrossoverOperator.OnePointCrossover) changes.ShouldBe(1);
        });
        most.ShouldBe(cuts);
    }

    [Fact]
    public void Laplace_Always_MovesBothChildrenAlikeByTheDistanceTimesB()
    {
        Each(CrossoverOperator.LaplaceCrossover, [0, 1], (child, sibling) =>
        {
            for (int j = 0; j < N; j++) (child[j] - _parents[j]).ShouldBe(sibling[j] - _parents[N + j], 1e-12);
        });
        // The mean of |β| is b, and its variance 2b².
        double[] values = Children(
            new GeneticAlgorithm { Crossover = CrossoverOperator.LaplaceCrossover, LaplaceScale = 0.25 }, [0, 1], 20_000, variable: 3, siblings: false);
        values.Average().ShouldBe(0, 0.1);
        values.Average(Math.Abs).ShouldBe(0.25 * 8, 0.06);
        Variance(values).ShouldBe(2 * 4, 0.5);
    }

    [Fact]
    public void RealCodedEnsemble_Always_HasTheParentsMeanAndTheirCovarianceTimesTheExpansion()
    {
        var options = new GeneticAlgorithm { Expansion = 1.7, EnsembleSize = 5 };
        int[] ranks = [0, 1, 2, 3, 4];
        double[][] columns = [.. Enumerable.Range(0, N).Select(j => Children(options, ranks, 40_000, j))];
        for (int j = 0; j < N; j++)
        {
            for (int k = j; k < N; k++)
            {
                double[] a = Column(j), b = Column(k);
                double expected = 1.7 * Covariance(a, b), scale = 1.7 * Math.Sqrt(Variance(a) * Variance(b));
                Covariance(columns[j], columns[k]).ShouldBe(expected, 0.04 * scale, $"{j}, {k}");
            }

            columns[j].Average().ShouldBe(Column(j).Average(), 0.03 * Math.Sqrt(Variance(Column(j))));
        }
    }

    [Fact]
    public void RealCodedEnsemble_ParentsMappedAffinely_ChildrenAreMappedToo()
    {
        var options = new GeneticAlgorithm { EnsembleSize = 3 };
        double[] mapped = [.. _parents.Select((value, i) => i % N == 0 ? 100 + (7 * value) : value)];
        double[] children = Children(options, [0, 2, 4], 100, variable: 0), others = Children(options, [0, 2, 4], 100, variable: 0, parents: mapped);
        for (int i = 0; i < children.Length; i++) others[i].ShouldBe(100 + (7 * children[i]), 1e-9);
    }

    [Fact]
    public void ParentCentric_ByHand_SpreadsAboutTheParentAlongAndAcross()
    {
        // Parents (0,0,0,0), (3,0,0,0), (0,3,0,0): g = (1,1,0,0), d of the first = (−1,−1,0,0), |d|² = 2. The others' distance from the diagonal is 3/√2 each.
        double[] parents = [0, 0, 0, 0, 3, 0, 0, 0, 0, 3, 0, 0];
        var options = new GeneticAlgorithm { Crossover = CrossoverOperator.ParentCentricCrossover, ParentCentricDeviation = 0.2 };
        double[] across = Children(options, [0, 1, 2], 20_000, variable: 2, siblings: false, parents: parents);
        Variance(across).ShouldBe(0.04 * 4.5, 0.01);
        double[] x = Children(options, [0, 1, 2], 20_000, variable: 0, siblings: false, parents: parents);
        double[] y = Children(options, [0, 1, 2], 20_000, variable: 1, siblings: false, parents: parents);
        x.Average().ShouldBe(0, 0.01);
        // Along the diagonal the deviation is 0.2·√2, and across it 0.2·3/√2.
        Variance([.. x.Zip(y, (a, b) => (a + b) / Math.Sqrt(2))]).ShouldBe(0.04 * 2, 0.004);
        Variance([.. x.Zip(y, (a, b) => (a - b) / Math.Sqrt(2))]).ShouldBe(0.04 * 4.5, 0.01);
    }

    [Fact]
    public void SimulatedBinary_FarFromBounds_SpreadsAsTheDistributionSaysAndACoinDecides()
    {
        // The default index has a way of its own to draw β.
        const int count = 20_000;
        double[] values = Children(new GeneticAlgorithm { Crossover = CrossoverOperator.SimulatedBinaryCrossover }, [0, 1], count, variable: 0, siblings: false);
        double[] spreads = [.. values.Select(value => Math.Abs(value - 3) / 2).Order()];
        double worst = 0;
        for (int k = 0; k < count; k++)
        {
            double b = spreads[k], expected = b <= 1 ? b * b * b / 2 : 1 - (1 / (2 * b * b * b));
            worst = Math.Max(worst, Math.Abs(expected - ((k + 0.5) / count)));
        }

        worst.ShouldBeLessThan(1.63 / Math.Sqrt(count));
        (values.Count(value => value > 3) / (double)count).ShouldBe(0.5, 0.015);
    }

    private static void Each(CrossoverOperator crossover, int[] ranks, Action<double[], double[]> check) => Each(crossover, ranks, _parents, check);

    private static void Each(CrossoverOperator crossover, int[] ranks, double[] parents, Action<double[], double[]> check)
    {
        Crossover made = Make(new GeneticAlgorithm { Crossover = crossover });
        var random = new RandomStream(5);
        double[] child = new double[N], sibling = new double[N];
        for (int k = 0; k < 500; k++)
        {
            made.Cross(new Mates(parents, ranks, N), child, sibling, random);
            check(child, sibling);
        }
    }

    private static double[] Children(
        GeneticAlgorithm options, int[] ranks, int count, int variable, bool siblings = true, double[]? parents = null)
    {
        Crossover made = Make(options);
        made.ParentCount.ShouldBe(ranks.Length);
        var random = new RandomStream(4);
        double[] child = new double[N], sibling = new double[N], values = new double[count];
        for (int k = 0; k < count; k++)
        {
            made.Cross(new Mates(parents ?? _parents, ranks, N), child, sibling, random);
            values[k] = siblings && k % 2 == 1 ? sibling[variable] : child[variable];
        }

        return values;
    }

    private static Crossover Make(GeneticAlgorithm options)
    {
        var problem = new Problem(Objective.From(_ => 0), N) { SearchRegion = Bounds.Uniform(N, -10, 10) };
        return Crossover.Of(options.Crossover, options, new SearchSpace(options, problem));
    }

    private static double[] Column(int j) => [.. Enumerable.Range(0, _parents.Length / N).Select(i => _parents[(i * N) + j])];

    private static double Variance(double[] values) => Covariance(values, values);

    private static double Covariance(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average();
        return a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Average();
    }
}
