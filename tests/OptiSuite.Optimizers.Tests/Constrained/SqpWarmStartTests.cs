using OptiSuite.Problems;

namespace OptiSuite.Optimizers.Tests.Constrained;

public class SqpWarmStartTests
{
    [Fact]
    public void Minimize_SlightlyChangedProblems_TakesClearlyFewerEvaluationsThanCold()
    {
        long coldTotal = 0, warmTotal = 0;
        foreach (string name in new[] { "hs43", "hs65", "hs100", "hs104", "hs113" })
        {
            Problem problem = ProblemCatalog.Suite("hock-schittkowski").Single(p => p.Name == name);
            OptimizationResult first = new Sqp().Minimize(problem);
            Problem changed = Tilted(problem, 1e-3 * Math.Max(1, Math.Abs(first.Objective))) with { Start = first.X };
            OptimizationResult cold = new Sqp().Minimize(changed);
            OptimizationResult warm = new Sqp { WarmStart = SqpWarmStart.From(first) }.Minimize(changed);
            warm.Converged.ShouldBeTrue($"{name}: {warm.Message}");
            warm.Objective.ShouldBe(cold.Objective, 1e-7 * Math.Max(1, Math.Abs(cold.Objective)), name);
            warm.Evaluations.Total.ShouldBeLessThan(cold.Evaluations.Total, name);
            (coldTotal, warmTotal) = (coldTotal + cold.Evaluations.Total, warmTotal + warm.Evaluations.Total);
        }

        warmTotal.ShouldBeLessThanOrEqualTo(6 * coldTotal / 10, $"cold: {coldTotal}");
    }

    [Fact]
    public void From_ResultWithoutModel_IsAColdStart()
    {
        SqpWarmStart none = SqpWarmStart.From(new GradientDescent().Minimize(SqpProblems.Rosenbrock));
        none.ShouldBe(new SqpWarmStart());
        OptimizationResult warm = new Sqp { WarmStart = none }.Minimize(SqpProblems.Rosenbrock), cold = new Sqp().Minimize(SqpProblems.Rosenbrock);
        warm.X.ToArray().ShouldBe([.. cold.X]);
    }

    [Fact]
    public void From_Result_ComparesByValueAndPrintsInAFewWords()
    {
        OptimizationResult result = new Sqp().Minimize(SqpProblems.Hs71);
        SqpWarmStart warm = SqpWarmStart.From(result);
        warm.ShouldBe(SqpWarmStart.From(new Sqp().Minimize(SqpProblems.Hs71)));
        warm.GetHashCode().ShouldBe(SqpWarmStart.From(result).GetHashCode());
        warm.ShouldNotBe(new SqpWarmStart { Multipliers = warm.Multipliers });
        new Sqp { WarmStart = warm }.ToString().ShouldContain("WarmStart = 2 multipliers, a Hessian");
    }

    [Fact]
    public void Minimize_WarmStartOfAnotherSize_SaysSo()
    {
        SqpWarmStart other = SqpWarmStart.From(new Sqp().Minimize(SqpProblems.Hs43));
        Should.Throw<ArgumentException>(() => new Sqp { WarmStart = other }.Minimize(SqpProblems.Hs71)).Message.ShouldContain("3 multipliers");
        Should.Throw<ArgumentException>(() => new Sqp { WarmStart = other with { Multipliers = [] } }.Minimize(SqpProblems.Hs6))
            .Message.ShouldContain("needs 4");
        Should.Throw<ArgumentException>(() => new SqpWarmStart { Hessian = [1, double.NaN, 0, 1] }).Message.ShouldContain("finite");
    }

    [Fact]
    public void Minimize_IndefiniteWarmHessian_IsShiftedAndConverges()
    {
        var warm = new SqpWarmStart { Hessian = [1, 0, 0, -5] };
        OptimizationResult result = new Sqp { WarmStart = warm }.Minimize(SqpProblems.Rosenbrock);
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBeLessThan(1e-10);
    }

    /// <summary>The problem with a small linear term more in its objective.</summary>
    private static Problem Tilted(Problem problem, double slope)
    {
        var objective = (IDifferentiableObjective)problem.Objective;
        GradientFunction tilted = (x, g) =>
        {
            double f = objective.Evaluate(x, g);
            g[0] += slope;
            return f + (slope * x[0]);
        };
        return new Problem(Objective.Differentiable(tilted), problem.Dimension)
        {
            Name = problem.Name,
            Start = problem.Start,
            Bounds = problem.Bounds,
            Constraints = problem.Constraints,
        };
    }
}
