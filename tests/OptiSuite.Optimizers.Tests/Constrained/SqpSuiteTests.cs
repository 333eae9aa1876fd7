using OptiSuite.Optimizers.Constrained;
using OptiSuite.Problems;

namespace OptiSuite.Optimizers.Tests.Constrained;

public class SqpSuiteTests
{
    [Fact]
    public void Minimize_HockSchittkowskiSuite_ReachesEveryKnownObjective()
    {
        foreach (Problem problem in ProblemCatalog.Suite("hock-schittkowski"))
        {
            OptimizationResult result = new Sqp().Minimize(problem);
            double known = problem.Known!.Objective;
            result.Converged.ShouldBeTrue($"{problem.Name}: {result.Message}");
            Math.Abs(result.Objective - known).ShouldBeLessThanOrEqualTo(1e-8 * Math.Max(1, Math.Abs(known)), problem.Name);
            result.ConstraintViolation.ShouldBeLessThan(1e-8, problem.Name);
            result.Evaluations.Total.ShouldBeLessThanOrEqualTo(40, problem.Name);
        }
    }
}
