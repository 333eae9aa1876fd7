namespace OptiSuite.Optimizers.Tests.Constrained;

/// <summary>SQP with second derivatives and with sums of squares.</summary>
public class SqpHessianTests
{
    private static readonly Problem _hs6 = SqpProblems.Hs6 with
    {
        Constraints = [Curved(SqpProblems.Hs6, (_, l, h) => h[0] = -20 * l[0])],
    };

    private static readonly Problem _hs43 = SqpProblems.Hs43 with
    {
        Constraints =
        [
            Curved(SqpProblems.Hs43, (_, l, h) =>
            {
                h[0] = (2 * l[0]) + (2 * l[1]) + (4 * l[2]);
                h[5] = (2 * l[0]) + (4 * l[1]) + (2 * l[2]);
                h[10] = (2 * l[0]) + (2 * l[1]) + (2 * l[2]);
                h[15] = (2 * l[0]) + (4 * l[1]);
            }),
        ],
    };

    private static readonly Problem _hs71 = SqpProblems.Hs71 with
    {
        Constraints =
        [
            Curved(SqpProblems.Hs71, (x, l, h) =>
            {
                for (int i = 0; i < 4; i++)
                {
                    for (int j = 0; j < 4; j++)
                    {
                        double others = l[0];
                        for (int k = 0; k < 4; k++) others *= k == i || k == j ? 1 : x[k];
                        h[(4 * i) + j] = i == j ? 2 * l[1] : others;
                    }
                }
            }),
        ],
    };

    public static TheoryData<string, long> Curves => new() { { "HS6", 14 }, { "HS43", 9 }, { "HS71", 7 } };

    [Theory]
    [MemberData(nameof(Curves))]
    public void Minimize_Exact_ReachesTheKnownObjectiveInFewEvaluations(string name, long evaluations)
    {
        Problem problem = Exact(name);
        DerivativeChecker.Check(problem, [.. problem.Start!.Value.Select(x => x + 0.25)]).ToString().ShouldContain("agree");
        OptimizationResult result = new Sqp { Hessian = SqpHessian.Exact }.Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBe(problem.Known!.Objective, 1e-8 * Math.Max(1, Math.Abs(problem.Known.Objective)));
        result.Evaluations.Total.ShouldBeLessThanOrEqualTo(evaluations);
        result.Evaluations.HessianVector.ShouldBeGreaterThanOrEqualTo(problem.Dimension * result.Iterations);
    }

    [Fact]
    public void Minimize_ExactOnAConvexQuadratic_TakesOneStep()
    {
        double[] weights = [1, 100, 1e4];
        var problem = new Problem(
            Objective.TwiceDifferentiable(
                (x, g) =>
                {
                    double f = 0;
                    for (int i = 0; i < 3; i++)
                    {
                        g[i] = weights[i] * (x[i] - 1);
                        f += 0.5 * g[i] * (x[i] - 1);
                    }

                    return f;
                },
                (_, v, product) =>
                {
                    for (int i = 0; i < 3; i++) product[i] = weights[i] * v[i];
                }),
            3)
        {
            Start = [3, 3, 3],
        };
        OptimizationResult result = new Sqp { Hessian = SqpHessian.Exact }.Minimize(problem);
        result.Iterations.ShouldBe(1);
        result.X.ToArray().ShouldAllBe(x => Math.Abs(x - 1) < 1e-12);
    }

