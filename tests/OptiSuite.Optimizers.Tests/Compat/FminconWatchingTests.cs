using OptiSuite.Compat;

namespace OptiSuite.Optimizers.Tests.Compat;

public class FminconWatchingTests
{
    private static readonly FminconOptions _quiet = new() { Algorithm = FminconAlgorithm.Sqp, Display = FminconDisplay.Off };

    private static string Displayed(FminconDisplay display, double[]? ub = null)
    {
        using var writer = new StringWriter();
        Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], ub: ub, options: _quiet with { Display = display, DisplayWriter = writer });
        return writer.ToString();
    }

    [Theory]
    [InlineData(FminconDisplay.Off)]
    [InlineData(FminconDisplay.None)]
    [InlineData(FminconDisplay.Notify)]
    [InlineData(FminconDisplay.NotifyDetailed)]
    public void Display_QuietAndConverged_WritesNothing(FminconDisplay display) => Displayed(display).ShouldBeEmpty();

    [Fact]
    public void Display_Final_WritesTheMessageOnly()
    {
        string text = Displayed(FminconDisplay.Final);
        text.ShouldContain("Local minimum");
        text.ShouldNotContain("Func-count");
        text.ShouldNotContain("MaxFunctionEvaluations");
        Displayed(FminconDisplay.FinalDetailed).ShouldContain("MaxFunctionEvaluations");
    }

    [Fact]
    public void Display_Iter_HasMatlabsColumnsAndALineAnIteration()
    {
        using var writer = new StringWriter();
        FminconResult result = Fmincon.Solve(
            FminconProblems.Rosenbrock, [-1, 2], options: _quiet with { Display = FminconDisplay.Iter, DisplayWriter = writer });
        string[] lines = writer.ToString().Split('\n');
        foreach (string column in new[] { "Iter", "Func-count", "Fval", "Feasibility", "Step Length" }) lines[1].ShouldContain(column);
        lines[0].ShouldContain("Norm of");
        lines[0].ShouldContain("First-order");
        string[] first = lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        first[..4].ShouldBe(["0", "3", "1.040000e+02", "0.000e+00"]);
        lines.Count(line => line.Length > 5 && int.TryParse(line[..5], out _)).ShouldBe(result.Output.Iterations + 1);
    }

    [Fact]
    public void Display_NotifyAndNotConverged_WritesTheMessage()
    {
        using var writer = new StringWriter();
        Fmincon.Solve(
            FminconProblems.Rosenbrock, [-1, 2], options: (_quiet with { Display = FminconDisplay.Notify, DisplayWriter = writer, MaxIterations = 1 }).Set("ScaleProblem", true));
        writer.ToString().ShouldContain("MaxIterations is reached");
        writer.ToString().ShouldContain("without effect here: ScaleProblem");
    }

    [Fact]
    public void OutputFcn_AWholeSolve_SeesInitIterationsAndDone()
    {
        var states = new List<string>();
        var values = new List<FminconOptimValues>();
        FminconResult result = Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], options: _quiet with
        {
            OutputFcn = [(x, optimValues, state) =>
            {
                states.Add(state);
                if (state == "iter") values.Add(optimValues);
                return false;
            }],
        });
        states[0].ShouldBe("init");
        states[^1].ShouldBe("done");
        states[1..^1].ShouldAllBe(state => state == "iter");
        values.Select(v => v.Iteration).ShouldBe(Enumerable.Range(0, result.Output.Iterations + 1));
        values[^1].Fval.ShouldBe(result.Fval);
        values[^1].FuncCount.ShouldBe(result.Output.FuncCount);
        values[0].LsStepLength.ShouldBe(double.NaN);
        values[1].LsStepLength.ShouldBeInRange(1e-9, 1);
        result.Output.LsStepLength.ShouldBe(values[^1].LsStepLength);
    }

    [Theory]
    [InlineData("OutputFcn")]
    [InlineData("PlotFcn")]
    public void OutputFcn_AsksToStop_EndsWithMinusOneAfterThatIteration(string option)
    {
        FminconOutputFunction stop = (_, values, state) => state == "iter" && values.Iteration == 2;
        FminconResult result = Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], options: _quiet.Set(option, stop));
        result.ExitFlag.ShouldBe(-1);
        result.Output.Iterations.ShouldBe(2);
        result.Output.BestFeasible.ShouldNotBeNull();
        result.Output.Message.ShouldContain("output or plot function");
    }

    [Fact]
    public void OutputFcn_StopsAtInit_NoIterationIsMade()
    {
        FminconResult result = Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], options: _quiet.Set("OutputFcn", (FminconOutputFunction)((_, _, _) => true)));
        (result.ExitFlag, result.Output.Iterations).ShouldBe((-1, 0));
    }
}
