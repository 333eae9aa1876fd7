namespace OptiSuite.Losses.Tests.Classification;

public sealed class ClassificationExtremesTests
{
    [Fact]
    public void CrossEntropy_ConfidentRightAnswer_KeepsItsDigits()
    {
        double[] g = new double[2];
        new CrossEntropyLoss().Evaluate([100, 0], [0], new LogitShape(1, 2), g).ShouldBe(Math.Exp(-100), 1e-57);
        g[1].ShouldBe(Math.Exp(-100), 1e-57);
        new SoftmaxFocalLoss { Gamma = 1 }.Evaluate([20, 0], [0], new LogitShape(1, 2)).ShouldBe(Math.Exp(-40), 1e-24);
    }

    [Fact]
    public void CrossEntropy_MaskedClass_HasNoPart()
    {
        double[] g = new double[3], expected = new double[2];
        double f = new CrossEntropyLoss().Evaluate([1, double.NegativeInfinity, 2], [0], new LogitShape(1, 3), g);
        f.ShouldBe(new CrossEntropyLoss().Evaluate([1, 2], [0], new LogitShape(1, 2), expected), 1e-15);
        g.ShouldBe([expected[0], 0, expected[1]], 1e-15);
        new SoftTargetCrossEntropyLoss().Evaluate([1, double.NegativeInfinity, 2], [0.5, 0, 0.5], new LogitShape(1, 3)).ShouldBe(f - 0.5, 1e-15);
        new CrossEntropyLoss().Evaluate([1, double.NegativeInfinity], [1], new LogitShape(1, 2)).ShouldBe(double.PositiveInfinity);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void CrossEntropy_EveryTargetIgnored_SumIsZeroMeanIsNaNAndTheGradientZero(int positions)
    {
        var shape = new LogitShape(2, 3, positions);
        int[] target = new int[2 * positions];
        Array.Fill(target, -100);
        double[] x = new double[shape.Length], g = new double[shape.Length];
        x[1] = double.NaN;
        foreach (ClassIndexLoss loss in new ClassIndexLoss[] { new CrossEntropyLoss(), new NegativeLogLikelihoodLoss() })
        {
            Array.Fill(g, 7);
            (loss with { Reduction = Reduction.Sum }).Evaluate(x, target, shape, g).ShouldBe(0);
            g.ShouldAllBe(v => v == 0);
            loss.Evaluate(x, target, shape).ShouldBe(double.NaN);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Softmax_NaNLogit_SpreadsIntoTheValue(int positions)
    {
        var shape = new LogitShape(1, 5, positions);
        for (int i = 0; i < shape.Length; i++)
        {
            double[] x = new double[shape.Length], y = new double[shape.Length];
            Array.Fill(y, 0.2);
            x[i] = double.NaN;
            new CrossEntropyLoss().Evaluate(x, new int[positions], shape).ShouldBe(double.NaN);
            new SoftmaxFocalLoss().Evaluate(x, new int[positions], shape).ShouldBe(double.NaN);
            new MulticlassDiceLoss().Evaluate(x, new int[positions], shape).ShouldBe(double.NaN);
            new SoftTargetCrossEntropyLoss().Evaluate(x, y, shape).ShouldBe(double.NaN);
            new MultiMarginLoss().Evaluate(x, new int[positions], shape).ShouldBe(double.NaN);
            new MultiLabelSoftMarginLoss().Evaluate(x, y, shape).ShouldBe(double.NaN);
            new SigmoidFocalLoss().Evaluate(x, y).ShouldBe(double.NaN);
            new BinaryCrossEntropyWithLogitsLoss().Evaluate(x, y).ShouldBe(double.NaN);
        }
    }

    // Many positions go through tiles, one position through rows: the same numbers must come out.
    [Theory]
    [InlineData(3, 300)]
    [InlineData(7, 17)]
    [InlineData(150, 21)]
    public void Softmax_ManyPositions_AgreeWithEachPositionAlone(int classes, int positions)
    {
        var random = new RandomStream(7);
        int length = 2 * classes * positions;
        double[] x = [.. Enumerable.Range(0, length).Select(_ => 3 * random.NextGaussian())], t = [.. x.Select(_ => random.NextUniform(0, 1))];
        int[] y = [.. Enumerable.Range(0, 2 * positions).Select(_ => random.NextInt(classes))];
        LogitShape tiled = new(2, classes, positions), rows = new(2 * positions, classes);
        WeightVector weight = WeightVector.Create([.. Enumerable.Range(1, classes).Select(c => 1.0 / c)]);
        double[] xr = Transpose(x), tr = Transpose(t), g = new double[length], gr = new double[length], h = new double[length], hr = new double[length];
        double[] each = new double[2 * positions], eachRow = new double[2 * positions];
        foreach (ClassIndexLoss loss in new ClassIndexLoss[]
        {
            new CrossEntropyLoss { LabelSmoothing = 0.2, Weight = weight, IgnoreIndex = 1, Reduction = Reduction.None },
            new SoftmaxFocalLoss { Gamma = 1.5, Alpha = weight, Reduction = Reduction.None },
            new NegativeLogLikelihoodLoss { Weight = weight, Reduction = Reduction.None },
            new MultiMarginLoss { P = 2, Weight = weight, Reduction = Reduction.None },
        })
        {
            loss.EvaluateTo(x, y, tiled, each, t.AsSpan(0, each.Length), g);
            loss.EvaluateTo(xr, y, rows, eachRow, t.AsSpan(0, each.Length), gr);
            Close(each, eachRow, loss.Name);
            Close(Transpose(g), gr, loss.Name);
        }

        foreach (DistributionLoss loss in new DistributionLoss[]
        {
            new SoftTargetCrossEntropyLoss { LabelSmoothing = 0.2, Weight = weight, Reduction = Reduction.None },
            new MultiLabelSoftMarginLoss { Weight = weight, Reduction = Reduction.None },
        })
        {
            loss.EvaluateTo(x, t, tiled, each, t.AsSpan(0, each.Length), g, h);
            loss.EvaluateTo(xr, tr, rows, eachRow, t.AsSpan(0, each.Length), gr, hr);
            Close(each, eachRow, loss.Name);
            Close(Transpose(g), gr, loss.Name);
            Close(Transpose(h), hr, loss.Name);
        }

        double[] Transpose(double[] values)
        {
            double[] result = new double[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                int n = i / (classes * positions), c = i / positions % classes, p = i % positions;
                result[(((n * positions) + p) * classes) + c] = values[i];
            }

            return result;
        }
    }

    [Fact]
    public void BinaryWithLogits_WeightsOfDifferentPeriods_RepeatEachOnItsOwn()
    {
        var random = new RandomStream(5);
        foreach ((int weights, int positives) in new[] { (1, 1), (3, 1), (4, 6), (6, 4), (70, 5), (7, 140) })
        {
            int n = 840 * 30;
            double[] w = [.. Enumerable.Range(0, weights).Select(_ => random.NextUniform(0.5, 2))], q = [.. Enumerable.Range(0, positives).Select(_ => random.NextUniform(0.5, 2))];
            double[] x = [.. Enumerable.Range(0, n).Select(_ => random.NextGaussian())], y = [.. x.Select(_ => random.NextUniform(0, 1))], each = new double[n];
            new BinaryCrossEntropyWithLogitsLoss { Weight = WeightVector.Create(w), PosWeight = WeightVector.Create(q), Reduction = Reduction.None }.EvaluateTo(x, y, each);
            bool agree = true;
            for (int i = 0; i < n; i++)
            {
                double expected = w[i % weights] * ((q[i % positives] * y[i] * Math.Log(1 + Math.Exp(-x[i]))) + ((1 - y[i]) * Math.Log(1 + Math.Exp(x[i]))));
                agree &= Math.Abs(each[i] - expected) < 1e-13;
            }

            agree.ShouldBeTrue($"{weights} and {positives}");
        }
    }

    [Fact]
    public void Focal_CertainLogits_HaveFiniteGradients()
    {
        foreach (double gamma in new[] { 0, 0.5, 1, 2, 5 })
        {
            double[] x = [1000, -1000, 1000, -1000, 0], y = [1, 0, 0, 1, 1], g = new double[5], h = new double[5];
            new SigmoidFocalLoss { Gamma = gamma }.Evaluate(x, y, g, h).ShouldBeGreaterThan(0);
            g.Concat(h).ShouldAllBe(v => double.IsFinite(v));
            double[] logits = [1000, -1000, 1000, -1000], gs = new double[4];
            double.IsFinite(new SoftmaxFocalLoss { Gamma = gamma }.Evaluate(logits, [0, 1], new LogitShape(2, 2), gs)).ShouldBeTrue();
            gs.ShouldAllBe(v => double.IsFinite(v));
        }
    }

    [Fact]
    public void Focal_WithoutFading_IsCrossEntropy()
    {
        double[] x = [0.3, -1.2, 2, 0.1], y = [1, 0, 0.3, 1], g = new double[4], h = new double[4];
        new SigmoidFocalLoss { Alpha = -1, Gamma = 0 }.Evaluate(x, y, g).ShouldBe(new BinaryCrossEntropyWithLogitsLoss().Evaluate(x, y, h), 1e-15);
        g.ShouldBe(h, 1e-15);
        new SoftmaxFocalLoss { Gamma = 0 }.Evaluate(x, [1, 0], new LogitShape(2, 2)).ShouldBe(new CrossEntropyLoss().Evaluate(x, [1, 0], new LogitShape(2, 2)), 1e-15);
    }

    [Fact]
    public void BinaryCrossEntropy_CertainProbabilities_EndAtOneHundred()
    {
        double[] g = new double[2];
        new BinaryCrossEntropyLoss { Reduction = Reduction.Sum }.Evaluate([0, 1], [1, 1], g).ShouldBe(100);
        g[0].ShouldBe(-1 / (double)1e-12f);
        g[1].ShouldBe(0);
    }

    [Fact]
    public void Hinges_Ties_HaveSlopeZero()
    {
        double[] g = new double[3];
        new MultiMarginLoss().Evaluate([1, 0, 0], [0], new LogitShape(1, 3), g).ShouldBe(0);
        g.ShouldAllBe(v => v == 0);
        new MultiLabelMarginLoss().Evaluate([1, 0, 0], [0, -1, 2], 3, g).ShouldBe(0);
        g.ShouldAllBe(v => v == 0);
        new MultiLabelMarginLoss().Evaluate([1, 0, 0], [-1, 0, 0], 3, g).ShouldBe(0);
    }

    [Fact]
    public void MultiLabelMargin_Example_IsThatOfTheDocs() =>
        new MultiLabelMarginLoss().Evaluate([0.1, 0.2, 0.4, 0.8], [3, 0, -1, 1], 4).ShouldBe(0.85, 1e-15);

    private static void Close(double[] actual, double[] expected, string what)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            (Math.Abs(actual[i] - expected[i]) <= 1e-12 * Math.Max(1, Math.Abs(expected[i]))).ShouldBeTrue($"{what}[{i}]: {actual[i]:R}, {expected[i]:R}");
        }
    }
}
