namespace OptiSuite.Losses.Tests.Sequence;

public sealed class CtcErrorCasesTests
{
    private static readonly SequenceShape _shape = new(4, 2, 3, 2);

    [Fact]
    public void Evaluate_LabelsThatAreNoLabels_SayWhatWasMeant()
    {
        Refused(() => Evaluate([1, 0, 1, 2], [4, 4], [2, 2])).ShouldBe("Label 1 of target 0 of ctc is 0, the blank; targets are without blanks. For padding lower the target's length.");
        Refused(() => Evaluate([1, 2, -1, 2], [4, 4], [2, 2])).ShouldContain("Label 0 of target 1 of ctc is -1; a label is the index of a class, 0 to 2");
        Refused(() => Evaluate([1, 2, 1, 3], [4, 4], [2, 2])).ShouldContain("is 3;");
        // Padding may be anything.
        Evaluate([1, -1, 2, 99], [4, 4], [1, 1]).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Evaluate_LengthsOutOfRange_AreNamed()
    {
        Refused(() => Evaluate([1, 2, 1, 2], [4, 5], [2, 2])).ShouldContain("Input length 1 of ctc is 5; the logits have 0 to 4 steps");
        Refused(() => Evaluate([1, 2, 1, 2], [4, 4], [3, 2])).ShouldContain("Target length 0 of ctc is 3; the targets have 0 to 2 labels");
        Refused(() => Evaluate([1, 2, 1, 2], [-1, 4], [2, 2])).ShouldContain("is -1");
        Refused(() => Evaluate([1, 2, 1, 2], [4], [2, 2])).ShouldContain("1 input lengths and 2 target lengths");
        Refused(() => Evaluate([1, 2, 1], [4, 4], [2, 2])).ShouldContain("pad each target to 2 labels");
        Refused(() => new CtcLoss().Evaluate(new double[23], [1, 2, 1, 2], [4, 4], [2, 2], _shape)).ShouldContain("the time comes first");
    }

    [Fact]
    public void Blank_OutsideTheClasses_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new CtcLoss { Blank = -1 }).Message.ShouldContain("C − 1");
        Refused(() => new CtcLoss { Blank = 3 }.Evaluate(new double[24], [1, 2, 1, 2], [4, 4], [2, 2], _shape)).ShouldContain("0 to 2");
        Refused(() => new CtcLoss().Evaluate([], [], [], [], default)).ShouldContain("new SequenceShape");
    }

    private static double Evaluate(int[] targets, int[] inputLengths, int[] targetLengths) =>
        new CtcLoss().Evaluate(new double[24], targets, inputLengths, targetLengths, _shape);

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
