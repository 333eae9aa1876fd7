using System.Numerics.Tensors;

namespace OptiSuite.Losses.TensorTests;

/// <summary>The calls on tensors agree with those on spans, bit for bit.</summary>
public sealed class TensorLossesTests
{
    private readonly RandomStream _random = new(17);

    [Fact]
    public void Evaluate_ElementwiseAndVectorLosses_AgreeWithTheSpans()
    {
        Tensor<double> x = Normal(2, 3, 4), y = Normal(2, 3, 4);
        var huber = new HuberLoss();
        Check((g, h) => huber.Evaluate(x, y, g, h), (g, h) => huber.Evaluate(Flat(x), Flat(y), g, h), x, y);
        Tensor<double> each = huber.EvaluateEach(x, y);
        each.Lengths.ToArray().ShouldBe([2, 3, 4]);
        Flat(each).Average().ShouldBe(huber.Evaluate(x, y), 1e-14);

        Tensor<double> u = Normal(4, 3), v = Normal(4, 3);
        var half = new HalfSquaredErrorLoss();
        Check((g, h) => half.Evaluate(u, v, g, h), (g, h) => half.Evaluate(Flat(u), Flat(v), 3, g, h), u, v);
        half.EvaluateEach(u, v).Lengths.ToArray().ShouldBe([4]);
        Flat(half.EvaluateEach(u, v)).Average().ShouldBe(half.Evaluate(u, v), 1e-14);
        half.EvaluateEach(Normal(3), Normal(3)).Lengths.ToArray().ShouldBe([1]);
    }

