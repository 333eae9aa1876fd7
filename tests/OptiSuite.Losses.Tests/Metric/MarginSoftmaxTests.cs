namespace OptiSuite.Losses.Tests.Metric;

public sealed class MarginSoftmaxTests
{
    [Fact]
    public void Evaluate_WithoutMargin_IsCrossEntropyOfScaledCosines()
    {
        var random = new RandomStream(51);
        double[] x = Values(6 * 3, random), w = Values(4 * 3, random), cosines = new double[6 * 4];
        for (int i = 0; i < 6; i++)
        {
            for (int c = 0; c < 4; c++) cosines[(i * 4) + c] = 10 * Cosine(x.AsSpan(3 * i, 3), w.AsSpan(3 * c, 3));
        }

        int[] labels = [0, 3, 1, 1, 2, 0];
        double expected = new CrossEntropyLoss().Evaluate(cosines, labels, new LogitShape(6, 4));
        new ArcFaceLoss { Scale = 10, Margin = 0 }.Evaluate(x, w, labels, 3).ShouldBe(expected, 1e-13);
        new CosFaceLoss { Scale = 10, Margin = 0 }.Evaluate(x, w, labels, 3).ShouldBe(expected, 1e-13);
    }

    [Theory]
    [InlineData(ArcFaceBoundary.None)]
    [InlineData(ArcFaceBoundary.EasyMargin)]
    [InlineData(ArcFaceBoundary.Monotone)]
    public void ArcFace_AllAngles_FollowsTheDefinitionOfItsBoundary(ArcFaceBoundary boundary)
    {
        const double M = 0.7;
        var loss = new ArcFaceLoss { Scale = 1, Margin = M, Boundary = boundary, Reduction = Reduction.Sum };
        for (double theta = 0.01; theta < Math.PI; theta += 0.07)
        {
            // The right class is at the angle θ, the other at a right angle to the embedding.
            double[] w = [Math.Cos(theta), Math.Sin(theta), 0, 0, 0, 1];
            double added = Math.Cos(theta + M);
            double expected = boundary switch
            {
                ArcFaceBoundary.EasyMargin when Math.Cos(theta) <= 0 => Math.Cos(theta),
                ArcFaceBoundary.Monotone when theta > Math.PI - M => Math.Cos(theta) - (M * Math.Sin(M)),
                _ => added,
            };
            loss.Evaluate([2, 0, 0], w, [0], 3).ShouldBe(Math.Log(1 + Math.Exp(-expected)), 1e-13, $"{theta}");
        }
    }

    [Fact]
    public void Evaluate_ParallelOppositeAndZeroVectors_GradientsStayFinite()
    {
        foreach (MarginSoftmaxLoss loss in (MarginSoftmaxLoss[])[new ArcFaceLoss(), new ArcFaceLoss { Boundary = ArcFaceBoundary.None }, new CosFaceLoss()])
        {
            double[] x = [1, 2, 2, -1, -2, -2, 0, 0, 0], w = [3, 6, 6, 0, 0, 0, 1, 0, 0], gx = new double[9], gw = new double[9];
            loss.Evaluate(x, w, [0, 0, 0], 3, gx, gw).ShouldBeGreaterThan(0);
            gx.ShouldAllBe(g => double.IsFinite(g));
            gw.ShouldAllBe(g => double.IsFinite(g));
            loss.Evaluate([1, double.NaN, 0], w, [2], 3).ShouldBe(double.NaN);
            loss.Evaluate([1, double.PositiveInfinity, 0], w, [2], 3).ShouldBe(double.NaN);
            loss.Evaluate([1, 2, 2], [5, 5, 5], [0], 3).ShouldBe(0);
        }
    }

    [Fact]
    public void Evaluate_LargeScale_NeitherOverflowsNorUnderflows()
    {
        // Scale 10⁵: the loss is the distance to the best wrong cosine, times the scale.
        var loss = new CosFaceLoss { Scale = 1e5, Margin = 0.25 };
        double[] g = new double[2];
        loss.Evaluate([1, 0], [0, 1, 1, 0], [0], 2, g).ShouldBe(1.25e5);
        g.ShouldBe([0, -1e5]);
        loss.Evaluate([1, 0], [0, 1, 1, 0], [1], 2).ShouldBe(0);
    }

    [Fact]
    public void Evaluate_EmptyBatch_ClearsTheGradientOfTheWeight()
    {
        double[] gw = [1, 2, 3, 4];
        new CosFaceLoss { Reduction = Reduction.Sum }.Evaluate([], [1, 2, 3, 4], [], 2, [], gw).ShouldBe(0);
        gw.ShouldBe([0.0, 0, 0, 0]);
    }

    // So many classes that the embeddings are taken in slices, whose sums must make up the whole.
    [Fact]
    public void Evaluate_ManyClasses_SlicesMakeUpTheWhole()
    {
        const int C = 400_000, N = 44;
        var random = new RandomStream(52);
        double[] x = Values(N * 2, random), w = Values(C * 2, random), gx = new double[x.Length], gw = new double[w.Length];
        double[] sumOfOnes = new double[w.Length], one = new double[w.Length];
        int[] labels = [.. Enumerable.Range(0, N).Select(i => i * 1000)];
        var loss = new ArcFaceLoss { Reduction = Reduction.Sum, Scale = 8 };
        double value = loss.Evaluate(x, w, labels, 2, gx, gw), sum = 0;
        for (int i = 0; i < N; i += 22)
        {
            double[] gi = new double[44];
            sum += loss.Evaluate(x.AsSpan(2 * i, 44), w, labels.AsSpan(i, 22), 2, gi, one);
            for (int k = 0; k < one.Length; k++) sumOfOnes[k] += one[k];
            for (int k = 0; k < 44; k++) gx[(2 * i) + k].ShouldBe(gi[k], 1e-12);
        }

        value.ShouldBe(sum, 1e-12 * sum);
        double farthest = 0;
        for (int k = 0; k < gw.Length; k++) farthest = Math.Max(farthest, Math.Abs(gw[k] - sumOfOnes[k]));
        farthest.ShouldBeLessThan(1e-11);
    }

    private static double Cosine(ReadOnlySpan<double> x, ReadOnlySpan<double> w)
    {
        double dot = 0, xx = 0, ww = 0;
        for (int i = 0; i < x.Length; i++) (dot, xx, ww) = (dot + (x[i] * w[i]), xx + (x[i] * x[i]), ww + (w[i] * w[i]));
        return dot / Math.Sqrt(xx * ww);
    }

    private static double[] Values(int count, RandomStream random)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = random.NextGaussian();
        return values;
    }
}
