namespace OptiSuite.Core.Tests.Evaluation;

public class EvaluatorTests
{
    private static OptimizationResult Run(Problem problem, Action<Evaluator> script, RunOptions? options = null) =>
        new ScriptedOptimizer((context, _) =>
        {
            script(context.Evaluator);
            return ExitReason.Stalled;
        }).Minimize(problem, (options ?? new RunOptions()) with { Verify = false });

    [Fact]
    public void Counts_EveryKind_AreKeptApart()
    {
        var objective = Objective.TwiceDifferentiable((x, g) => g[0] = x[0], (_, v, p) => p[0] = v[0]);
        var problem = new Problem(objective, 1) { Constraints = [NonlinearConstraint.AtMost(x => x[0], 1, (_, j) => j[0] = 1)] };
        OptimizationResult result = Run(problem, evaluator =>
        {
            double[] v = new double[1], c = new double[1];
            _ = evaluator.Objective([1]);
            _ = evaluator.Objective([1], v);
            evaluator.HessianVector([1], [1], v);
            _ = evaluator.Constraints([1], c);
            _ = evaluator.Jacobian([1], c, v);
            _ = evaluator.Jacobian([1], c, v);
            _ = evaluator.Monitor([1]);
        });
        result.Evaluations.ShouldBe(new EvaluationCounts(
            Objective: 2, Gradient: 1, HessianVector: 1, Constraint: 1, Jacobian: 2, Terms: 0, TermCount: 0, Monitor: 1, NonFinite: 0));
        result.Evaluations.Total.ShouldBe(2);
    }

