namespace OptiSuite.Losses.Tests.Metric;

public sealed class MetricExtremesTests
{
    [Fact]
    public void TripletWithDistance_DistanceOfOnesOwn_IsUsedAndItsExceptionsPassThrough()
    {
        var loss = new TripletMarginWithDistanceLoss { Distance = new CityBlock(), MaxThreads = 2 };
        double[] a = [1, 2], p = [2, 4], n = [0, 3], ga = new double[2];
        loss.Evaluate(a, p, n, 2, ga).ShouldBe(3 - 2 + 1);
        ga.ShouldBe([-1 - 1, -1 + 1]);

        double[] many = new double[400_000];
        many[^1] = 13;
        Should.Throw<InvalidTimeZoneException>(() => loss.Evaluate(many, many, many, 2)).Message.ShouldBe("thirteen");
        Should.Throw<ArgumentNullException>(() => new TripletMarginWithDistanceLoss { Distance = null! });
    }

    [Fact]
    public void Distances_EqualPoints_HaveNoGradientOrAFiniteOne()
    {
        IDistance[] distances =
        [
            new PairwiseDistance(), new PairwiseDistance { Eps = 0 }, new PairwiseDistance { P = 3, Eps = 0 }, new PairwiseDistance { P = 0.5, Eps = 0 },
            new CosineDistance(), new SquaredEuclideanDistance(), new ManhattanDistance(), new ChebyshevDistance(),
        ];
        foreach (IDistance distance in distances)
        {
            double[] zero = new double[5], gx = new double[5], gy = new double[5];
            double d = distance.Evaluate(zero, zero);
            distance.AddGradient(zero, zero, d, 1, gx, gy);
            d.ShouldBeInRange(0, 1, distance.ToString());
            gx.Concat(gy).ShouldAllBe(g => double.IsFinite(g));
            distance.AddGradient(zero, zero, d, 1, default, default);
        }
    }

    [Fact]
    public void Distances_NaNCoordinate_SpreadsIntoTheDistance()
    {
        IDistance[] distances =
        [
            new PairwiseDistance(), new PairwiseDistance { P = 3 }, new PairwiseDistance { P = 1 }, new PairwiseDistance { P = double.PositiveInfinity },
            new CosineDistance(), new SquaredEuclideanDistance(), new ManhattanDistance(), new ChebyshevDistance(),
        ];
        foreach (IDistance distance in distances)
        {
            for (int i = 0; i < 7; i++)
            {
                double[] x = [1, 2, 3, 4, 5, 6, 7], y = [3, 1, 4, 1, 5, 9, 2];
                x[i] = double.NaN;
                distance.Evaluate(x, y).ShouldBe(double.NaN, distance.ToString());
            }
        }
    }

    [Fact]
    public void Distances_SomeCoordinatesEqual_TakeTheSlopeZeroThere()
    {
        double[] x = [1, 2, 3, 4, 5, 6], y = [1, 0, 3, 4, 6, 6], gx = new double[6], gy = new double[6];
        foreach (double p in new[] { 0.5, 1, 1.5, 3 })
        {
            var distance = new PairwiseDistance { P = p, Eps = 0 };
            double d = distance.Evaluate(x, y);
            d.ShouldBe(Math.Pow(Math.Pow(2, p) + 1, 1 / p), 1e-14 * d);
            gx.AsSpan().Clear();
            gy.AsSpan().Clear();
            distance.AddGradient(x, y, d, 1, gx, gy);
            gx[1].ShouldBe(Math.Pow(2 / d, p - 1), 1e-14 * gx[1]);
            gx[4].ShouldBe(-Math.Pow(1 / d, p - 1), -1e-14 * gx[4]);
            new[] { gx[0], gx[2], gx[3], gx[5] }.ShouldAllBe(g => g == 0);
            gy.ShouldBe([.. gx.Select(g => -g)]);
        }
    }

    [Fact]
    public void Losses_NaNEmbedding_SpreadsIntoTheValue()
    {
        double[] x = [1, 2, double.NaN, 4], y = [0, 1, 1, 2];
        new TripletMarginLoss().Evaluate(x, y, y, 2).ShouldBe(double.NaN);
        new FaceNetTripletLoss().Evaluate(x, y, y, 2).ShouldBe(double.NaN);
        new FaceNetTripletLoss { Normalize = true }.Evaluate(y, x, y, 2).ShouldBe(double.NaN);
        new ContrastiveLoss().Evaluate(x, y, [0, 0], 2).ShouldBe(double.NaN);
        new CosineEmbeddingLoss().Evaluate(x, y, [-1, -1], 2).ShouldBe(double.NaN);
        new CosineEmbeddingLoss().Evaluate(x, y, [1, 1], 2).ShouldBe(double.NaN);
        new CenterLoss().Evaluate(x, y, [1, 1], 2).ShouldBe(double.NaN);
        new LiftedStructuredLoss().Evaluate([.. x, .. y], [0, 0, 1, 1], 2).ShouldBe(double.NaN);
        new LiftedStructuredLoss { Kind = LiftedStructureKind.Exact }.Evaluate([.. x, .. y], [0, 0, 1, 1], 2).ShouldBe(double.NaN);
    }

    [Fact]
    public void FaceNet_ZeroVectorNormalized_StaysZeroAndFinite()
    {
        double[] zero = new double[3], x = [1, 2, 2], g = new double[3];
        var loss = new FaceNetTripletLoss { Normalize = true };
        loss.Evaluate(zero, x, x, 3, g).ShouldBe(0.2, 1e-15);
        g.ShouldAllBe(v => double.IsFinite(v));
    }

