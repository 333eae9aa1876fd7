namespace OptiSuite.Core.Tests.Derivatives;

public class DerivativeCheckerTests
{
    [Fact]
    public void Check_RightDerivatives_Pass()
    {
        Problem problem = TestProblems.Sphere(1, 2) with
        {
            Constraints = [NonlinearConstraint.AtMost(x => x[0] * x[1], 1, (x, j) => (j[0], j[1]) = (x[1], x[0]))],
        };
        DerivativeReport report = DerivativeChecker.Check(problem, [0.3, -0.7]);
        report.Passed.ShouldBeTrue(report.ToString());
        report.Checked.ShouldBe(4);
    }

    [Fact]
    public void Check_WrongGradient_NamesTheWorst()
    {
        var problem = new Problem(
            Objective.Differentiable((x, g) =>
            {
                (g[0], g[1]) = (2 * x[0], 7);
                return (x[0] * x[0]) + (x[1] * x[1]);
            }),
            2);
        DerivativeReport report = DerivativeChecker.Check(problem, [1, 1]);
        report.Passed.ShouldBeFalse();
        report.Errors.Single().What.ShouldBe("∂f/∂x[1]");
        report.Errors[0].Differenced.ShouldBe(2, 1e-6);
        report.ToString().ShouldContain("should be about 2");
    }

    [Fact]
    public void Check_WrongHessianAndJacobian_AreFound()
    {
        ITwiceDifferentiableObjective objective = Objective.TwiceDifferentiable(
            (x, g) =>
            {
                g[0] = 3 * x[0] * x[0];
                return x[0] * x[0] * x[0];
            },
            (x, v, product) => product[0] = 5 * v[0]);
        var problem = new Problem(objective, 1) { Constraints = [NonlinearConstraint.AtMost(x => x[0], 1, (_, j) => j[0] = 9, "row")] };
        DerivativeChecker.Check(problem, [1]).Errors.Select(error => error.What).Order().ShouldBe(
            ["∂c[0]/∂x[0] of 'row'", "∂²f/∂x[0]∂x[0]"], ignoreOrder: true);
    }

    [Fact]
    public void Check_NaNDerivative_Fails()
    {
        var problem = new Problem(
            Objective.Differentiable((x, g) =>
            {
                g[0] = double.NaN;
                return x[0];
            }),
            1);
        DerivativeChecker.Check(problem, [1]).Passed.ShouldBeFalse();
    }
}