    [Fact]
    public void Terms_Minibatches_CostTheirShareOfTheBudget()
    {
        int terms = 0;
        var problem = new Problem(
            Objective.FiniteSum(10, (x, indices, g) =>
            {
                terms += indices.Length;
                g[0] = 0;
                return x[0];
            }),
            1);
        OptimizationResult result = Run(
            problem,
            evaluator =>
            {
                double[] g = new double[1];
                while (true) _ = evaluator.Terms([1], [0, 1, 2], g);
            },
            new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 2 } });
        result.ExitReason.ShouldBe(ExitReason.MaxEvaluations);
        terms.ShouldBe(18, "seven minibatches of three would be more than twice ten terms");
        result.Evaluations.Total.ShouldBe(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(17)]
    public void Budget_AnyMixOfCalls_IsNeverExceeded(int budget)
    {
        int calls = 0;
        Problem problem = TestProblems.Plain(
            x =>
            {
                calls++;
                return x[0] * x[0];
            },
            1,
            1);
        OptimizationResult result = Run(
            problem,
            evaluator =>
            {
                double[] g = new double[2], f = new double[3], v = new double[3];
                for (int k = 0; k < 50; k++)
                {
                    _ = evaluator.Objective([k, 1]);
                    _ = evaluator.Objective([k, 1], g);
                    evaluator.Batch(new double[] { 1, 2, 3, 4, 5, 6 }, f, v);
                }
            },
            new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = budget } });
        result.ExitReason.ShouldBe(ExitReason.MaxEvaluations);
        calls.ShouldBeLessThanOrEqualTo(budget);
        result.Evaluations.Total.ShouldBe(calls);
    }

    [Fact]
    public void Batch_BudgetEndsWithin_EvaluatesWhatItCovers()
    {
        int calls = 0;
        Problem problem = TestProblems.Plain(
            x =>
            {
                calls++;
                return x[0];
            },
            0);
        OptimizationResult result = Run(
            problem,
            evaluator => evaluator.Batch(new double[] { 5, 4, 3, 2, 1 }, new double[5], new double[5]),
            new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 3 } });
        (calls, result.Objective, result.ExitReason).ShouldBe((3, 3, ExitReason.MaxEvaluations));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Objective_NotFinite_BecomesPlusInfinityAndIsCounted(double value)
    {
        double seen = 0;
        OptimizationResult result = Run(TestProblems.Plain(_ => value, 0), evaluator => seen = evaluator.Objective([0]));
        seen.ShouldBe(double.PositiveInfinity);
        result.Evaluations.NonFinite.ShouldBe(1);
        result.Objective.ShouldBe(double.NaN);
    }

    [Fact]
    public void Objective_GradientNotFinite_RejectsThePoint()
    {
        var problem = new Problem(
            Objective.Differentiable((x, g) =>
            {
                g[0] = double.NaN;
                return 1;
            }),
            1);
        double seen = 0;
        Run(problem, evaluator => seen = evaluator.Objective([0], new double[1])).Evaluations.NonFinite.ShouldBe(1);
        seen.ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Objective_OutsideBounds_IsTheAlgorithmsError()
    {
        int calls = 0;
        Problem problem = TestProblems.Plain(_ => ++calls, 0) with { Bounds = Bounds.Uniform(1, -1, 1) };
        Should.Throw<InvalidOperationException>(() => Run(problem, evaluator => evaluator.Objective([1.5]))).Message.ShouldContain("outside the bounds");
        calls.ShouldBe(0);
    }

    [Fact]
    public void Objective_NoGradient_IsDifferencedWithinBoundsAndBudget()
    {
        var bounds = Bounds.Uniform(2, 0, 1);
        Problem problem = TestProblems.Plain(
            x =>
            {
                bounds.Contains(x).ShouldBeTrue();
                return TestProblems.SumOfSquares(x);
            },
            1,
            0) with
        { Bounds = bounds };
        double[] gradient = new double[2];
        OptimizationResult result = Run(problem, evaluator => evaluator.Objective([1, 0], gradient));
        gradient[0].ShouldBe(2, 1e-7);
        gradient[1].ShouldBe(0, 1e-7);
        result.Evaluations.Objective.ShouldBe(3);
        result.Evaluations.Gradient.ShouldBe(0);
        result.Objective.ShouldBe(1, "samples of a difference are no answers");
    }

    [Fact]
    public void Gradient_AtAKnownValue_DoesNotTakeTheValueAgain()
    {
        Problem problem = TestProblems.Plain(TestProblems.SumOfSquares, 1, 2);
        double[] gradient = new double[2];
        OptimizationResult result = Run(problem, evaluator =>
        {
            double f = evaluator.Objective([1, 2]);
            evaluator.Gradient([1, 2], f, gradient).ShouldBeTrue();
        });
        result.Evaluations.Objective.ShouldBe(3, "one value and one sample for each variable");
        gradient[0].ShouldBe(2, 1e-6);
        gradient[1].ShouldBe(4, 1e-6);
    }

    [Fact]
    public void Jacobian_OneBlockWithout_IsDifferencedBesideTheExactOne()
    {
        Problem problem = TestProblems.Sphere(1, 2) with
        {
            Constraints =
            [
                NonlinearConstraint.AtMost(x => x[0] * x[1], 5),
                LinearConstraint.AtMost(new double[,] { { 3, 4 } }, [20]),
            ],
        };
        double[] jacobian = new double[4];
        Run(problem, evaluator =>
        {
            double[] values = new double[2];
            _ = evaluator.Constraints([1, 2], values);
            evaluator.Jacobian([1, 2], values, jacobian).ShouldBeTrue();
        }).Evaluations.Constraint.ShouldBe(3);
        double[] expected = [2, 1, 3, 4];
        for (int i = 0; i < 4; i++) jacobian[i].ShouldBe(expected[i], 1e-7);
    }

    [Fact]
    public void Best_ConstrainedProblem_PrefersFeasibleWhateverTheOrderOfCalls()
    {
        Problem problem = TestProblems.Plain(x => x[0], 0) with { Constraints = [NonlinearConstraint.AtLeast(x => x[0], 2)] };
        OptimizationResult result = Run(problem, evaluator =>
        {
            double[] c = new double[1];
            _ = evaluator.Objective([-5]);
            _ = evaluator.Constraints([-5], c);
            _ = evaluator.Constraints([4], c);
            _ = evaluator.Objective([4]);
            _ = evaluator.Objective([3]);
            _ = evaluator.Constraints([3], c);
            _ = evaluator.Objective([1]);
            _ = evaluator.Constraints([1], c);
        });
        (result.X[0], result.Objective, result.ConstraintViolation).ShouldBe((3, 3, 0));
    }

    [Fact]
    public void Best_ObjectiveWithoutItsConstraints_IsNoAnswer()
    {
        Problem problem = TestProblems.Plain(x => x[0], 0) with { Constraints = [NonlinearConstraint.AtLeast(x => x[0], 2)] };
        Run(problem, evaluator =>
        {
            _ = evaluator.Objective([7]);
            _ = evaluator.Constraints([8], new double[1]);
            evaluator.HasBest.ShouldBeFalse();
        });
    }

    [Fact]
    public void Throwing_RejectPoint_GoesOnAndCounts()
    {
        int calls = 0;
        Problem problem = TestProblems.Plain(x => ++calls == 2 ? throw new InvalidOperationException("no") : x[0], 0);
        OptimizationResult result = Run(
            problem,
            evaluator =>
            {
                evaluator.Objective([3]).ShouldBe(3);
                evaluator.Objective([2]).ShouldBe(double.PositiveInfinity);
                evaluator.Objective([1]).ShouldBe(1);
            },
            new RunOptions { Exceptions = ExceptionPolicy.RejectPoint });
        (result.Objective, result.Evaluations.NonFinite).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Throwing_RejectPointInBatch_RejectsThatPointAndCallsEachOnce(int threads)
    {
        int calls = 0;
        Problem problem = TestProblems.Plain(
            x =>
            {
                Interlocked.Increment(ref calls);
                return x[0] == 2 ? throw new InvalidOperationException("no") : x[0];
            },
            0) with
        { Constraints = [NonlinearConstraint.AtMost(x => x[0] == 3 ? throw new InvalidOperationException("no") : x[0], 9)] };
        double[] f = new double[4], v = new double[4];
        Run(
            problem,
            evaluator => evaluator.Batch(new double[] { 1, 2, 3, 4 }, f, v),
            new RunOptions { Exceptions = ExceptionPolicy.RejectPoint, Batch = threads == 1 ? SequentialBatchEvaluator.Instance : new ParallelBatchEvaluator(threads) });
        f.ShouldBe([1, double.PositiveInfinity, 3, 4]);
        v.ShouldBe([0, 0, double.PositiveInfinity, 0]);
        calls.ShouldBe(4);
    }
}