    [Fact]
    public void Contrastive_EqualPointsOfTwoClasses_HaveTheSubgradientZero()
    {
        double[] x = [1, 2], g = new double[2];
        new ContrastiveLoss { Margin = 3 }.Evaluate(x, x, [0], 2, g).ShouldBe(9);
        g.ShouldBe([0, 0]);
    }

    [Fact]
    public void LiftedStructured_FarAndCloseClusters_AgreesWithTheFormula()
    {
        // Levels that differ by thousands; points so close that a Gram matrix would lose their distance.
        var random = new RandomStream(8);
        int[] labels = [.. Enumerable.Range(0, 21).Select(i => i % 3)];
        double[] x = new double[21 * 7], scratch = new double[x.Length];
        for (int i = 0; i < x.Length; i++) x[i] = (i / 7 % 5 * 800) + 1e-6 * random.NextGaussian();
        foreach (LiftedStructureKind kind in Enum.GetValues<LiftedStructureKind>())
        {
            double expected = Reference(x, labels, 7, kind);
            new LiftedStructuredLoss { Kind = kind }.Evaluate(x, labels, 7, scratch).ShouldBe(expected, 1e-12 * expected);
            scratch.ShouldAllBe(g => double.IsFinite(g));
        }
    }

    [Fact]
    public void LiftedStructured_ExactTies_ShareTheSlope()
    {
        double[] x = [0, 4, 2, 2], distances = new double[16];
        new LiftedStructuredLoss { Kind = LiftedStructureKind.Exact, Reduction = Reduction.Sum }
            .DistanceGradient(x, [0, 0, 1, 2], 1, distances).ShouldBe(0.5 * 9);
        // J = 1 − 2 + 4 = 3; four nearest negatives, 2 of each point, share −3.
        distances.ShouldBe([0, 3, -0.75, -0.75, 0, 0, -0.75, -0.75, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Center_ClassWithoutSamples_HasNoGradientAndStays()
    {
        double[] centers = [1, 1, 5, 5, 2, 2], gradient = [9, 9, 9, 9, 9, 9], x = [0, 1, 3, 2];
        new CenterLoss().Evaluate(x, centers, [0, 2], 2, default, gradient);
        gradient.ShouldBe([1, 0, 0, 0, -1, 0]);
        CenterLoss.UpdateCenters(x, centers, [0, 2], 2);
        centers.ShouldBe([0.75, 1, 5, 5, 2.25, 2]);
    }

    [Fact]
    public void JointLosses_NumberOfThreads_ReachesTheirParts()
    {
        JointCrossEntropyTripletLoss loss = new JointCrossEntropyTripletLoss { Triplet = new FaceNetTripletLoss() } with { MaxThreads = 3 };
        loss.CrossEntropy.MaxThreads.ShouldBe(3);
        loss.Triplet.MaxThreads.ShouldBe(3);
        loss.ShouldBe(new JointCrossEntropyTripletLoss { MaxThreads = 3, Triplet = new FaceNetTripletLoss { MaxThreads = 7 } });
        new JointSoftmaxCenterLoss { MaxThreads = 2, Factor = 1 }.ShouldBe(new JointSoftmaxCenterLoss { Factor = 1, MaxThreads = 2 });
    }

    [Fact]
    public void JointCrossEntropyTriplet_OtherNumbersOfLogitsAndTriplets_AreMeansOfTheirOwn()
    {
        double[] logits = [1, 0, 0, 2, 1, 1], a = [0, 0], p = [1, 1], n = [0.5, 3];
        var loss = new JointCrossEntropyTripletLoss { CrossEntropyWeight = 2, TripletWeight = 3 };
        double expected = (2 * new CrossEntropyLoss().Evaluate(logits, [0, 1, 1], new LogitShape(3, 2))) + (3 * new TripletMarginLoss().Evaluate(a, p, n, 1));
        loss.Evaluate(logits, a, p, n, [0, 1, 1], new LogitShape(3, 2), 1).ShouldBe(expected, 1e-14);
    }

    private static double Reference(double[] x, int[] labels, int dimension, LiftedStructureKind kind)
    {
        double Distance(int i, int j) =>
            Math.Sqrt(Enumerable.Range(0, dimension).Sum(d => Math.Pow(x[(i * dimension) + d] - x[(j * dimension) + d], 2)));
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            for (int j = i + 1; j < labels.Length; j++)
            {
                if (labels[i] != labels[j]) continue;
                double[] powers = [.. new[] { i, j }.SelectMany(k => Enumerable.Range(0, labels.Length).Where(n => labels[n] != labels[k]).Select(n => 1 - Distance(k, n)))];
                double level = powers.Max();
                if (kind == LiftedStructureKind.Smooth) level += Math.Log(powers.Sum(e => Math.Exp(e - powers.Max())));
                sum += Math.Pow(Math.Max(0, level + Distance(i, j)), 2);
                pairs++;
            }
        }

        return sum / (2 * pairs);
    }

    /// <summary>The city-block distance of the plane, which dislikes the number 13.</summary>
    private sealed record CityBlock : IDistance
    {
        public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
            x[1] == 13 ? throw new InvalidTimeZoneException("thirteen") : Math.Abs(x[0] - y[0]) + Math.Abs(x[1] - y[1]);

        public void AddGradient(
            ReadOnlySpan<double> x, ReadOnlySpan<double> y, double distance, double factor, Span<double> xGradient, Span<double> yGradient)
        {
            for (int i = 0; i < 2; i++)
            {
                if (!xGradient.IsEmpty) xGradient[i] += factor * Math.Sign(x[i] - y[i]);
                if (!yGradient.IsEmpty) yGradient[i] -= factor * Math.Sign(x[i] - y[i]);
            }
        }
    }
}