    [Fact]
    public void Minimize_ExactWithAnIndefiniteHessian_TakesFewEvaluations()
    {
        // On the circle of radius √2 the Hessian of the Lagrangian of x₀x₁ is indefinite away from the solutions ±(1, −1).
        var problem = new Problem(
            Objective.TwiceDifferentiable(
                (x, g) =>
                {
                    (g[0], g[1]) = (x[1], x[0]);
                    return x[0] * x[1];
                },
                (_, v, product) => (product[0], product[1]) = (v[1], v[0])),
            2)
        {
            Start = [1.5, -0.2],
            Constraints =
            [
                new NonlinearConstraint(
                    (x, c) => c[0] = (x[0] * x[0]) + (x[1] * x[1]), [2], [2], (x, j) => (j[0], j[1]) = (2 * x[0], 2 * x[1]))
                {
                    Hessian = (_, l, v, product) => (product[0], product[1]) = (2 * l[0] * v[0], 2 * l[0] * v[1]),
                },
            ],
        };
        OptimizationResult result = new Sqp { Hessian = SqpHessian.Exact }.Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBe(-1, 1e-10);
        result.Evaluations.Total.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public void Minimize_ExactHessianProductsThatFail_GoesOnByQuasiNewton()
    {
        var objective = (IDifferentiableObjective)SqpProblems.Rosenbrock.Objective;
        var problem = new Problem(Objective.TwiceDifferentiable(objective.Evaluate, (_, _, product) => product.Fill(double.NaN)), 2)
        {
            Start = [-1.2, 1],
        };
        OptimizationResult result = new Sqp { Hessian = SqpHessian.Exact }.Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.Evaluations.NonFinite.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Minimize_ExactWithoutSecondDerivatives_IsRefusedBeforeTheFirstEvaluation()
    {
        IncompatibleProblemException refusal = Should.Throw<IncompatibleProblemException>(
            () => new Sqp { Hessian = SqpHessian.Exact }.Minimize(SqpProblems.Hs71));
        refusal.Reasons.Length.ShouldBe(2);
        refusal.Reasons[0].ShouldContain("ITwiceDifferentiableObjective");
        refusal.Reasons[1].ShouldContain("NonlinearConstraint.Hessian");
        Should.Throw<IncompatibleProblemException>(() => new Sqp { Hessian = SqpHessian.GaussNewton }.Minimize(SqpProblems.Hs71))
            .Reasons.Single().ShouldContain("Objective.LeastSquares");
    }

    [Fact]
    public void Minimize_GaussNewtonOnAZeroResidualProblem_NeedsFewerEvaluationsThanQuasiNewton()
    {
        OptimizationResult plain = new Sqp().Minimize(SumsOfSquares.Rosenbrock), result = new Sqp { Hessian = SqpHessian.GaussNewton }.Minimize(SumsOfSquares.Rosenbrock);
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBeLessThan(1e-15);
        result.Evaluations.Total.ShouldBeLessThan(plain.Evaluations.Total);
    }

    [Fact]
    public void Minimize_GaussNewtonOnLargeResiduals_Converges()
    {
        OptimizationResult result = new Sqp { Hessian = SqpHessian.GaussNewton }.Minimize(SumsOfSquares.BrownDennis);
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBe(0.5 * 85822.20162635628, 1e-6);
    }

    [Fact]
    public void Minimize_GaussNewtonUnderConstraints_FindsTheSameAnswerAsQuasiNewton()
    {
        Problem problem = SumsOfSquares.Rosenbrock with
        {
            Bounds = Bounds.Uniform(2, -2, 2),
            Constraints = [NonlinearConstraint.AtMost(x => (x[0] * x[0]) + (x[1] * x[1]), 1, (x, j) => (j[0], j[1]) = (2 * x[0], 2 * x[1]))],
        };
        OptimizationResult plain = new Sqp().Minimize(problem), result = new Sqp { Hessian = SqpHessian.GaussNewton }.Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBe(plain.Objective, 1e-9);
        result.Multipliers!.Constraints[0].ShouldBe(plain.Multipliers!.Constraints[0], 1e-5);
    }

    [Fact]
    public void With_HessianByName_IsSet() =>
        ((Sqp)HyperparameterSetting.With(new Sqp(), "hessian", "gauss-newton")).Hessian.ShouldBe(SqpHessian.GaussNewton);

    private static Problem Exact(string name)
    {
        (Problem problem, Action<double[], double[]> hessian) = name switch
        {
            "HS6" => (_hs6, (_, h) => h[0] = 2),
            "HS43" => (_hs43, (_, h) => (h[0], h[5], h[10], h[15]) = (2, 2, 4, 2)),
            _ => (_hs71, (Action<double[], double[]>)((x, h) =>
            {
                h[0] = 2 * x[3];
                h[1] = h[2] = h[4] = h[8] = x[3];
                h[3] = h[12] = (2 * x[0]) + x[1] + x[2];
                h[7] = h[11] = h[13] = h[14] = x[0];
            })),
        };
        var objective = (IDifferentiableObjective)problem.Objective;
        ITwiceDifferentiableObjective twice = Objective.TwiceDifferentiable(objective.Evaluate, (x, v, product) =>
        {
            double[] h = new double[x.Length * x.Length];
            hessian(x.ToArray(), h);
            Multiply(h, v, product);
        });
        return new Problem(twice, problem.Dimension)
        {
            Name = problem.Name,
            Start = problem.Start,
            Bounds = problem.Bounds,
            Constraints = problem.Constraints,
            Known = problem.Known,
        };
    }

    private static NonlinearConstraint Curved(Problem problem, Action<double[], double[], double[]> hessian)
    {
        IConstraint rows = problem.Constraints[0];
        return new NonlinearConstraint(rows.Evaluate, rows.Lower, rows.Upper, rows.Jacobian)
        {
            Hessian = (x, l, v, product) =>
            {
                double[] h = new double[x.Length * x.Length];
                hessian(x.ToArray(), l.ToArray(), h);
                Multiply(h, v, product);
            },
        };
    }

    private static void Multiply(double[] h, ReadOnlySpan<double> v, Span<double> product)
    {
        for (int i = 0; i < v.Length; i++)
        {
            product[i] = 0;
            for (int j = 0; j < v.Length; j++) product[i] += h[(i * v.Length) + j] * v[j];
        }
    }
}
