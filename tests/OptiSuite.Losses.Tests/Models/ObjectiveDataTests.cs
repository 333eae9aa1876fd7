namespace OptiSuite.Losses.Tests.Models;

/// <summary>Data that do not fit are refused when an objective is made, not in the midst of a run.</summary>
public sealed class ObjectiveDataTests
{
    private static readonly double[] _x = [1, 2, 3, 4, 5, 6];
    private static readonly LinearModel _three = new(2, 3), _one = new(2, 1);

    public static TheoryData<string> ElementwiseLosses => [.. Elementwise.Keys];

    private static Dictionary<string, ElementwiseLoss> Elementwise { get; } =
        LossCatalog.All.Select(d => d.Default).OfType<ElementwiseLoss>().ToDictionary(l => l.Name);

    [Theory]
    [MemberData(nameof(ElementwiseLosses))]
    public void Create_TargetIsNaN_IsNamed(string name) =>
        Refused(() => LossObjective.Create(_one, Elementwise[name], _x, [1, 1, double.NaN]), "Target 2", name, "NaN");

    [Theory]
    [MemberData(nameof(ElementwiseLosses))]
    public void Create_CheckTargetIsOff_StillChecksOnce(string name) =>
        Refused(() => LossObjective.Create(_one, Elementwise[name] with { CheckTarget = false }, _x, [1, 1, double.NaN]), "Target 2");

    [Fact]
    public void Create_LossScaledByTheBatch_IsNoSumOverSamples() =>
        Should.Throw<ArgumentException>(() => LossObjective.Create(
            new LinearModel(1, 1), new TukeyBiweightLoss { Scaling = TukeyScaling.MedianAbsoluteDeviation }, [1, 2, 3], [1, 2, 3])).Message.ShouldContain("PredictionObjective");

    [Fact]
    public void Create_WrongTargetThatIsNoInputEither_BlamesTheTarget()
    {
        Refused(() => LossObjective.Create(_one, new BinaryCrossEntropyLoss(), _x, [1, 2, 0]), "Target 1", "label 0 or 1");
        Refused(() => LossObjective.Create(_one, new BinaryCrossEntropyLoss(), _x, [1, -1, 0]), "Target 1", "Map labels");
        // Counts are no probabilities, but weights that this loss takes.
        LossObjective f = LossObjective.Create(_three, new CategoricalCrossEntropyLoss { Reduction = Reduction.Sum }, _x, [2, 0, 1, 3, 0, 0, 1, 1, 1]);
        f.TermCount.ShouldBe(3);
    }

    [Fact]
    public void Create_Distributions_RefusesShapeTargetAndWeights()
    {
        var loss = new SoftTargetCrossEntropyLoss();
        Refused(() => LossObjective.Create(_three, loss, _x, [1, 0, 0]), "3 target values for 3 samples", "give 9");
        Refused(() => LossObjective.Create(_three, loss, _x, [1, 0, 0, 0, -1, 0, 0, 1, 0]), "Target 4", "-1");
        Refused(() => LossObjective.Create(_three, loss with { CheckTarget = false }, _x, [1, 0, 0, 0, -1, 0, 0, 1, 0]), "Target 4");
        Refused(() => LossObjective.Create(_three, loss with { Weight = [1, 2] }, _x, new double[9]), "2 values", "3 classes");
        Refused(() => LossObjective.Create(_three, loss with { Reduction = Reduction.None }, _x, new double[9]), "Mean or Sum");
        Refused(() => LossObjective.Create(_three, new MultiLabelSoftMarginLoss(), _x, [1, 0, 0, 0, 2, 0, 0, 1, 0]), "Target 4", "2");
    }

