using OptiSuite.Problems;

namespace OptiSuite.Optimizers.Tests.Constrained;

/// <summary>What SQP does, and says, where the plain iteration ends.</summary>
public class SqpExitTests
{
    private const double Inf = double.PositiveInfinity;

    [Fact]
    public void Minimize_ContradictoryLinearRows_IsProvedWithoutOneEvaluation()
    {
        int calls = 0;
        var problem = new Problem(SqpProblems.Smooth((x, g) => { calls++; g.Fill(1); return x[0] + x[1]; }), 2)
        {
            Start = [5, 5],
            Constraints = [new LinearConstraint(new double[,] { { 1, 1 }, { 1, 1 } }, [2, -Inf], [Inf, 1], "budget")],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.Infeasible);
        calls.ShouldBe(0);
        result.Evaluations.Total.ShouldBe(0);
        result.ConstraintViolation.ShouldBeInRange(0.5 - 1e-9, 1 + 1e-9);
        result.Message.ShouldContain("'budget'");
        result.Message.ShouldContain("weight");
    }

    [Fact]
    public void Minimize_StartOutsideTheLinearRows_EvaluatesNothingOutsideOfThem()
    {
        // √(x + y − 1) has no value outside of the row.
        double worst = Inf;
        var problem = new Problem(
            SqpProblems.Smooth((x, g) =>
            {
                double inside = x[0] + x[1] - 1;
                worst = Math.Min(worst, inside);
                double root = Math.Sqrt(inside);
                (g[0], g[1]) = ((0.5 / root) + (2 * x[0]), (0.5 / root) + (2 * x[1]));
                return root + (x[0] * x[0]) + (x[1] * x[1]);
            }),
            2)
        { Start = [-3, -4], Constraints = [LinearConstraint.AtLeast(new double[,] { { 1, 1 } }, [2])] };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.X.ShouldBe([1, 1], 1e-6);
        worst.ShouldBeGreaterThanOrEqualTo(1 - 1e-9);
    }