    [Fact]
    public void Evaluate_GaussianLikelihood_TakesAVariancePerElementOrRow()
    {
        var loss = new GaussianNegativeLogLikelihoodLoss { Full = true };
        Tensor<double> x = Normal(3, 4), y = Normal(3, 4);
        foreach (Tensor<double> variance in new[] { Positive(3, 4), Positive(3, 1), Positive(3) })
        {
            Tensor<double> gx = Empty(x), gy = Empty(y), gv = Empty(variance);
            double[] sx = new double[12], sy = new double[12], sv = new double[(int)variance.FlattenedLength];
            loss.Evaluate(x, y, variance, gx, gy, gv).ShouldBe(loss.Evaluate(Flat(x), Flat(y), Flat(variance), sx, sy, sv));
            Flat(gx).ShouldBe(sx);
            Flat(gy).ShouldBe(sy);
            Flat(gv).ShouldBe(sv);
        }

        Refused(() => loss.Evaluate(x, y, Positive(4)), "(4)", "(3, 4)");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(3, 5)]
    [InlineData(2, 5, 4)]
    [InlineData(2, 5, 2, 3)]
    public void Evaluate_ClassIndices_TakeLogitsOfAnyRank(params int[] lengths)
    {
        Tensor<double> x = Normal(lengths);
        int[] targetLengths = lengths.Length == 1 ? [1] : [lengths[0], .. lengths[2..]];
        Tensor<int> y = Indices(5, targetLengths);
        LogitShape shape = lengths.Length == 1 ? new(1, 5) : new(lengths[0], 5, lengths[2..].Aggregate(1, (a, b) => a * b));
        foreach (ClassIndexLoss loss in new ClassIndexLoss[] { new CrossEntropyLoss { LabelSmoothing = 0.1 }, new SoftmaxFocalLoss(), new MultiMarginLoss(), new MulticlassDiceLoss() })
        {
            Check(g => loss.Evaluate(x, y, g), g => loss.Evaluate(Flat(x), Flat(y), shape, g), x);
            Tensor<double> each = loss.EvaluateEach(x, y);
            nint[] expected = loss is MulticlassDiceLoss && lengths.Length > 2 ? [lengths[0]] : [.. targetLengths.Select(l => (nint)l)];
            each.Lengths.ToArray().ShouldBe(expected);
            Flat(each).Average().ShouldBe(loss.Evaluate(x, y), 1e-13);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(3, 5)]
    [InlineData(2, 5, 2, 3)]
    public void Evaluate_Distributions_TakeInputsOfAnyRank(params int[] lengths)
    {
        Tensor<double> x = Normal(lengths), y = Positive(lengths);
        LogitShape shape = lengths.Length == 1 ? new(1, 5) : new(lengths[0], 5, lengths[2..].Aggregate(1, (a, b) => a * b));
        foreach (DistributionLoss loss in new DistributionLoss[] { new SoftTargetCrossEntropyLoss(), new KullbackLeiblerDivergenceLoss() })
        {
            Check((g, h) => loss.Evaluate(x, y, g, h), (g, h) => loss.Evaluate(Flat(x), Flat(y), shape, g, h), x, y);
            Tensor<double> each = loss.EvaluateEach(x, y);
            nint[] whole = x.Lengths.ToArray();
            each.Lengths.ToArray().ShouldBe(loss is KullbackLeiblerDivergenceLoss ? whole : lengths.Length == 1 ? [1] : [whole[0], .. whole[2..]]);
            Flat(each).Average().ShouldBe(loss.Evaluate(x, y), 1e-13);
        }
    }

    [Fact]
    public void Evaluate_MultiLabelMargin_TakesListsOfTheShapeOfTheScores()
    {
        var loss = new MultiLabelMarginLoss();
        Tensor<double> x = Normal(2, 4);
        var y = Tensor.Create([3, 0, -1, -1, 1, -1, -1, -1], [2, 4]);
        Check(g => loss.Evaluate(x, y, g), g => loss.Evaluate(Flat(x), Flat(y), 4, g), x);
        Refused(() => loss.Evaluate(x, Indices(4, 2)), "(2)", "(2, 4)");
    }

    [Fact]
    public void Evaluate_MetricLosses_AgreeWithTheSpans()
    {
        Tensor<double> a = Normal(6, 3), b = Normal(6, 3), c = Normal(6, 3), weight = Normal(4, 3);
        Tensor<int> classes = Indices(4, 6), pairs = Indices(2, 6);
        var triplet = new TripletMarginLoss { Swap = true };
        Tensor<double> ga = Empty(a), gb = Empty(b), gc = Empty(c);
        double[] sa = new double[18], sb = new double[18], sc = new double[18];
        triplet.Evaluate(a, b, c, ga, gb, gc).ShouldBe(triplet.Evaluate(Flat(a), Flat(b), Flat(c), 3, sa, sb, sc));
        Flat(ga).ShouldBe(sa);
        Flat(gb).ShouldBe(sb);
        Flat(gc).ShouldBe(sc);
        triplet.EvaluateEach(a, b, c).Lengths.ToArray().ShouldBe([6]);
        Flat(triplet.EvaluateEach(a, b, c)).Average().ShouldBe(triplet.Evaluate(a, b, c), 1e-14);

        var contrastive = new ContrastiveLoss { Margin = 4 };
        Check((g, h) => contrastive.Evaluate(a, b, pairs, g, h), (g, h) => contrastive.Evaluate(Flat(a), Flat(b), Flat(pairs), 3, g, h), a, b);
        Flat(contrastive.EvaluateEach(a, b, pairs)).Average().ShouldBe(contrastive.Evaluate(a, b, pairs), 1e-14);
        Refused(() => contrastive.Evaluate(a, b, Indices(2, 5)), "(5)", "(6, 3)");

        var arc = new ArcFaceLoss { Scale = 4 };
        Check((g, h) => arc.Evaluate(a, weight, classes, g, h), (g, h) => arc.Evaluate(Flat(a), Flat(weight), Flat(classes), 3, g, h), a, weight);
        Refused(() => arc.Evaluate(a, Normal(4, 2), classes), "(4, 2)", "'embeddings' (6, 3)");

        var lifted = new LiftedStructuredLoss();
        Check(g => lifted.Evaluate(a, pairs, g), g => lifted.Evaluate(Flat(a), Flat(pairs), 3, g), a);
        var center = new CenterLoss();
        Check((g, h) => center.Evaluate(a, weight, classes, g, h), (g, h) => center.Evaluate(Flat(a), Flat(weight), Flat(classes), 3, g, h), a, weight);
        Refused(() => center.Evaluate(a, weight, Indices(4, 6, 1)), "(6, 1)", "(6, 3)");
    }

    [Fact]
    public void Evaluate_JointLosses_AgreeWithTheSpans()
    {
        Tensor<double> x = Normal(5, 3), centers = Normal(4, 3), weight = Normal(4, 3), bias = Normal(4);
        Tensor<int> labels = Indices(4, 5);
        var center = new JointSoftmaxCenterLoss();
        Tensor<double> gx = Empty(x), gc = Empty(centers), gw = Empty(weight), gb = Empty(bias);
        double[] sx = new double[15], sc = new double[12], sw = new double[12], sb = new double[4];
        center.Evaluate(x, centers, weight, bias, labels, gx, gc, gw, gb)
            .ShouldBe(center.Evaluate(Flat(x), Flat(centers), Flat(weight), Flat(bias), Flat(labels), 3, sx, sc, sw, sb));
        (Flat(gx), Flat(gc), Flat(gw), Flat(gb)).ShouldSatisfyAllConditions(
            g => g.Item1.ShouldBe(sx), g => g.Item2.ShouldBe(sc), g => g.Item3.ShouldBe(sw), g => g.Item4.ShouldBe(sb));
        center.Evaluate(x, centers, weight, null, labels).ShouldBe(center.Evaluate(Flat(x), Flat(centers), Flat(weight), default, Flat(labels), 3));
        Refused(() => center.Evaluate(x, centers, weight, null, labels, biasGradient: gb), "no bias");

        var joint = new JointCrossEntropyTripletLoss();
        Tensor<double> logits = Normal(5, 4), positive = Normal(5, 3), negative = Normal(5, 3);
        Tensor<double> gl = Empty(logits), gp = Empty(positive), gn = Empty(negative);
        double[] sl = new double[20], sp = new double[15], sn = new double[15];
        joint.Evaluate(logits, x, positive, negative, labels, gl, gx, gp, gn)
            .ShouldBe(joint.Evaluate(Flat(logits), Flat(x), Flat(positive), Flat(negative), Flat(labels), new LogitShape(5, 4), 3, sl, sx, sp, sn));
        (Flat(gl), Flat(gx), Flat(gp), Flat(gn)).ShouldSatisfyAllConditions(
            g => g.Item1.ShouldBe(sl), g => g.Item2.ShouldBe(sx), g => g.Item3.ShouldBe(sp), g => g.Item4.ShouldBe(sn));
    }

    [Fact]
    public void Evaluate_RankingsAndTransport_AgreeWithTheSpans()
    {
        Tensor<double> u = Normal(7), v = Normal(5), w = Normal(7), uWeights = Positive(7), sign = Tensor.Create([1.0, -1, 1, 1, -1, -1, 1], [7]);
        Tensor<int> relevant = Tensor.Create([0, 1, 0, 1, 1, 0, 0], [7]);
        var margin = new MarginRankingLoss { Margin = 1 };
        Check((g, h) => margin.Evaluate(u, w, sign, g, h), (g, h) => margin.Evaluate(Flat(u), Flat(w), Flat(sign), g, h), u, w);
        foreach (RankingLoss ranking in new RankingLoss[] { new AveragePrecisionRankLoss(), new NdcgRankLoss() })
        {
            Check(g => ranking.Evaluate(u, relevant, g), g => ranking.Evaluate(Flat(u), Flat(relevant), g), u);
            Refused(() => ranking.Evaluate(v, relevant), "(7)", "(5)");
        }

        var wasserstein = new Wasserstein1DLoss { P = 2 };
        Check((g, h) => wasserstein.Evaluate(u, v, uGradient: g, vGradient: h), (g, h) => wasserstein.Evaluate(Flat(u), Flat(v), uGradient: g, vGradient: h), u, v);
        wasserstein.Evaluate(u, v, uWeights).ShouldBe(wasserstein.Evaluate(Flat(u), Flat(v), Flat(uWeights)));
        Refused(() => wasserstein.Evaluate(u, v, v), "(7)", "(5)");

        Tensor<double> cost = Positive(2, 3), a = Tensor.Create([0.5, 0.5], [2]), b = Tensor.Create([0.2, 0.3, 0.5], [3]);
        foreach (TransportLoss transport in new TransportLoss[] { new EarthMoverLoss(), new SinkhornLoss() })
        {
            Check((g, h) => transport.Evaluate(cost, a, b, g, h), (g, h) => transport.Evaluate(Flat(cost), Flat(a), Flat(b), g, h), cost, a);
            Refused(() => transport.Evaluate(cost, b, a), "(2, 3)", "(3)");
        }

        Tensor<double> first = Normal(9, 2), second = Normal(6, 2);
        var frechet = new FrechetDistanceLoss();
        Check((g, h) => frechet.Evaluate(first, second, g, h), (g, h) => frechet.Evaluate(Flat(first), Flat(second), 2, g, h), first, second);
        Refused(() => frechet.Evaluate(first, Normal(6, 3)), "(6, 3)", "(9, 2)");
    }

    [Fact]
    public void Evaluate_ImagesAndSequences_AgreeWithTheSpans()
    {
        Tensor<double> x = Positive(2, 1, 8, 8), y = Positive(2, 1, 8, 8);
        var dice = new DiceLoss { PerSample = true };
        Check((g, h) => dice.Evaluate(x, y, g, h), (g, h) => dice.Evaluate(Flat(x), Flat(y), 2, g, h), x, y);
        var perceptual = new PerceptualLoss(ConvolutionalFeatures.Small(new ImageShape(1, 8, 8), _random)) { StyleWeight = 1 };
        Check((g, h) => perceptual.Evaluate(x, y, g, h), (g, h) => perceptual.Evaluate(Flat(x), Flat(y), g, h), x, y);
        Refused(() => perceptual.Evaluate(Normal(2, 1, 4, 16), Normal(2, 1, 4, 16)), "(2, 1, 4, 16)", "(N, 1, 8, 8)");

        Tensor<double> logits = Normal(6, 2, 4);
        Tensor<int> targets = Tensor.Create([1, 2, 3, 3, 1, 0], [2, 3]), inputs = Tensor.Create([6, 5], [2]), lengths = Tensor.Create([3, 2], [2]);
        var ctc = new CtcLoss();
        Check(
            g => ctc.Evaluate(logits, targets, inputs, lengths, g),
            g => ctc.Evaluate(Flat(logits), Flat(targets), Flat(inputs), Flat(lengths), new SequenceShape(6, 2, 4, 3), g),
            logits);
        Refused(() => ctc.Evaluate(Normal(2, 6, 4), targets, inputs, lengths), "(2, 3)", "(2, 6, 4)", "time first");
    }

    private static void Check(Func<Tensor<double>?, double> ofTensors, Func<double[], double> ofSpans, Tensor<double> input)
    {
        Tensor<double> gradient = Empty(input);
        double[] expected = new double[(int)input.FlattenedLength];
        ofTensors(gradient).ShouldBe(ofSpans(expected));
        Flat(gradient).ShouldBe(expected);
        ofTensors(null).ShouldBe(ofSpans([]));
    }

    private static void Check(
        Func<Tensor<double>?, Tensor<double>?, double> ofTensors, Func<double[], double[], double> ofSpans, Tensor<double> first, Tensor<double> second)
    {
        Check(g => ofTensors(g, null), g => ofSpans(g, []), first);
        Check(g => ofTensors(null, g), g => ofSpans([], g), second);
    }

    private static void Refused(Action action, params string[] parts)
    {
        string message = Should.Throw<ArgumentException>(action).Message;
        foreach (string part in parts) message.ShouldContain(part);
    }

    private static T[] Flat<T>(Tensor<T> tensor)
    {
        T[] values = new T[(int)tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }

    private static Tensor<double> Empty(Tensor<double> like) => Tensor.Create(Enumerable.Repeat(double.NaN, (int)like.FlattenedLength).ToArray(), like.Lengths);

    private Tensor<double> Normal(params int[] lengths) => Make(lengths, () => _random.NextGaussian());

    private Tensor<double> Positive(params int[] lengths) => Make(lengths, () => 0.1 + (0.8 * _random.NextDouble()));

    private Tensor<int> Indices(int limit, params int[] lengths) => Make(lengths, () => _random.NextInt(limit));

    private static Tensor<T> Make<T>(int[] lengths, Func<T> next)
    {
        T[] values = [.. Enumerable.Range(0, lengths.Aggregate(1, (a, b) => a * b)).Select(_ => next())];
        return Tensor.Create(values, [.. lengths.Select(length => (nint)length)]);
    }
}
