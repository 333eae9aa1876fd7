namespace OptiSuite.Optimizers.Tests.Constrained;

public class SqpHardCasesTests
{
    private const double Inf = double.PositiveInfinity;

    [Fact]
    public void Minimize_FixedVariables_StayWhereTheyAre()
    {
        Problem problem = SqpProblems.Hs71 with { Bounds = new Bounds([1, 4.5, 1, 1], [5, 4.5, 5, 5]) };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.X[1].ShouldBe(4.5);
        result.ConstraintViolation.ShouldBeLessThan(1e-8);
    }

    [Fact]
    public void Minimize_EverythingFixed_ReturnsTheOnlyPoint()
    {
        var problem = new Problem(SqpProblems.Distance(3, 4), 2) { Start = [0, 0], Bounds = new Bounds([1, 2], [1, 2]) };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.Stationary);
        result.X.ShouldBe([1, 2]);
        result.Iterations.ShouldBe(0);
    }

    [Fact]
    public void Minimize_StartOutsideTheBounds_IsMovedInsideFirst()
    {
        Problem problem = SqpProblems.Hs71 with { Start = [-10, 50, 50, -10] };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Objective.ShouldBe(17.0140172891563, 1e-8);
    }

    [Fact]
    public void Minimize_OneVariable_Works()
    {
        var problem = new Problem(SqpProblems.Smooth((x, g) => { g[0] = Math.Sinh(x[0]) - 1; return Math.Cosh(x[0]) - x[0]; }), 1) { Start = [4] };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.X[0].ShouldBe(Math.Asinh(1), 1e-7);
    }

    [Fact]
    public void Minimize_RedundantEqualities_AreNoObstacle()
    {
        // x + y + z = 3 in four ways, one of them nonlinear: the nearest point to (3, 0, −3) is (4, 1, −2).
        var problem = new Problem(SqpProblems.Distance(3, 0, -3), 3)
        {
            Start = [7, 0, 0],
            Constraints =
            [
                new LinearConstraint(new double[,] { { 1, 1, 1 }, { 2, 2, 2 }, { -1, -1, -1 } }, [3, 6, -3], [3, 6, -3]),
                new NonlinearConstraint(
                    (x, c) => c[0] = Math.Exp((x[0] + x[1] + x[2] - 3) / 10),
                    [1],
                    [1],
                    (x, j) => j.Fill(Math.Exp((x[0] + x[1] + x[2] - 3) / 10) / 10)),
            ],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.X.ShouldBe([4, 1, -2], 1e-6);
    }

    [Fact]
    public void Minimize_InfeasibleNonlinear_SaysSoAtTheLeastViolation()
    {
        // x² + y² ≤ −1 cannot hold; the violation is least at the origin.
        var problem = new Problem(SqpProblems.Distance(1, 1), 2)
        {
            Start = [2, -3],
            Constraints = [NonlinearConstraint.AtMost(x => (x[0] * x[0]) + (x[1] * x[1]), -1, (x, g) => (g[0], g[1]) = (2 * x[0], 2 * x[1]))],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.Infeasible);
        result.Converged.ShouldBeFalse();
        result.X.ShouldBe([0, 0], 1e-2);
        result.ConstraintViolation.ShouldBe(1, 1e-3);
    }

    [Fact]
    public void Minimize_StartAtAMaximumOfTheViolation_Escapes()
    {
        // The gradient of x² + y² = 1 vanishes at the start: no linearization shows a way out.
        var problem = new Problem(SqpProblems.Distance(3, 0), 2)
        {
            Start = [0, 0],
            Constraints = [NonlinearConstraint.EqualTo(x => (x[0] * x[0]) + (x[1] * x[1]), 1, (x, g) => (g[0], g[1]) = (2 * x[0], 2 * x[1]))],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.X.ShouldBe([1, 0], 1e-6);
    }

    [Fact]
    public void Minimize_ContradictoryRows_AreInfeasible()
    {
        var problem = new Problem(SqpProblems.Distance(0, 0), 2)
        {
            Start = [5, 5],
            Constraints = [new LinearConstraint(new double[,] { { 1, 1 }, { 1, 1 } }, [2, -Inf], [Inf, 1])],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.Infeasible);
        result.ConstraintViolation.ShouldBeLessThan(1 + 1e-6);
    }

    [Fact]
    public void Minimize_NaNRegion_ShortensTheStep()
    {
        // √ and log have no value left of 0; the full step from 3 lands there.
        var problem = new Problem(
            SqpProblems.Smooth((x, g) =>
            {
                g[0] = (40 * x[0]) - (1 / x[0]);
                return (20 * x[0] * x[0]) - Math.Log(x[0]);
            }),
            1)
        { Start = [0.7] };
        OptimizationResult result = new Sqp { StepLimit = 1e6 }.Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.X[0].ShouldBe(Math.Sqrt(1.0 / 40), 1e-7);
    }

    [Fact]
    public void Minimize_NaNConstraintOrJacobian_ShortensTheStep()
    {
        // min x + y with √x + √y ≥ 2: steps to negative x have no constraint value.
        var problem = new Problem(
            SqpProblems.Smooth((x, g) =>
            {
                g.Fill(1);
                return x[0] + x[1];
            }),
            2)
        {
            Start = [9, 0.01],
            Constraints =
            [
                NonlinearConstraint.AtLeast(
                    x => Math.Sqrt(x[0]) + Math.Sqrt(x[1]), 2, (x, g) => (g[0], g[1]) = (0.5 / Math.Sqrt(x[0]), 0.5 / Math.Sqrt(x[1]))),
            ],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.X.ShouldBe([1, 1], 1e-5);
    }

    [Fact]
    public void Minimize_NaNAtTheStart_IsNonFinite()
    {
        var problem = new Problem(SqpProblems.Smooth((x, g) => { g[0] = 1; return Math.Log(x[0]); }), 1) { Start = [-1] };
        new Sqp().Minimize(problem).ExitReason.ShouldBe(ExitReason.NonFinite);
    }

    [Fact]
    public void Minimize_NoConstraintQualification_ComesCloseAndStaysFeasible()
    {
        OptimizationResult result = new Sqp().Minimize(SqpProblems.Hs13);
        result.Verified.Feasible.ShouldBeTrue();
        // A violation of 1e-6 of (1 − x₁)³ ≥ x₂ lets x₁ reach 1.01, and f 0.98.
        result.Objective.ShouldBe(1, 0.021);
    }
}
