namespace OptiSuite.Core.Tests.Evaluation;

/// <summary>Hessian products of the Lagrangian and residual Jacobians, through the evaluator and before it.</summary>
public class SecondDerivativesTests
{
    private static readonly ITwiceDifferentiableObjective _square = Objective.TwiceDifferentiable(
        (x, g) =>
        {
            for (int i = 0; i < x.Length; i++) g[i] = x[i];
            return 0.5 * ((x[0] * x[0]) + (x[1] * x[1]));
        },
        (_, v, product) => v.CopyTo(product));

    // c = (x₀³, x₀x₁).
    private static readonly NonlinearConstraint _curved = new(
        (x, c) => (c[0], c[1]) = (x[0] * x[0] * x[0], x[0] * x[1]),
        [0, 0],
        [9, 9],
        (x, j) => (j[0], j[1], j[2], j[3]) = (3 * x[0] * x[0], 0, x[1], x[0]),
        "curved")
    {
        Hessian = (x, l, v, p) => (p[0], p[1]) = ((6 * l[0] * x[0] * v[0]) + (l[1] * v[1]), l[1] * v[0]),
    };

    private static OptimizationResult Run(Problem problem, Action<Evaluator> script, ExceptionPolicy policy = ExceptionPolicy.Propagate) =>
        new ScriptedOptimizer((context, _) =>
        {
            script(context.Evaluator);
            return ExitReason.Stalled;
        }).Minimize(problem, new RunOptions { Verify = false, Exceptions = policy });

    [Fact]
    public void HessianVector_WithMultipliers_AddsTheCurvedBlocksAndCountsOnce()
    {
        double[] product = new double[2];
        var problem = new Problem(_square, 2) { Constraints = [LinearConstraint.AtMost(new double[,] { { 1, 1 } }, [5]), _curved] };
        OptimizationResult result = Run(problem, evaluator =>
        {
            _ = evaluator.Objective([1, 2]);
            evaluator.HessianVector([1, 2], [7, 2, 3], [1, 10], product).ShouldBeTrue();
        });
        product.ShouldBe([1 + 12 + 30, 10 + 3]);
        result.Evaluations.HessianVector.ShouldBe(1);
        result.Evaluations.Total.ShouldBe(1, "second derivatives cost no budget");
    }

    [Fact]
    public void HessianVector_ConstraintThrowsUnderRejectPoint_IsNotFiniteAndCounted()
    {
        NonlinearConstraint throws = new((x, c) => c[0] = x[0], [0], [1], (_, j) => j[0] = 1)
        {
            Hessian = (_, _, _, _) => throw new InvalidOperationException("no"),
        };
        var problem = new Problem(_square, 2) { Constraints = [throws] };
        OptimizationResult result = Run(
            problem,
            evaluator =>
            {
                _ = evaluator.Objective([1, 2]);
                evaluator.HessianVector([1, 2], [1], [1, 0], new double[2]).ShouldBeFalse();
                evaluator.HessianVector([1, 2], [0], [1, 0], new double[2]).ShouldBeTrue("a multiplier of zero asks for nothing");
            },
            ExceptionPolicy.RejectPoint);
        result.Evaluations.NonFinite.ShouldBe(1);
    }

    [Fact]
    public void ResidualJacobian_SumOfSquares_CountsAsAGradient()
    {
        ILeastSquaresObjective fit = Objective.LeastSquares(2, (x, r) => (r[0], r[1]) = (x[0] - 1, 2 * x[0]), (_, j) => (j[0], j[1]) = (1, 2));
        double[] gradient = new double[1], jacobian = new double[2];
        fit.Evaluate([3]).ShouldBe(0.5 * (4 + 36));
        fit.Evaluate([3], gradient).ShouldBe(20);
        gradient[0].ShouldBe(2 + 12);
        OptimizationResult result = Run(new Problem(fit, 1), evaluator =>
        {
            _ = evaluator.Objective([3]);
            evaluator.ResidualCount.ShouldBe(2);
            evaluator.ResidualJacobian([3], jacobian).ShouldBeTrue();
        });
        jacobian.ShouldBe([1, 2]);
        result.Evaluations.Gradient.ShouldBe(1);
    }

    [Fact]
    public void Mismatches_SecondDerivativesMissing_NamesEachWithItsRemedy()
    {
        var optimizer = new ScriptedOptimizer((_, _) => ExitReason.Stalled)
        {
            Capabilities = new OptimizerCapabilities { NeedsHessian = true, NeedsResiduals = true, Accepts = ConstraintKinds.Continuous },
        };
        NonlinearConstraint flat = new((x, c) => c[0] = x[0], [0], [1], name: "flat");
        var problem = new Problem(Objective.From(x => x[0]), 2)
        {
            Constraints = [_curved, flat, LinearConstraint.AtMost(new double[,] { { 1, 1 } }, [5])],
        };
        string[] reasons = [.. CapabilityMatcher.Mismatches(optimizer, problem)];
        reasons.Length.ShouldBe(3);
        reasons[0].ShouldContain("ITwiceDifferentiableObjective");
        reasons[1].ShouldContain("'flat'");
        reasons[2].ShouldContain("Objective.LeastSquares");
    }

    [Fact]
    public void Check_WrongHessianOfAConstraint_IsFound()
    {
        DerivativeChecker.Check(new Problem(_square, 2) { Constraints = [_curved] }, [1, 2]).Passed.ShouldBeTrue();
        NonlinearConstraint wrong = new((x, c) => c[0] = x[0] * x[0], [0], [1], (x, j) => (j[0], j[1]) = (2 * x[0], 0), "wrong")
        {
            Hessian = (_, l, v, p) => (p[0], p[1]) = (l[0] * v[0], 0),
        };
        DerivativeChecker.Check(new Problem(_square, 2) { Constraints = [wrong] }, [1, 2]).Errors.Single().What.ShouldBe("∂²c[0]/∂x[0]∂x[0] of 'wrong'");
    }

    [Fact]
    public void HessianVector_ConstraintWithoutHessian_SaysHowToGiveOne()
    {
        NonlinearConstraint flat = new((x, c) => c[0] = x[0], [0], [1], name: "flat");
        flat.HasHessian.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => flat.HessianVector([1], [1], [1], new double[1])).Message.ShouldContain("set its Hessian");
    }
}
