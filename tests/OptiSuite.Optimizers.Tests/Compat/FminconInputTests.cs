using OptiSuite.Compat;

namespace OptiSuite.Optimizers.Tests.Compat;

public class FminconInputTests
{
    private static readonly FminconOptions _quiet = new() { Display = FminconDisplay.Off };

    [Fact]
    public void Solve_NullForEverythingEmpty_IsUnconstrained()
    {
        FminconResult result = Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], null, null, null, null, null, null, null, _quiet);
        result.X.ShouldBe([1, 1], 1e-2);
        result.ExitFlag.ShouldBePositive();
    }

    [Fact]
    public void Solve_NonlconReturnsNothing_IsUnconstrained() =>
        Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], nonlcon: _ => (null, []), options: _quiet).X.ShouldBe([1, 1], 1e-2);

    [Fact]
    public void Solve_FewerBoundsThanVariables_BoundsTheFirst()
    {
        FminconResult result = Fmincon.Solve(x => Math.Pow(x[0] - 3, 2) + Math.Pow(x[1] - 3, 2), [0, 0], ub: [1], options: _quiet);
        result.X.ShouldBe([1, 3], 1e-5);
    }

    [Fact]
    public void Solve_StartOutsideTheBounds_NoCallLeavesThem()
    {
        FminconResult result = Fmincon.Solve(
            x =>
            {
                x.ShouldAllBe(value => value >= 0 && value <= 1);
                return FminconProblems.Rosenbrock(x);
            },
            [-5, 9],
            lb: [0, 0],
            ub: [1, 1],
            nonlcon: x =>
            {
                x.ShouldAllBe(value => value >= 0 && value <= 1);
                return ([x[0] + x[1] - 1.5], null);
            },
            options: _quiet);
        result.ExitFlag.ShouldBe(1);
    }

    [Fact]
    public void Solve_GradientWithoutTheOption_IsNotUsed()
    {
        // As in MATLAB: without SpecifyObjectiveGradient the second output is not asked for, here it is not believed.
        FminconResult result = Fmincon.Solve(x => (x[0] * x[0], [1e9]), [3], options: _quiet);
        result.X[0].ShouldBe(0, 1e-5);
    }

    [Fact]
    public void Solve_CheckGradients_RefusesAWrongOneByName()
    {
        FminconOptions options = _quiet with { SpecifyObjectiveGradient = true, CheckGradients = true };
        Should.Throw<ArgumentException>(() => Fmincon.Solve(x => (x[0] * x[0], [3 * x[0]]), [3], options: options)).Message.ShouldContain("∂f/∂x[0]");
    }

    [Fact]
    public void Solve_CentralDifferences_AreMoreAccurate()
    {
        FminconResult forward = Fmincon.Solve(
            FminconProblems.Rosenbrock, [-1, 2], options: _quiet with { FiniteDifferenceType = FiniteDifferenceScheme.Forward });
        FminconResult central = Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], options: _quiet with { FiniteDifferenceType = FiniteDifferenceScheme.Central });
        (Math.Abs(central.X[0] - 1)).ShouldBeLessThan(Math.Abs(forward.X[0] - 1));
    }

    [Fact]
    public void Solve_FiniteDifferenceStepSizeAndTypicalX_SetTheSteps()
    {
        // The second call of fun is the first sample: x₁ + δ·max(|x₁|, |TypicalX₁|).
        static double FirstStep(FminconOptions options)
        {
            var points = new List<double>();
            Fmincon.Solve(
                x =>
                {
                    points.Add(x[0]);
                    return x[0] * x[0];
                },
                [0.25],
                options: options with { MaxFunctionEvaluations = 2 });
            return points[1] - points[0];
        }

        FirstStep(_quiet).ShouldBe(Math.Pow(2, -26), 1e-15);
        FirstStep(_quiet with { FiniteDifferenceStepSize = [1e-3] }).ShouldBe(1e-3, 1e-12);
        FirstStep(_quiet with { FiniteDifferenceStepSize = [1e-3], TypicalX = [-0.01] }).ShouldBe(0.25e-3, 1e-12);
        FirstStep(_quiet with { FiniteDifferenceStepSize = [1e-3], TypicalX = [100] }).ShouldBe(0.1, 1e-12);
    }

    [Fact]
    public void Solve_UseParallel_GivesTheSameBits()
    {
        static FminconResult Solved(bool parallel) => Fmincon.Solve(
            FminconProblems.Exponential, [-1, 1], nonlcon: FminconProblems.TwoProducts, options: _quiet with { UseParallel = parallel });
        FminconResult one = Solved(false), many = Solved(true);
        many.X.ShouldBe(one.X);
        many.Output.FuncCount.ShouldBe(one.Output.FuncCount);
    }

    [Fact]
    public void Solve_NonlconAtTheStart_IsCalledOnceThere()
    {
        int atStart = 0;
        Fmincon.Solve(
            FminconProblems.Exponential,
            [-1, 1],
            nonlcon: x =>
            {
                if (x is [-1, 1]) atStart++;
                return FminconProblems.TwoProducts(x);
            },
            options: _quiet);
        atStart.ShouldBe(1);
    }

    public static TheoryData<string, Action> Refusals => new()
    {
        { "A has 1 rows and b 0", () => Fmincon.Solve(FminconProblems.Rosenbrock, [0, 0], A: new double[,] { { 1, 2 } }, options: _quiet) },
        { "Aeq has 3 columns", () => Fmincon.Solve(FminconProblems.Rosenbrock, [0, 0], Aeq: new double[,] { { 1, 2, 3 } }, beq: [1], options: _quiet) },
        { "lb has 3 values", () => Fmincon.Solve(FminconProblems.Rosenbrock, [0, 0], lb: [0, 0, 0], options: _quiet) },
        { "x0 is empty", () => Fmincon.Solve(FminconProblems.Rosenbrock, [], options: _quiet) },
        { "x0 is NaN", () => Fmincon.Solve(FminconProblems.Rosenbrock, [0, double.NaN], options: _quiet) },
        { "TypicalX has 1 values", () => Fmincon.Solve(FminconProblems.Rosenbrock, [0, 0], options: _quiet with { TypicalX = [1] }) },
        { "returns no gradient;", () => Fmincon.Solve(FminconProblems.Rosenbrock, [0, 0], options: _quiet with { SpecifyObjectiveGradient = true }) },
        {
            "returns no gradients;",
            () => Fmincon.Solve(
                FminconProblems.Rosenbrock, [0, 0], nonlcon: FminconProblems.SmallDisk, options: _quiet with { SpecifyConstraintGradient = true })
        },
        {
            "'trust-region-reflective' needs a gradient",
            () => Fmincon.Solve(FminconProblems.Rosenbrock, [0, 0], options: _quiet with { Algorithm = FminconAlgorithm.TrustRegionReflective })
        },
        {
            "bounds or linear equalities",
            () => Fmincon.Solve(
                FminconProblems.RosenbrockWithGradient, [0, 0], A: new double[,] { { 1, 2 } }, b: [1],
                options: _quiet with { Algorithm = FminconAlgorithm.TrustRegionReflective, SpecifyObjectiveGradient = true })
        },
        { "one objective", () => Fmincon.Solve(new FminconProblem { X0 = [0], Options = _quiet }) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Solve_InputsThatDoNotFit_AreRefusedWithTheRemedy(string words, Action solve) =>
        Should.Throw<ArgumentException>(solve).Message.ShouldContain(words);

    [Fact]
    public void Solve_GradientOfTheWrongShape_IsNamed()
    {
        FminconOptions options = _quiet with { SpecifyConstraintGradient = true };
        Should.Throw<InvalidOperationException>(() => Fmincon.Solve(
            FminconProblems.Rosenbrock, [0.25, 0.25], null, null, null, null, null, null, x => ([x[0] - 1], null, new double[,] { { 1, 0 } }, null), options))
            .Message.ShouldContain("gradc; it is n×m, here 2×1");
    }
}
