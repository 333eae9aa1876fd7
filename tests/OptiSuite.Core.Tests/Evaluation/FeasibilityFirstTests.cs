namespace OptiSuite.Core.Tests.Evaluation;

public class FeasibilityFirstTests
{
    [Theory]
    [InlineData(9, 0, 1, 0.5, true)] // feasible beats infeasible, whatever the objective
    [InlineData(1, 0.5, 9, 0, false)]
    [InlineData(1, 0, 2, 0, true)] // both feasible: the objective
    [InlineData(9, 0.1, 1, 0.2, true)] // both infeasible: the violation
    [InlineData(1, 1e-9, 2, 0, true)] // a violation within tolerance is none
    [InlineData(double.NaN, 0, 2, 0, false)]
    [InlineData(2, 0, double.NaN, 0, true)]
    [InlineData(1, double.NaN, 2, 3, false)]
    [InlineData(double.PositiveInfinity, 0, 5, 0.5, false)] // without a value a feasible point is no answer
    [InlineData(5, 0.5, double.PositiveInfinity, 0, true)]
    public void IsBetter_Pairs_FollowDebsRules(double f, double v, double otherF, double otherV, bool better) =>
        FeasibilityFirst.IsBetter(f, v, otherF, otherV, 1e-6).ShouldBe(better);
}
