using OptiSuite.Compat;

namespace OptiSuite.Optimizers.Tests.Compat;

/// <summary>The worked examples of MathWorks' documentation of fmincon, with the answers printed there.</summary>
public class FminconExamplesTests
{
    public static TheoryData<FminconAlgorithm> Algorithms => [FminconAlgorithm.InteriorPoint, FminconAlgorithm.Sqp, FminconAlgorithm.SqpLegacy, FminconAlgorithm.ActiveSet];

    private static FminconOptions Quiet(FminconAlgorithm algorithm) => new() { Algorithm = algorithm, Display = FminconDisplay.Off };

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Solve_LinearInequality_FindsTheDocumentedPoint(FminconAlgorithm algorithm)
    {
        FminconResult result = Fmincon.Solve(
            FminconProblems.Rosenbrock, [-1, 2], new double[,] { { 1, 2 } }, [1], null, null, null, null, null, Quiet(algorithm));
        result.X.ShouldBe([0.5022, 0.2489], 5e-5);
        result.ExitFlag.ShouldBe(1);
        result.Output.Algorithm.ShouldBe("sqp");
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Solve_LinearInequalityAndEquality_FindsTheDocumentedPoint(FminconAlgorithm algorithm)
    {
        FminconResult result = Fmincon.Solve(
            FminconProblems.Rosenbrock, [0.5, 0], new double[,] { { 1, 2 } }, [1], new double[,] { { 2, 1 } }, [1], options: Quiet(algorithm));
        result.X.ShouldBe([0.4149, 0.1701], 5e-5);
        result.ExitFlag.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Solve_Bounds_FindsTheDocumentedCorner(FminconAlgorithm algorithm)
    {
        FminconResult result = Fmincon.Solve(
            x => 1 + (x[0] / (1 + x[1])) - (3 * x[0] * x[1]) + (x[1] * (1 + x[0])), [0.5, 1], lb: [0, 0], ub: [1, 2], options: Quiet(algorithm));
        result.X.ShouldBe([1, 2], 1e-9);
        result.ExitFlag.ShouldBe(1);
        // ∂f/∂x₁ = 1/3 − 6 + 2, ∂f/∂x₂ = −1/9 − 3 + 2: both bounds hold f back.
        result.Lambda.Upper.ShouldBe([11.0 / 3, 10.0 / 9], 1e-5);
        result.Lambda.Lower.ShouldBe([0, 0]);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Solve_DiskAndBounds_FindsTheDocumentedPoint(FminconAlgorithm algorithm)
    {
        FminconResult result = Fmincon.Solve(
            FminconProblems.Rosenbrock, [0.25, 0.25], lb: [0, 0.2], ub: [0.5, 0.8], nonlcon: FminconProblems.SmallDisk, options: Quiet(algorithm));
        result.X.ShouldBe([0.5, 0.25], 5e-5);
        result.ExitFlag.ShouldBe(1);
        result.Lambda.IneqNonlin.Length.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Solve_UnitDisk_FindsTheDocumentedPoint(FminconAlgorithm algorithm)
    {
        // "Solve a Constrained Nonlinear Problem, Solver-Based": x = (0.7864, 0.6177), f = 0.0457.
        FminconResult result = Fmincon.Solve(
            FminconProblems.Rosenbrock, [0, 0], nonlcon: x => ([(x[0] * x[0]) + (x[1] * x[1]) - 1], []), options: Quiet(algorithm));
        result.X.ShouldBe([0.7864, 0.6177], 1e-4);
        result.Fval.ShouldBe(0.0457, 5e-5);
        result.ExitFlag.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Solve_NonlinearInequalities_FindsTheDocumentedPoint(FminconAlgorithm algorithm)
    {
        // "Nonlinear Inequality Constraints": x = (−9.5474, 1.0474), f = 0.0236.
        FminconResult result = Fmincon.Solve(
            FminconProblems.Exponential, [-1, 1], nonlcon: FminconProblems.TwoProducts, options: Quiet(algorithm));
        result.X.ShouldBe([-9.5474, 1.0474], 2e-4);
        result.Fval.ShouldBe(0.0236, 5e-5);
        result.ExitFlag.ShouldBe(1);
    }

    [Fact]
    public void Solve_NonlinearInequalitiesWithGradients_TakesFewCalls()
    {
        // "Nonlinear Constraints with Gradients": the same problem; a gradient costs no further evaluation.
        var options = new FminconOptions { SpecifyObjectiveGradient = true, SpecifyConstraintGradient = true, CheckGradients = true, Display = FminconDisplay.Off };
        int calls = 0;
        FminconResult result = Fmincon.Solve(
            x =>
            {
                calls++;
                return FminconProblems.ExponentialWithGradient(x);
            },
            [-1, 1], null, null, null, null, null, null, FminconProblems.TwoProductsWithGradients, options);
        result.X.ShouldBe([-9.5474, 1.0474], 5e-5);
        result.ExitFlag.ShouldBe(1);
        // 5 calls are the gradient check's; the verifier's one is at the last point, where fun need not be called again.
        calls.ShouldBeLessThanOrEqualTo((int)result.Output.FuncCount + 6);
    }

    [Fact]
    public void Solve_EqualityAndInequality_FindsTheDocumentedPoint()
    {
        // "Nonlinear Equality and Inequality Constraints": x₁² + x₂ = 1 and x₁x₂ ≥ −10 give x = (−0.7529, 0.4332), f = 1.5093.
        FminconResult result = Fmincon.Solve(
            FminconProblems.Exponential, [-1, 1], nonlcon: x => ([(-x[0] * x[1]) - 10], [(x[0] * x[0]) + x[1] - 1]),
            options: new FminconOptions { Display = FminconDisplay.Off });
        result.X.ShouldBe([-0.7529, 0.4332], 5e-5);
        result.Fval.ShouldBe(1.5093, 5e-5);
        result.ExitFlag.ShouldBe(1);
        result.Lambda.IneqNonlin.Length.ShouldBe(1);
        result.Lambda.EqNonlin.Length.ShouldBe(1);
    }

    [Fact]
    public void Solve_TrustRegionReflectiveWithGradient_Serves()
    {
        var options = new FminconOptions { Algorithm = FminconAlgorithm.TrustRegionReflective, SpecifyObjectiveGradient = true, Display = FminconDisplay.Off };
        FminconResult result = Fmincon.Solve(FminconProblems.RosenbrockWithGradient, [-1, 2], lb: [-2, -2], ub: [0.5, 2], options: options);
        result.X.ShouldBe([0.5, 0.25], 1e-6);
        result.ExitFlag.ShouldBe(1);
    }
}
