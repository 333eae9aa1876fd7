namespace OptiSuite.Core.Tests.Problems;

public class ProblemTests
{
    private static Problem Any(int dimension) => new(Objective.From(TestProblems.SumOfSquares), dimension) { Name = "p" };

    [Fact]
    public void Constructor_NoVariables_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => Any(0));

    [Fact]
    public void Start_WrongLength_NamesBothNumbers() =>
        Should.Throw<ArgumentException>(() => Any(3) with { Start = [1, 2] }).Message.ShouldBe(
            "The start of 'p' has 2 values, and the problem 3 variables; they must agree.");

    [Fact]
    public void Start_NotFinite_NamesTheValue() =>
        Should.Throw<ArgumentException>(() => Any(2) with { Start = [1, double.NaN] }).Message.ShouldContain("Value 1 of the start");

    [Fact]
    public void SearchRegion_InfiniteSide_Throws() =>
        Should.Throw<ArgumentException>(() => Any(2) with { SearchRegion = Bounds.NonNegative(2) }).Message.ShouldContain("infinite side");

    [Fact]
    public void Constraints_OtherNumberOfVariables_NamesTheConstraint() =>
        Should.Throw<ArgumentException>(() => Any(2) with { Constraints = [LinearConstraint.AtMost(new double[,] { { 1, 1, 1 } }, [1], "budget")] })
            .Message.ShouldContain("constraint 'budget'");

    [Fact]
    public void IntegerVariables_IndexOutside_Throws() =>
        Should.Throw<ArgumentException>(() => Any(2) with { IntegerVariables = [2] }).Message.ShouldContain("from 0 to 1");

    [Fact]
    public void ConstraintKinds_EveryBlock_IsCounted()
    {
        Problem problem = Any(2) with
        {
            Bounds = Bounds.NonNegative(2),
            Constraints =
            [
                new LinearConstraint(new double[,] { { 1, 0 }, { 0, 1 } }, [0, 2], [1, 2]),
                NonlinearConstraint.AtMost(x => x[0] * x[1], 3),
            ],
        };
        problem.ConstraintKinds.ShouldBe(
            ConstraintKinds.Bounds | ConstraintKinds.LinearEquality | ConstraintKinds.LinearInequality | ConstraintKinds.NonlinearInequality);
        problem.ConstraintCount.ShouldBe(3);
    }

    [Fact]
    public void SamplingRegion_FiniteBoundsOnly_AreUsed()
    {
        Any(2).SamplingRegion.ShouldBeNull();
        (Any(2) with { Bounds = Bounds.NonNegative(2) }).SamplingRegion.ShouldBeNull();
        (Any(2) with { Bounds = Bounds.Uniform(2, -1, 1) }).SamplingRegion.ShouldBe(Bounds.Uniform(2, -1, 1));
    }
}
