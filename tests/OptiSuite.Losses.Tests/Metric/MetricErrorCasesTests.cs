namespace OptiSuite.Losses.Tests.Metric;

/// <summary>The error cases of the reference: what PyTorch raises is refused, what it lets through is refused or documented.</summary>
public sealed class MetricErrorCasesTests
{
    private static readonly double[] _rows = [.. Enumerable.Range(0, 12).Select(i => Math.Sin(i) + 0.1)];

    [Fact]
    public void CosineEmbedding_TargetsOfTwoDimensions_AreOneForEachPair() =>
        // "2-D inputs, 2-D target": (3, 4) embeddings have 3 targets, not one for each value.
        Refused(() => new CosineEmbeddingLoss().Evaluate(_rows, _rows, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 4)).ShouldContain("12 targets for 3 pair(s)");

    [Fact]
    public void CosineEmbedding_InputsThatDiffer_AreRefused() =>
        Refused(() => new CosineEmbeddingLoss().Evaluate(_rows, new double[15], [1, 1, 1], 4)).ShouldContain("12 values of the first embeddings and 15");

    [Fact]
    public void CosineEmbedding_OneVectorAndOneTarget_IsABatchOfOne() =>
        // "1-D inputs, 1-D target": spans have no rank; one pair is N = 1.
        new CosineEmbeddingLoss().Evaluate(_rows.AsSpan(0, 4), _rows.AsSpan(0, 4), [1], 4).ShouldBe(0, 1e-11);

    [Fact]
    public void CosineEmbedding_MarginOf5_IsAcceptedAsDocumented()
    {
        var loss = new CosineEmbeddingLoss { Margin = 5 };
        loss.Evaluate(_rows, _rows, [-1, -1, -1], 4).ShouldBe(0);
        Refused(() => new CosineEmbeddingLoss { Margin = double.NaN }).ShouldContain("cosine");
    }

    [Theory]
    [InlineData(0, "Map labels 0 to -1")]
    [InlineData(2, "is 2")]
    public void CosineEmbedding_TargetOtherThanPlusMinusOne_NamesTheConvention(int target, string what) =>
        Refused(() => new CosineEmbeddingLoss().Evaluate(_rows, _rows, [1, target, 1], 4)).ShouldContain(what);

    [Theory]
    [InlineData(-1, "Map labels ±1")]
    [InlineData(7, "compare class indices")]
    public void Contrastive_TargetOtherThanZeroOrOne_NamesTheConvention(int target, string what)
    {
        string message = Refused(() => new ContrastiveLoss().Evaluate(_rows, _rows, [1, target, 0], 4));
        message.ShouldContain($"Target 1 of contrastive is {target}");
        message.ShouldContain(what);
    }

    [Fact]
    public void TripletMargin_DimensionsThatDiffer_AreRefused()
    {
        // "dims differ" and "D mismatch", for both triplet losses: PyTorch broadcasts (4) with a distance of one's own.
        TripletLoss[] losses = [new TripletMarginLoss(), new TripletMarginWithDistanceLoss(), new FaceNetTripletLoss()];
        foreach (TripletLoss loss in losses)
        {
            Refused(() => loss.Evaluate(_rows, _rows.AsSpan(0, 4), _rows, 4)).ShouldContain("repeat the smaller ones");
            Refused(() => loss.Evaluate(_rows, new double[15], new double[15], 4)).ShouldContain("repeat the smaller ones");
            Refused(() => loss.Evaluate(_rows, _rows, _rows, 5)).ShouldContain("no multiple of the dimension 5");
        }
    }