    [Fact]
    public void Create_ClassIndices_RefusesTargetAndWeights()
    {
        Refused(() => LossObjective.Create(_three, new CrossEntropyLoss { Weight = [1, 2] }, _x, [0, 1, 2]), "2 values", "3 classes");
        Refused(() => LossObjective.Create(_three, new MultiMarginLoss(), _x, [0, 1, 3]), "Target 2", "0 to 2");
        Refused(() => LossObjective.Create(_three, new SoftmaxFocalLoss(), _x, [0, 1]), "2 class indices for 3 samples");
    }

    [Fact]
    public void Create_Pairs_RefusesIndicesCountsAndLabels()
    {
        var loss = new ContrastiveLoss();
        Refused(() => LossObjective.Create(_three, loss, _x, [0, 1, 2], [1]), "3 sample indices", "T×2");
        Refused(() => LossObjective.Create(_three, loss, _x, [0, 3], [1]), "Pair 0 names sample 3", "0 to 2");
        Refused(() => LossObjective.Create(_three, loss, _x, [0, -1], [1]), "sample -1");
        Refused(() => LossObjective.Create(_three, loss, _x, [0, 1, 1, 2], [1]), "1 labels for 2 pairs");
        Refused(() => LossObjective.Create(_three, loss, _x, [0, 1], [-1]), "-1");
        Refused(() => LossObjective.Create(_three, new CosineEmbeddingLoss(), _x, [0, 1], [0]), "0");
        Refused(() => LossObjective.Create(_three, loss, _x, [], []), "T ≥ 1");
        Refused(() => LossObjective.Create(_three, new TripletMarginLoss(), _x, [0, 1]), "Triplet", "T×3");
    }

    [Fact]
    public void Create_RankedPairs_RefusesModelCountsAndTargets()
    {
        var loss = new MarginRankingLoss();
        Refused(() => LossObjective.Create(_three, loss, _x, [0, 1], [1.0]), "3 predictions", "model with one");
        Refused(() => LossObjective.Create(_one, loss, _x, [0, 1], [1.0, 1]), "2 targets for 1 pairs");
        Refused(() => LossObjective.Create(_one, loss, _x, [0, 1], [0.0]), "Target 0", "0");
        Refused(() => LossObjective.Create(_one, loss with { CheckTarget = false }, _x, [0, 1], [0.5]), "Target 0", "0.5");
    }

    [Fact]
    public void Create_MarginSoftmax_RefusesClassesAndLabels()
    {
        var loss = new ArcFaceLoss();
        Refused(() => LossObjective.Create(_three, loss, 2, _x, [0, 1, 2]), "Target 2 of arcface is 2", "0 to 1");
        Refused(() => LossObjective.Create(_three, loss, 2, _x, [0, 1]), "2 class indices for 3 samples");
        Refused(() => LossObjective.Create(_three, loss, 2, _x, [0, -1, 1]), "Target 1");
        Refused(() => LossObjective.Create(_three, loss, 0, _x, [0, 0, 0]), "classes");
    }

    [Fact]
    public void PredictionObjective_FeaturesAndPoints_AreChecked()
    {
        PredictionLoss zero = (p, phi, gp, gphi) => 0;
        Refused(() => new PredictionObjective(_three, [1, 2, 3], zero, true), "rows of 2");
        Refused(() => new PredictionObjective(_three, [1, double.PositiveInfinity], zero, true), "Feature 1 of sample 0");
        Refused(() => new PredictionObjective(_three, _x, zero, true, -1), "lossParameterCount");
        Should.Throw<ArgumentNullException>(() => new PredictionObjective(_three, _x, null!, true));
        var f = new PredictionObjective(_three, _x, zero, true, 2);
        Refused(() => f.Evaluate(new double[9]), "9 values", "11 parameters");
        Refused(() => f.Evaluate(new double[11], new double[9]), "room for 9");
    }

    private static void Refused(Action action, params string[] parts)
    {
        string message = Should.Throw<ArgumentException>(action).Message;
        foreach (string part in parts) message.ShouldContain(part, Case.Insensitive);
    }
}
