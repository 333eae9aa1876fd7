namespace OptiSuite.Optimizers.Tests.Constrained;

/// <summary>The derivatives that a run of SQP passes on to its result (<see cref="ILocalModel"/>).</summary>
public class SqpLocalModelTests
{
    [Fact]
    public void Minimize_Converged_TheResultHasTheGradientAtTheAnswer()
    {
        OptimizationResult result = new Sqp().Minimize(SqpProblems.Hs71);
        double[] gradient = new double[4];
        ((IDifferentiableObjective)result.Problem.Objective).Evaluate(result.X.AsSpan(), gradient);
        result.Gradient!.Value.ShouldBe(gradient);
    }

    [Fact]
    public void Minimize_Quadratic_TheHessianIsSymmetricAndHasItsCurvatureAlongTheSteps()
    {
        OptimizationResult result = new Sqp().Minimize(SqpProblems.Rosenbrock);
        double[] b = [.. result.Hessian!.Value];
        b.Length.ShouldBe(4);
        b[1].ShouldBe(b[2], 1e-9);
        // ∇²f(1, 1) = [802, −400; −400, 200].
        b[0].ShouldBe(802, 80);
        b[3].ShouldBe(200, 20);
    }

    [Fact]
    public void Minimize_MethodWithoutModel_LeavesBothOut()
    {
        OptimizationResult result = new GradientDescent().Minimize(SqpProblems.Rosenbrock);
        result.Gradient.ShouldBeNull();
        result.Hessian.ShouldBeNull();
    }
}