    [Fact]
    public void Minimize_ContradictoryNonlinearRows_NamesTheWorstOnes()
    {
        var problem = new Problem(SqpProblems.Distance(1, 1), 2)
        {
            Start = [2, -3],
            Constraints =
            [
                NonlinearConstraint.AtMost(x => (x[0] * x[0]) + (x[1] * x[1]), -1, (x, g) => (g[0], g[1]) = (2 * x[0], 2 * x[1]), "ball"),
                NonlinearConstraint.AtMost(x => x[0] + (x[1] * x[1]), 50, (x, g) => (g[0], g[1]) = (1, 2 * x[1]), "loose"),
            ],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.Infeasible);
        result.Message.ShouldContain("row 0 of 'ball' is");
        result.Message.ShouldContain("above its upper limit -1");
        result.Message.ShouldNotContain("'loose'");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Minimize_DiskAndHalfPlaneApart_AreInfeasibleSoon(bool hasDerivatives)
    {
        // The violations of both rows pull against each other at a point where f is nearly 0: rounding of f is no progress.
        var problem = new Problem(hasDerivatives ? SqpProblems.Smooth(Difference) : Objective.From(x => x[0] - x[1]), 2)
        {
            Start = [3, 1],
            Constraints =
            [
                NonlinearConstraint.AtMost(
                    x => (x[0] * x[0]) + (x[1] * x[1]), 1, hasDerivatives ? (x, g) => (g[0], g[1]) = (2 * x[0], 2 * x[1]) : null, "disk"),
                NonlinearConstraint.AtLeast(x => x[0] + x[1], 4, hasDerivatives ? (_, g) => g.Fill(1) : null, "half-plane"),
            ],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.Infeasible, result.Message);
        result.Message.ShouldContain("of 'half-plane' is");
        result.Evaluations.Total.ShouldBeLessThan(500);

        static double Difference(ReadOnlySpan<double> x, Span<double> gradient)
        {
            (gradient[0], gradient[1]) = (1, -1);
            return x[0] - x[1];
        }
    }

    [Fact]
    public void Minimize_StartOnTheRidgeOfASaddle_GoesDownTheOtherSide()
    {
        // The gradient in y is 0 all along y = 0; the minima are at y = ±1.
        var problem = new Problem(
            SqpProblems.Smooth((x, g) =>
            {
                double y2 = x[1] * x[1];
                (g[0], g[1]) = (2 * x[0], (4 * y2 * x[1]) - (4 * x[1]));
                return (x[0] * x[0]) + (y2 * y2) - (2 * y2);
            }),
            2)
        { Start = [3, 0] };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        Math.Abs(result.X[1]).ShouldBe(1, 1e-6);
        result.Objective.ShouldBe(-1, 1e-10);
    }

    [Fact]
    public void Minimize_SaddleOnACurvedConstraint_GoesDownTheOtherSide()
    {
        // hs33 from its published start runs along x₂ = 0, where the bound has no multiplier, into f = −4.
        OptimizationResult result = new Sqp().Minimize(ProblemCatalog.Find("hs33"));
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBe(Math.Sqrt(2) - 6, 1e-8);
    }

    [Fact]
    public void Minimize_FlatStart_IsNotTakenForAMinimum()
    {
        // The gradient at the published start of hs25 is 2e-8, and f is 32.8 above its minimum.
        OptimizationResult result = new Sqp().Minimize(ProblemCatalog.Find("hs25"));
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void Minimize_VariablesOfVeryDifferentSizes_AreScaled()
    {
        // b₁(1 − exp(−b₂ t)) as in NIST's Misra1a: b is (239, 5.5e-4), the published start (500, 1e-4).
        double[] t = [77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760];
        var problem = new Problem(
            SqpProblems.Smooth((b, g) =>
            {
                double sum = 0;
                g.Clear();
                foreach (double ti in t)
                {
                    double e = Math.Exp(-b[1] * ti), r = (b[0] * (1 - e)) - (239 * (1 - Math.Exp(-5.5e-4 * ti)));
                    sum += r * r;
                    g[0] += 2 * r * (1 - e);
                    g[1] += 2 * r * b[0] * ti * e;
                }

                return sum;
            }),
            2)
        { Start = [500, 1e-4] };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.X[0].ShouldBe(239, 1e-2);
        result.X[1].ShouldBe(5.5e-4, 1e-7);
    }

    [Fact]
    public void Minimize_JumpAtTheSolution_EndsFeasible()
    {
        // The price of hs87 jumps at its solution: no step descends, and restoration alone removes the last violation.
        OptimizationResult result = new Sqp().Minimize(ProblemCatalog.Find("hs87") with { Start = [390, 1000, 419.5, 340.5, 198.175, 0.5] });
        result.Verified.Feasible.ShouldBeTrue(result.Message);
        result.ExitReason.ShouldNotBe(ExitReason.Infeasible);
        result.Objective.ShouldBeInRange(8990, 9200);
    }

    [Fact]
    public void Minimize_WithoutDerivatives_EndsWithCentralDifferences()
    {
        var problem = new Problem(Objective.From(x => SqpProblems.Hs71.Objective.Evaluate(x)), 4)
        {
            Start = [1, 5, 5, 1],
            Bounds = Bounds.Uniform(4, 1, 5),
            Constraints =
            [
                NonlinearConstraint.EqualTo(x => (x[0] * x[0]) + (x[1] * x[1]) + (x[2] * x[2]) + (x[3] * x[3]), 40),
                NonlinearConstraint.AtLeast(x => x[0] * x[1] * x[2] * x[3], 25),
            ],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.Stationary);
        result.Objective.ShouldBe(17.014017289156, 1e-8);
        result.Stationarity.ShouldBeLessThan(1e-7);
    }
}
