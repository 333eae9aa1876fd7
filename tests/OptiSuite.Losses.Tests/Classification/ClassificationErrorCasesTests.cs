namespace OptiSuite.Losses.Tests.Classification;

/// <summary>What the reference refuses, case by case as in error_cases.json; where it accepts silently and we do not, the case says so.</summary>
public sealed class ClassificationErrorCasesTests
{
    private static readonly LogitShape _threeOfFive = new(3, 5);

    public static TheoryData<string> IndexLosses => ["nll", "cross_entropy", "softmax_focal", "multi_margin", "multiclass_dice"];

    [Theory]
    [MemberData(nameof(IndexLosses))]
    public void ClassIndex_TargetOutOfRange_IsNamedWithTheRange(string loss) =>
        Refused(() => Make(loss).Evaluate(new double[15], [0, 5, 1], _threeOfFive)).ShouldContain("Target 1 of");

    [Theory]
    [MemberData(nameof(IndexLosses))]
    public void ClassIndex_NegativeTargetThatIsNotIgnored_IsNamed(string loss) =>
        Refused(() => Make(loss).Evaluate(new double[15], [0, 1, -1], _threeOfFive)).ShouldContain("is -1; a target is the index of a class, 0 to 4");

    [Theory]
    [MemberData(nameof(IndexLosses))]
    public void ClassIndex_OneBadTargetAmongMany_IsFound(string loss)
    {
        int[] target = new int[40];
        target[33] = 5;
        Refused(() => Make(loss).Evaluate(new double[200], target, new LogitShape(40, 5))).ShouldContain("Target 33");
    }

    [Theory]
    [MemberData(nameof(IndexLosses))]
    public void ClassIndex_BatchMismatch_SaysHowManyTargets(string loss) =>
        Refused(() => Make(loss).Evaluate(new double[15], [0, 1], _threeOfFive)).ShouldContain("2 targets for logits 3×5; give 3");

    [Theory]
    [MemberData(nameof(IndexLosses))]
    public void ClassIndex_ZeroDimensionalInput_NeedsAShape(string loss) =>
        Refused(() => Make(loss).Evaluate([1], [0], default)).ShouldContain("new LogitShape");

    [Fact]
    public void ClassIndex_WeightOfWrongLength_SaysOneForEachClass()
    {
        ClassIndexLoss[] losses =
        [
            new NegativeLogLikelihoodLoss { Weight = [1, 2, 3, 4] },
            new CrossEntropyLoss { Weight = [1, 2, 3, 4] },
            new SoftmaxFocalLoss { Alpha = [1, 2, 3, 4] },
            new MultiMarginLoss { Weight = [1, 2, 3, 4] },
            new MulticlassDiceLoss { Weight = [1, 2, 3, 4] },
        ];
        foreach (ClassIndexLoss loss in losses)
        {
            Refused(() => loss.Evaluate(new double[15], [0, 1, 2], _threeOfFive)).ShouldContain("has 4 values and the input 5 classes; give one for each class");
        }
    }

    [Fact]
    public void ClassIndex_FloatTarget_IsTurnedIntoIndicesOrRefusedByClassIndices()
    {
        // The compiler refuses doubles and integers as logits; numbers from a file go through ClassIndices.
        ClassIndices.From([1, 0, 4], 5).ShouldBe([1, 0, 4]);
        Refused(() => ClassIndices.From([0.5, 0, 4], 5)).ShouldContain("not a probability");
    }

    [Fact]
    public void CrossEntropy_LabelSmoothingOutsideZeroToOne_IsRefusedBelowZeroTooUnlikeTheReference()
    {
        Refused(() => new CrossEntropyLoss { LabelSmoothing = 1.5 }).ShouldContain("0 to 1");
        Refused(() => new CrossEntropyLoss { LabelSmoothing = -0.1 }).ShouldContain("0 to 1");
        Refused(() => new SoftTargetCrossEntropyLoss { LabelSmoothing = 1.5 }).ShouldContain("0 to 1");
    }

    [Fact]
    public void CrossEntropy_SpatialMismatch_SaysHowManyTargets() =>
        Refused(() => new CrossEntropyLoss().Evaluate(new double[96], new int[40], new LogitShape(2, 3, 16))).ShouldContain("give 32");

    [Fact]
    public void SoftTarget_IndicesWhereProbabilitiesBelong_SaysOneForEachClass()
    {
        // Integer targets and an ignored index are refused by the compiler: there is no such overload and no such property.
        Refused(() => new SoftTargetCrossEntropyLoss().Evaluate(new double[15], [0, 1, 2], _threeOfFive)).ShouldContain("Class indices are for losses such as CrossEntropyLoss");
        typeof(SoftTargetCrossEntropyLoss).GetProperty("IgnoreIndex").ShouldBeNull();
    }

    [Fact]
    public void SoftTarget_NegativeOrNaNTarget_IsRefusedUnlikeTheReferenceUnlessTheCheckIsOff()
    {
        var loss = new SoftTargetCrossEntropyLoss();
        Refused(() => loss.Evaluate([1, 2], [1.5, -0.5], new LogitShape(1, 2))).ShouldContain("Target 1 of soft-target-cross-entropy is -0.5");
        Refused(() => loss.Evaluate([1, 2], [double.NaN, 1], new LogitShape(1, 2))).ShouldContain("is NaN");
        (loss with { CheckTarget = false }).Evaluate([1, 2], [double.NaN, 1], new LogitShape(1, 2)).ShouldBe(double.NaN);
        Refused(() => (loss with { Weight = [1, 2, 3] }).Evaluate([1, 2], [1, 0], new LogitShape(1, 2))).ShouldContain("one for each class");
    }