    [Fact]
    public void TripletMargin_MarginBelowZero_IsRefusedAsInNewerVersions()
    {
        Refused(() => new TripletMarginLoss { Margin = -1 }).ShouldContain("positive");
        Refused(() => new TripletMarginWithDistanceLoss { Margin = -1 }).ShouldContain("positive");
        Refused(() => new FaceNetTripletLoss { Alpha = -1 }).ShouldContain("positive");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void TripletMargin_DegreeOfZeroOrLess_IsNoNormAndRefused(double p)
    {
        Refused(() => new TripletMarginLoss { P = p }).ShouldContain("at least 1");
        Refused(() => new PairwiseDistance { P = p }).ShouldContain("positive");
    }

    [Fact]
    public void Center_LabelsAndShapesThatDoNotFit_SayWhatIsExpected()
    {
        var loss = new CenterLoss();
        Refused(() => loss.Evaluate(_rows, new double[8], [0, 1, 2], 4)).ShouldContain("Target 2 of center is 2; a target is the index of a class, 0 to 1");
        Refused(() => loss.Evaluate(_rows, new double[8], [0, -1, 1], 4)).ShouldContain("is -1");
        Refused(() => loss.Evaluate(_rows, new double[8], [0, 1], 4)).ShouldContain("N labels");
        Refused(() => loss.Evaluate(_rows, new double[7], [0, 1, 1], 4)).ShouldContain("C×4");
        Refused(() => CenterLoss.UpdateCenters(_rows, new double[8], [0, 1, 1], 4, 1.5)).ShouldContain("between 0 and 1");
        Refused(() => new CenterLoss { Factor = 0 });
    }

    [Fact]
    public void JointLosses_ShapesAndParametersThatDoNotFit_SayWhatIsExpected()
    {
        var center = new JointSoftmaxCenterLoss();
        Refused(() => center.Evaluate(_rows, new double[8], new double[4], [], [0, 1, 1], 4)).ShouldContain("the weight is 2×4");
        Refused(() => center.Evaluate(_rows, new double[8], new double[8], new double[3], [0, 1, 1], 4)).ShouldContain("2 values or none");
        Refused(() => new JointSoftmaxCenterLoss { Lambda = -1 }).ShouldContain("not negative");
        Refused(() => new JointSoftmaxCenterLoss { CenterReduction = Reduction.None }).ShouldContain("Mean or Sum");
        Refused(() => new JointSoftmaxCenterLoss { Factor = double.NaN });
        center.Evaluate(_rows, new double[8], new double[8], [], [0, 1, 1], 4).ShouldBe(
            center.Evaluate(_rows, new double[8], new double[8], new double[2], [0, 1, 1], 4));

        var triplets = new JointCrossEntropyTripletLoss();
        Refused(() => triplets.Evaluate(new double[4], _rows, _rows, _rows, [0, 5], new LogitShape(2, 2), 4)).ShouldContain("Target 1 of cross-entropy is 5");
        Refused(() => (triplets with { Reduction = Reduction.None }).EvaluateTo(new double[4], _rows, _rows, _rows, [0, 1], new LogitShape(2, 2), 4, new double[2]))
            .ShouldContain("a triplet for each label");
        Refused(() => new JointCrossEntropyTripletLoss { TripletWeight = -1 }).ShouldContain("not negative");
        Should.Throw<ArgumentNullException>(() => new JointCrossEntropyTripletLoss { Triplet = null! });
    }

    [Fact]
    public void LiftedStructured_ShapesAndParametersThatDoNotFit_SayWhatIsExpected()
    {
        Refused(() => new LiftedStructuredLoss().Evaluate(_rows, [0, 1], 4)).ShouldContain("N labels");
        Refused(() => new LiftedStructuredLoss().Evaluate(new double[30_001], new int[30_001], 1)).ShouldContain("smaller batches");
        Refused(() => new LiftedStructuredLoss().DistanceGradient(_rows, [0, 1, 1], 4, new double[8])).ShouldContain("3×3");
        Refused(() => new LiftedStructuredLoss { Margin = 0 }).ShouldContain("positive");
        Refused(() => new LiftedStructuredLoss { Kind = (LiftedStructureKind)5 }).ShouldContain("Smooth or Exact");
    }

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
