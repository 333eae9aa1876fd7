namespace OptiSuite.Losses.Tests;

public sealed class TargetValidationTests
{
    [Fact]
    public void Evaluate_NaNTarget_IsNamedUnlessTheCheckIsOff()
    {
        foreach (ElementwiseLoss loss in new ElementwiseLoss[] { new MeanSquaredErrorLoss(), new MeanAbsoluteErrorLoss(), new HuberLoss(), new SmoothL1Loss() })
        {
            Refused(() => loss.Evaluate([1, 2, 3], [1, 2, double.NaN])).ShouldContain("Target 2");
            (loss with { CheckTarget = false }).Evaluate([1, 2, 3], [1, 2, double.NaN]).ShouldBe(double.NaN);
            loss.Evaluate([1, 2, double.NaN], [1, 2, 3]).ShouldBe(double.NaN);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(double.NaN)]
    public void BinaryCrossEntropy_TargetOutsideZeroToOne_NamesTheRightConvention(double target)
    {
        string message = Refused(() => new BinaryCrossEntropyWithLogitsLoss().Evaluate([0.3, 0.4], [1, target]));
        message.ShouldContain($"Target 1 of binary-cross-entropy-with-logits is {target}");
        message.ShouldContain("Map labels ±1");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void CrossEntropy_TargetOutsideTheClasses_NamesTheRangeAndTheIgnoredIndex(int target) =>
        Refused(() => new CrossEntropyLoss().Evaluate(new double[6], [0, target], new LogitShape(2, 3))).ShouldContain($"is {target}; a target is the index of a class, 0 to 2, or -100");

    [Fact]
    public void CrossEntropy_OneHotTargetsOrWrongWeights_SayWhatIsExpected()
    {
        var loss = new CrossEntropyLoss();
        Refused(() => loss.Evaluate(new double[6], [0, 1, 0, 1, 0, 0], new LogitShape(2, 3))).ShouldContain("not one value for each class");
        Refused(() => loss.Evaluate(new double[5], [0, 1], new LogitShape(2, 3))).ShouldContain("5 logits for the shape 2×3");
        Refused(() => loss.Evaluate([], [], default)).ShouldContain("new LogitShape");
        Refused(() => (loss with { Weight = [1, 2] }).Evaluate(new double[6], [0, 1], new LogitShape(2, 3))).ShouldContain("one for each class");
    }

    [Theory]
    [InlineData(0.25, "not a probability")]
    [InlineData(3, "run from 0 to 2")]
    [InlineData(-1, "±1")]
    [InlineData(double.NaN, "is NaN")]
    public void ClassIndices_NoIndex_SaysWhatItMightBe(double value, string what) =>
        Refused(() => ClassIndices.From([0, value], 3)).ShouldContain(what);

    [Fact]
    public void ClassIndices_WholeNumbers_AreTakenAsTheyAre() => ClassIndices.From([0, 2, 1], 3).ShouldBe([0, 2, 1]);

    [Fact]
    public void Parameters_OutsideTheirRange_AreRefusedWhereTheyAreSet()
    {
        Refused(() => new HuberLoss { Delta = 0 }).ShouldContain("positive");
        Refused(() => new HuberLoss { Delta = double.NaN });
        Refused(() => new SmoothL1Loss { Beta = -1 }).ShouldContain("not negative");
        Refused(() => new CrossEntropyLoss { LabelSmoothing = 1.5 }).ShouldContain("0 to 1");
        Refused(() => new CrossEntropyLoss { LabelSmoothing = -0.1 });
        Refused(() => new CrossEntropyLoss { Weight = [1, -1] }).ShouldContain("Weight 1 is -1");
        Refused(() => new CrossEntropyLoss { Weight = [] });
        Refused(() => new TripletMarginLoss { Margin = 0 }).ShouldContain("positive");
        Refused(() => new TripletMarginLoss { P = 0.5 }).ShouldContain("at least 1");
        Refused(() => new TripletMarginLoss { Eps = -1 });
        Refused(() => new MeanSquaredErrorLoss { Reduction = (Reduction)7 }).ShouldContain("None, Mean or Sum");
        Refused(() => new BinaryCrossEntropyWithLogitsLoss { PosWeight = [1, 2] }.Evaluate(new double[3], new double[3])).ShouldContain("PosWeight");
    }

    [Fact]
    public void Records_SameParameters_AreEqualAndPrintThem()
    {
        new CrossEntropyLoss { Weight = [1, 2] }.ShouldBe(new CrossEntropyLoss { Weight = [1, 2] });
        new CrossEntropyLoss { Weight = [1, 2] }.ShouldNotBe(new CrossEntropyLoss { Weight = [2, 1] });
        new CrossEntropyLoss { Weight = [1, 2] }.ToString().ShouldContain("Weight = [1, 2]");
        new TripletMarginLoss { Swap = true }.ToString().ShouldContain("Margin = 1, P = 2, Eps = 1E-06, Swap = True");
    }

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