    [Theory]
    [InlineData(1.1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void BinaryCrossEntropy_InputOutsideZeroToOne_SaysWhereLogitsBelong(double p)
    {
        var loss = new BinaryCrossEntropyLoss();
        Refused(() => loss.Evaluate([0.5, p], [1, 0])).ShouldContain($"Input 1 of binary-cross-entropy is {p}");
        Refused(() => (loss with { CheckTarget = false }).Evaluate([0.5, p], [1, 0])).ShouldContain("BinaryCrossEntropyWithLogitsLoss");
    }

    [Fact]
    public void Binary_ShapeMismatchEvenWhenBroadcastable_IsRefused()
    {
        foreach (ElementwiseLoss loss in new ElementwiseLoss[] { new BinaryCrossEntropyLoss(), new BinaryCrossEntropyWithLogitsLoss(), new SigmoidFocalLoss() })
        {
            Refused(() => loss.Evaluate(new double[12], new double[4])).ShouldContain("repeat the smaller one");
        }
    }

    [Fact]
    public void Binary_TargetOutsideZeroToOne_IsRefusedUnlikeTheReferenceUnlessTheCheckIsOff()
    {
        foreach (ElementwiseLoss loss in new ElementwiseLoss[] { new BinaryCrossEntropyLoss(), new BinaryCrossEntropyWithLogitsLoss(), new SigmoidFocalLoss() })
        {
            Refused(() => loss.Evaluate([0.5], [2])).ShouldContain($"Target 0 of {loss.Name} is 2; a target is a label 0 or 1");
        }

        new BinaryCrossEntropyLoss { CheckTarget = false }.Evaluate([0.5], [2]).ShouldBe(0.6931471805599453, 1e-15);
    }

    [Fact]
    public void BinaryWithLogits_PosWeightOfWrongSize_NamesIt()
    {
        Refused(() => new BinaryCrossEntropyWithLogitsLoss { PosWeight = [1, 2, 3] }.Evaluate(new double[4], new double[4])).ShouldContain("PosWeight of");
        Refused(() => new BinaryCrossEntropyLoss { Weight = [1, 2, 3] }.Evaluate(new double[4], new double[4])).ShouldContain("Weight of");
    }

    [Fact]
    public void SigmoidFocal_BadReduction_IsRefusedUnlikeTheReference() =>
        Refused(() => new SigmoidFocalLoss { Reduction = (Reduction)9 }).ShouldContain("None, Mean or Sum");

    [Fact]
    public void Parameters_OutsideTheirRange_AreRefusedWhereTheyAreSet()
    {
        Refused(() => new SigmoidFocalLoss { Alpha = 1.5 }).ShouldContain("0 to 1");
        Refused(() => new SigmoidFocalLoss { Gamma = -1 }).ShouldContain("not negative");
        Refused(() => new SoftmaxFocalLoss { Gamma = double.NaN }).ShouldContain("not negative");
        Refused(() => new MultiMarginLoss { P = 3 }).ShouldContain("1 or 2");
        Refused(() => new MultiMarginLoss { Margin = double.NaN }).ShouldContain("finite");
        Refused(() => new CategoricalCrossEntropyLoss { Eps = 0.5 }).ShouldContain("below 1/2");
        Refused(() => new CategoricalCrossEntropyLoss { Reduction = Reduction.BatchMean }).ShouldContain("None, Mean or Sum");
    }

    [Fact]
    public void MultiLabelMargin_TargetThatIsNoList_SaysWhatItLooksLike()
    {
        var loss = new MultiLabelMarginLoss();
        Refused(() => loss.Evaluate(new double[4], [4, -1, -1, -1], 4)).ShouldContain("is 4; a target lists");
        Refused(() => loss.Evaluate(new double[4], [0, 1, 0, 1], 4)).ShouldContain("MultiLabelSoftMarginLoss");
        Refused(() => loss.Evaluate(new double[4], [0], 4)).ShouldContain("give 4 for each sample");
        Refused(() => loss.Evaluate(new double[5], new int[5], 4)).ShouldContain("no multiple of the 4 classes");
    }

    [Fact]
    public void MultiLabelSoftMarginAndCategorical_WrongValues_SayWhatBelongs()
    {
        Refused(() => new MultiLabelSoftMarginLoss().Evaluate([1, 2], [1, -1], new LogitShape(1, 2))).ShouldContain("Map labels ±1 to 0 and 1");
        Refused(() => new CategoricalCrossEntropyLoss().Evaluate([1, 2], [1, 0], new LogitShape(1, 2))).ShouldContain("Input 1");
        Refused(() => new CategoricalCrossEntropyLoss().Evaluate([1, 0], [1, -1], new LogitShape(1, 2))).ShouldContain("Target 1");
    }

    private static ClassIndexLoss Make(string name) => name switch
    {
        "nll" => new NegativeLogLikelihoodLoss(),
        "cross_entropy" => new CrossEntropyLoss(),
        "softmax_focal" => new SoftmaxFocalLoss(),
        "multi_margin" => new MultiMarginLoss(),
        _ => new MulticlassDiceLoss(),
    };

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
