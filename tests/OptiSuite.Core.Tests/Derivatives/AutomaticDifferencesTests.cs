namespace OptiSuite.Core.Tests.Derivatives;

public class AutomaticDifferencesTests
{
    private static readonly Problem _cubic = TestProblems.Plain(x => Math.Pow(x[0], 3) + Math.Exp(x[1]), 1, 1);

    [Fact]
    public void TrySwitchToCentral_Automatic_ChangesOnceAndCostsTwice()
    {
        Script(_cubic, FiniteDifferenceScheme.Automatic, (evaluator, x) =>
        {
            double[] g = new double[2];
            evaluator.DerivativesAreDifferenced.ShouldBeTrue();
            double f = evaluator.Objective(x, g);
            evaluator.Counts.Objective.ShouldBe(3);
            Math.Abs(g[0] - 3).ShouldBeInRange(1e-9, 1e-6);
            evaluator.TrySwitchToCentral().ShouldBeTrue();
            evaluator.TrySwitchToCentral().ShouldBeFalse();
            evaluator.Gradient(x, f, g).ShouldBeTrue();
            evaluator.Counts.Objective.ShouldBe(7);
            g[0].ShouldBe(3, 1e-9);
            g[1].ShouldBe(Math.E, 1e-9);
        });
    }

    [Theory]
    [InlineData(FiniteDifferenceScheme.Forward, 3)]
    [InlineData(FiniteDifferenceScheme.Central, 5)]
    public void TrySwitchToCentral_SchemeChosen_KeepsIt(FiniteDifferenceScheme scheme, int evaluations) => Script(_cubic, scheme, (evaluator, x) =>
    {
        evaluator.TrySwitchToCentral().ShouldBeFalse();
        _ = evaluator.Objective(x, new double[2]);
        evaluator.Counts.Objective.ShouldBe(evaluations);
    });

    [Fact]
    public void TrySwitchToCentral_GradientGiven_HasNothingToDo() => Script(TestProblems.Sphere(1, 2), FiniteDifferenceScheme.Automatic, (evaluator, _) =>
    {
        evaluator.DerivativesAreDifferenced.ShouldBeFalse();
        evaluator.TrySwitchToCentral().ShouldBeFalse();
    });

    [Fact]
    public void TrySwitchToCentral_JacobianMissing_ChangesTheJacobian()
    {
        Problem problem = TestProblems.Sphere(1, 2) with { Constraints = [NonlinearConstraint.AtMost(x => Math.Pow(x[0], 3) * x[1], 5)] };
        Script(problem, FiniteDifferenceScheme.Automatic, (evaluator, x) =>
        {
            double[] c = new double[1], jacobian = new double[2];
            _ = evaluator.Constraints(x, c);
            evaluator.TrySwitchToCentral().ShouldBeTrue();
            evaluator.Jacobian(x, c, jacobian).ShouldBeTrue();
            evaluator.Counts.Constraint.ShouldBe(5);
            jacobian[0].ShouldBe(6, 1e-9);
        });
    }

    [Fact]
    public void Derivatives_BothDifferenced_TakesFAndCTogether()
    {
        int calls = 0;
        var batch = new CountingBatch(() => calls++);
        Problem problem = TestProblems.Plain(x => x[0] * x[1] * x[2], 1, 2, 3) with
        {
            Constraints = [NonlinearConstraint.AtMost(x => x[0] + (x[1] * x[2]), 10), LinearConstraint.AtMost(new double[,] { { 1, 2, 3 } }, [20])],
        };
        Script(problem, FiniteDifferenceScheme.Central, (evaluator, x) =>
        {
            double[] c = new double[2], g = new double[3], jacobian = new double[6];
            double f = evaluator.Objective(x);
            _ = evaluator.Constraints(x, c);
            evaluator.Derivatives(x, f, c, g, jacobian).ShouldBeTrue();
            calls.ShouldBe(1);
            (evaluator.Counts.Objective, evaluator.Counts.Constraint, evaluator.Counts.Total).ShouldBe((7, 7, 7));
            double[] separateG = new double[3], separateJ = new double[6];
            evaluator.Gradient(x, f, separateG).ShouldBeTrue();
            evaluator.Jacobian(x, c, separateJ).ShouldBeTrue();
            g.ShouldBe(separateG);
            jacobian.ShouldBe(separateJ);
            jacobian[3..].ShouldBe([1, 2, 3]);
        }, batch);
    }

    [Fact]
    public void Derivatives_GradientGiven_AreTakenOneByOne()
    {
        Problem problem = TestProblems.Sphere(1, 2) with { Constraints = [NonlinearConstraint.AtMost(x => x[0] * x[1], 5)] };
        Script(problem, FiniteDifferenceScheme.Forward, (evaluator, x) =>
        {
            double[] c = new double[1], g = new double[2], jacobian = new double[2];
            double f = evaluator.Objective(x);
            _ = evaluator.Constraints(x, c);
            evaluator.Derivatives(x, f, c, g, jacobian).ShouldBeTrue();
            g.ShouldBe([2, 4]);
            jacobian.ShouldBe([2, 1], 1e-7);
            (evaluator.Counts.Objective, evaluator.Counts.Constraint).ShouldBe((2, 3));
        });
    }

    private static void Script(Problem problem, FiniteDifferenceScheme scheme, Action<Evaluator, double[]> script, IBatchEvaluator? batch = null)
    {
        var optimizer = new ScriptedOptimizer((context, x) =>
        {
            script(context.Evaluator, x);
            return ExitReason.Stalled;
        });
        var options = new RunOptions { FiniteDifferences = scheme, Verify = false };
        _ = optimizer.Minimize(problem, batch is null ? options : options with { Batch = batch });
    }

    private sealed class CountingBatch(Action called) : IBatchEvaluator
    {
        public void Evaluate(
            Problem problem, ReadOnlyMemory<double> points, Memory<double> objectives, Memory<double> constraints, CancellationToken cancellationToken)
        {
            called();
            SequentialBatchEvaluator.Instance.Evaluate(problem, points, objectives, constraints, cancellationToken);
        }
    }
}
