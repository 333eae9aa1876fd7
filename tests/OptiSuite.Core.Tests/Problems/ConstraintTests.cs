namespace OptiSuite.Core.Tests.Problems;

public class ConstraintTests
{
    [Fact]
    public void Linear_Evaluate_MultipliesRows()
    {
        var constraint = new LinearConstraint(new double[,] { { 1, 2 }, { 3, 4 } }, [0, 0], [1, 1]);
        double[] values = new double[2];
        constraint.Evaluate([10, 1], values);
        values.ShouldBe([12, 34]);
    }

    [Fact]
    public void Linear_Kinds_FollowFromLimits()
    {
        LinearConstraint.EqualTo(new double[,] { { 1 } }, [1]).Kinds.ShouldBe(ConstraintKinds.LinearEquality);
        LinearConstraint.AtLeast(new double[,] { { 1 } }, [1]).Kinds.ShouldBe(ConstraintKinds.LinearInequality);
    }

    [Fact]
    public void Linear_LowerAboveUpper_NamesRowAndConstraint() =>
        Should.Throw<ArgumentException>(() => new LinearConstraint(new double[,] { { 1 } }, [2], [1], "cap")).Message.ShouldContain("Row 0 of constraint 'cap'");

    [Fact]
    public void Linear_CoefficientNotFinite_NamesItsPlace() =>
        Should.Throw<ArgumentException>(() => LinearConstraint.AtMost(new double[,] { { 1, double.NaN } }, [1])).Message.ShouldContain("(0, 1)");

    [Fact]
    public void Nonlinear_WithoutJacobian_SaysSo()
    {
        NonlinearConstraint constraint = NonlinearConstraint.AtMost(x => x[0], 1, name: "ball");
        constraint.HasJacobian.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => constraint.Jacobian([1], new double[1])).Message.ShouldContain("'ball'");
    }

    [Fact]
    public void Limits_WithoutRows_Throw() =>
        Should.Throw<ArgumentException>(() => new NonlinearConstraint((_, _) => { }, [], []));
}
