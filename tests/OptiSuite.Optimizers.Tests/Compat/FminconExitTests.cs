using OptiSuite.Compat;

namespace OptiSuite.Optimizers.Tests.Compat;

public class FminconExitTests
{
    private static readonly FminconOptions _quiet = new() { Algorithm = FminconAlgorithm.Sqp, Display = FminconDisplay.Off };

    [Fact]
    public void Solve_ContradictoryRows_IsMinusTwo()
    {
        FminconResult result = Fmincon.Solve(
            FminconProblems.Rosenbrock, [0, 0], new double[,] { { 1, 1 }, { -1, -1 } }, [1, -3], options: _quiet);
        result.ExitFlag.ShouldBe(-2);
        result.Exit.ShouldBe(FminconExit.Infeasible);
        result.Output.BestFeasible.ShouldBeNull();
        result.Output.ConstrViolation.ShouldBeGreaterThanOrEqualTo(1 - 1e-6);
        result.Output.Message.ShouldStartWith("No feasible point");
    }

    [Fact]
    public void Solve_NonlinearInfeasible_IsMinusTwo()
    {
        FminconResult result = Fmincon.Solve(
            FminconProblems.RosenbrockWithGradient, [1, 1], null, null, null, null, null, null,
            x => ([(x[0] * x[0]) + (x[1] * x[1]) + 1], [], new[,] { { 2 * x[0] }, { 2 * x[1] } }, null),
            _quiet with { SpecifyObjectiveGradient = true, SpecifyConstraintGradient = true, MaxFunctionEvaluations = 1000 });
        result.ExitFlag.ShouldBe(-2);
        result.X.ShouldBe([0, 0], 1e-3);
        result.Output.ConstrViolation.ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Solve_CrossingBounds_IsMinusTwoWithoutAnEvaluation()
    {
        FminconResult result = Fmincon.Solve(_ => throw new InvalidOperationException("called"), [1, 2], lb: [0, 3], ub: [1, 2], options: _quiet);
        result.ExitFlag.ShouldBe(-2);
        result.X.ShouldBe([1, 2]);
        result.Fval.ShouldBe(double.NaN);
        result.Output.FuncCount.ShouldBe(0);
        result.Output.Message.ShouldContain("variable 1");
    }

    [Fact]
    public void Solve_Unbounded_IsMinusThree()
    {
        FminconResult result = Fmincon.Solve(x => -Math.Pow(x[0], 3) - x[1], [1, 1], ub: [double.PositiveInfinity, 5], options: _quiet);
        result.ExitFlag.ShouldBe(-3);
        result.Fval.ShouldBeLessThan(-1e20);
    }

    [Fact]
    public void Solve_ObjectiveLimit_DecidesWhatIsUnbounded() =>
        Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], options: _quiet with { ObjectiveLimit = 0.5 }).ExitFlag.ShouldBe(-3);

    [Fact]
    public void Solve_MaxIterations_IsZeroAndKept()
    {
        FminconResult result = Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], options: _quiet with { MaxIterations = 3 });
        result.ExitFlag.ShouldBe(0);
        result.Output.Iterations.ShouldBe(3);
        result.Output.Message.ShouldContain("MaxIterations");
    }

    [Fact]
    public void Solve_MaxFunctionEvaluations_IsZeroAndNeverExceeded()
    {
        int calls = 0;
        FminconResult result = Fmincon.Solve(
            x =>
            {
                calls++;
                return FminconProblems.Rosenbrock(x);
            },
            [-1, 2],
            options: _quiet with { MaxFunctionEvaluations = 17 });
        result.ExitFlag.ShouldBe(0);
        calls.ShouldBeLessThanOrEqualTo(17);
        calls.ShouldBe((int)result.Output.FuncCount);
        result.Output.BestFeasible!.Fval.ShouldBe(result.Fval);
    }

    [Fact]
    public void Solve_WideStepTolerance_IsTwo()
    {
        FminconResult result = Fmincon.Solve(
            FminconProblems.Rosenbrock, [-1, 2], options: _quiet with { StepTolerance = 0.3, OptimalityTolerance = 1e-12 });
        result.ExitFlag.ShouldBe(2);
        result.Output.Message.ShouldContain("StepTolerance");
    }

    [Fact]
    public void Solve_Stationary_TheTolerancesHold()
    {
        FminconResult result = Fmincon.Solve(
            FminconProblems.Exponential, [-1, 1], nonlcon: FminconProblems.TwoProducts, options: _quiet);
        result.ExitFlag.ShouldBe(1);
        (result.Output.FirstOrderOpt / Math.Max(1, result.Grad.Max(Math.Abs))).ShouldBeLessThanOrEqualTo(1e-6);
        result.Output.ConstrViolation.ShouldBeLessThanOrEqualTo(1e-6);
        result.Output.Message.ShouldStartWith("Local minimum");
    }

    [Fact]
    public void Solve_Cancelled_IsMinusOne()
    {
        using var source = new CancellationTokenSource();
        int calls = 0;
        var problem = new FminconProblem
        {
            Objective = x =>
            {
                if (++calls == 5) source.Cancel();
                return FminconProblems.Rosenbrock(x);
            },
            X0 = [-1, 2],
            Options = _quiet,
        };
        FminconResult result = Fmincon.Solve(problem, source.Token);
        result.ExitFlag.ShouldBe(-1);
        calls.ShouldBe(5);
    }

    [Fact]
    public void Solve_BestFeasible_IsTheLowestFeasibleIterate()
    {
        // The start is feasible, and the way along a curved constraint leads through infeasible points.
        FminconResult result = Fmincon.Solve(
            FminconProblems.Rosenbrock, [0, 0], nonlcon: x => ([(x[0] * x[0]) + (x[1] * x[1]) - 1], []), options: _quiet with { MaxIterations = 5 });
        FminconBestFeasible best = result.Output.BestFeasible.ShouldNotBeNull();
        best.ConstrViolation.ShouldBeLessThanOrEqualTo(1e-6);
        best.Fval.ShouldBeLessThanOrEqualTo(1);
        best.Fval.ShouldBe(FminconProblems.Rosenbrock(best.X));
    }

    [Fact]
    public void Solve_NaNAtTheStart_IsRefusedWithTheStart() =>
        Should.Throw<ArgumentException>(() => Fmincon.Solve(x => Math.Log(x[0]), [-1], options: _quiet)).Message.ShouldContain("x0 = [-1]");

    [Fact]
    public void Solve_NaNOnTheWay_ShortensTheStep()
    {
        FminconResult result = Fmincon.Solve(x => x[0] - Math.Log(x[0]), [10], options: _quiet);
        result.X[0].ShouldBe(1, 1e-5);
        result.ExitFlag.ShouldBe(1);
    }

    [Fact]
    public void Solve_NaNOnTheWayWithFunValCheck_IsAnError() =>
        Should.Throw<NotFiniteNumberException>(() => Fmincon.Solve(x => Math.Pow(x[0] - 1, 2) + Math.Sqrt(x[0] - 2), [3], options: _quiet with { FunValCheck = true }))
            .Message.ShouldContain("FunValCheck");
}
