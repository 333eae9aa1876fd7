using System.Numerics.Tensors;

namespace OptiSuite.Losses.TensorTests;

/// <summary>What tensors are refused, and with which remedy.</summary>
public sealed class TensorShapesTests
{
    private static readonly MeanSquaredErrorLoss _mse = new();
    private static readonly CrossEntropyLoss _crossEntropy = new();
    private static readonly TripletMarginLoss _triplet = new();

    [Fact]
    public void Evaluate_ShapesDiffer_NamesBoth()
    {
        Refused(() => _mse.Evaluate(Zeros(2, 3), Zeros(3, 2)), "(2, 3)", "(3, 2)", "Nothing is broadcast");
        Refused(() => _mse.EvaluateEach(Zeros(2, 3), Zeros(2)), "(2, 3)", "(2)");
        Refused(() => _triplet.Evaluate(Zeros(2, 3), Zeros(2, 3), Zeros(2, 4)), "'anchor'", "(2, 3)", "'negative'", "(2, 4)");
        Refused(() => _triplet.Evaluate(Zeros(2, 3, 1), Zeros(2, 3, 1), Zeros(2, 3, 1)), "(2, 3, 1)", "(N, D)");
        Refused(() => new SoftTargetCrossEntropyLoss().Evaluate(Zeros(2, 3), Zeros(2)), "(2, 3)", "(2)");
        Refused(() => new MarginRankingLoss().Evaluate(Zeros(2), Zeros(2), Zeros(3)), "(2)", "(3)");
    }

    [Fact]
    public void Evaluate_ClassIndicesOfTheWrongShape_NamesBothAndTheRemedy()
    {
        Refused(() => _crossEntropy.Evaluate(Zeros(2, 3), Indices(3)), "(3)", "(2, 3)", "without the classes");
        Refused(() => _crossEntropy.Evaluate(Zeros(2, 3), Indices(2, 3)), "(2, 3)", "losses of distributions");
        Refused(() => _crossEntropy.Evaluate(Zeros(2, 3, 4), Indices(2)), "(2)", "(2, 3, 4)");
        Refused(() => _crossEntropy.Evaluate(Zeros(3), Indices(3)), "(3)");
    }

    [Fact]
    public void Evaluate_GradientOfTheWrongShape_IsRefused()
    {
        Refused(() => _mse.Evaluate(Zeros(2, 3), Zeros(2, 3), Zeros(6)), "'inputGradient'", "(6)", "(2, 3)");
        Refused(() => _mse.Evaluate(Zeros(2, 3), Zeros(2, 3), targetGradient: Zeros(3, 2)), "'targetGradient'", "(3, 2)");
        Refused(() => _crossEntropy.Evaluate(Zeros(2, 3), Indices(2), Zeros(2)), "'inputGradient'", "(2)", "(2, 3)");
    }

    [Fact]
    public void Evaluate_SliceWithGaps_IsRefusedWithTheRemedy()
    {
        Tensor<double> whole = Tensor.Create(Enumerable.Range(0, 12).Select(i => (double)i).ToArray(), [3, 4]);
        Tensor<double> slice = whole.Slice(0..3, 1..3);
        slice.IsDense.ShouldBeFalse();
        Refused(() => _mse.Evaluate(slice, Zeros(3, 2)), "'input'", "(3, 2)", "ToDenseTensor()");
        Refused(() => _mse.Evaluate(Zeros(3, 2), Zeros(3, 2), slice), "'inputGradient'", "ToDenseTensor()");
        _mse.Evaluate(slice.ToDenseTensor(), Zeros(3, 2)).ShouldBe((1 + 4 + 25 + 36 + 81 + 100) / 6.0, 1e-13);
    }

    [Fact]
    public void Evaluate_SliceWithoutGaps_IsTakenFromItsStart()
    {
        Tensor<double> whole = Tensor.Create(Enumerable.Range(0, 12).Select(i => (double)i).ToArray(), [3, 4]);
        Tensor<double> rows = whole.Slice(1..3, 0..4);
        if (rows.IsDense) _mse.Evaluate(rows, Zeros(2, 4)).ShouldBe(Enumerable.Range(4, 8).Average(i => i * i), 1e-12);
        _mse.Evaluate(rows.ToDenseTensor(), Zeros(2, 4)).ShouldBe(Enumerable.Range(4, 8).Average(i => i * i), 1e-12);
    }

    [Fact]
    public void Evaluate_EmptyBatch_IsASumOfNothing()
    {
        (_mse with { Reduction = Reduction.Sum }).Evaluate(Zeros(0, 3), Zeros(0, 3), Zeros(0, 3)).ShouldBe(0);
        _mse.Evaluate(Zeros(0), Zeros(0)).ShouldBe(double.NaN);
        (_crossEntropy with { Reduction = Reduction.Sum }).Evaluate(Zeros(0, 3), Indices(0)).ShouldBe(0);
        _crossEntropy.EvaluateEach(Zeros(0, 3), Indices(0)).Lengths.ToArray().ShouldBe([0]);
        (_triplet with { Reduction = Reduction.Sum }).Evaluate(Zeros(0, 3), Zeros(0, 3), Zeros(0, 3)).ShouldBe(0);
        _mse.EvaluateEach(Zeros(0, 3), Zeros(0, 3)).Lengths.ToArray().ShouldBe([0, 3]);
    }

    [Fact]
    public void Evaluate_Null_NamesTheArgument()
    {
        Should.Throw<ArgumentNullException>(() => _mse.Evaluate(null!, Zeros(2))).ParamName.ShouldBe("input");
        Should.Throw<ArgumentNullException>(() => _mse.Evaluate(Zeros(2), null!)).ParamName.ShouldBe("target");
        Should.Throw<ArgumentNullException>(() => _crossEntropy.Evaluate(Zeros(2, 3), null!)).ParamName.ShouldBe("target");
        Should.Throw<ArgumentNullException>(() => new Wasserstein1DLoss().Evaluate(null!, Zeros(2))).ParamName.ShouldBe("u");
    }

    private static void Refused(Action action, params string[] parts)
    {
        string message = Should.Throw<ArgumentException>(action).Message;
        foreach (string part in parts) message.ShouldContain(part);
    }

    private static Tensor<double> Zeros(params nint[] lengths) => Tensor.CreateFromShape<double>(lengths);

    private static Tensor<int> Indices(params nint[] lengths) => Tensor.CreateFromShape<int>(lengths);
}
