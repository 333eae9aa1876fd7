namespace OptiSuite.Cli.Tests;

/// <summary>Every misuse: exit code 2, one clear line on standard error, nothing on standard output.</summary>
public class MisuseTests
{
    [Theory]
    [InlineData("unknown problem 'rosenbrok'; did you mean 'rosenbrock'?", "solve", "rosenbrok")]
    [InlineData("unknown optimizer 'sqq'; did you mean 'sqp'?", "solve", "sphere", "--optimizer", "sqq")]
    [InlineData("no option 'SwarmSise'; did you mean 'SwarmSize'?", "solve", "sphere", "--optimizer", "pso", "--set", "SwarmSise=9")]
    [InlineData("'many' is no value for SwarmSize; give a whole number", "solve", "sphere", "--optimizer", "pso", "--set", "SwarmSize=many")]
    [InlineData("write Key=Value", "solve", "sphere", "--optimizer", "pso", "--set", "SwarmSize")]
    [InlineData("has 3 values, and the problem 2 variables", "solve", "rosenbrock", "--start", "1,2,3")]
    [InlineData("'abc' is no number", "solve", "rosenbrock", "--start", "1,abc")]
    [InlineData("The lower bound 2 of variable 0 is above its upper bound 1", "solve", "rosenbrock", "--lower", "2", "--upper", "1")]
    [InlineData("it cannot treat nonlinear", "solve", "hs71", "--optimizer", "gradient-descent")]
    [InlineData("needs a smooth objective", "solve", "reg_l1_open", "--optimizer", "sqp")]
    [InlineData("optisuite solve does not know '--max-evalutions'; did you mean '--max-evaluations'?", "solve", "sphere", "--max-evalutions", "9")]
    [InlineData("optisuite does not know 'slove'; did you mean 'solve'?", "slove", "sphere")]
    [InlineData("give a PROBLEM, or --external", "solve")]
    [InlineData("Allow at least one evaluation", "solve", "sphere", "--max-evaluations", "0")]
    [InlineData("give a positive number of seconds", "solve", "sphere", "--max-time", "-1")]
    [InlineData("Nesterov needs momentum", "solve", "rosenbrock", "--optimizer", "sgd", "--set", "Nesterov=true", "--set", "Momentum=0")]
    [InlineData("must be below the second", "compare", "--suite", "losses", "--optimizers", "bfgs", "--set", "bfgs.Curvature=1e-5")]
    [InlineData("unknown suite 'loses'; did you mean 'losses'?", "compare", "--suite", "loses")]
    [InlineData("'x' is no whole number from 1 up", "compare", "--suite", "bbob", "--dims", "2,x")]
    [InlineData("'0' is no whole number from 1 up", "compare", "--suite", "bbob", "--instances", "0")]
    [InlineData("suite 'bbob' has no problem of dimension 1; give 2 or more", "compare", "--suite", "bbob", "--dims", "1")]
    [InlineData("the problems of suite 'landscapes' have no instances", "compare", "--suite", "landscapes", "--instances", "1")]
    [InlineData("the problems of suite 'hock-schittkowski' have fixed dimensions", "compare", "--suite", "hock-schittkowski", "--dims", "2")]
    [InlineData("--dims chooses among the problems of a suite; give --suite as well", "compare", "--problems", "sphere", "--dims", "2")]
    [InlineData("--instances chooses among the problems of a suite", "compare", "--instances", "2")]
    [InlineData("--log: 'cocoa' is no log format; give ioh, coco or ioh,coco", "compare", "--suite", "bbob", "--log", "cocoa")]
    [InlineData("--log coco: COCO's log holds BBOB functions only, and 'sphere-2' is none", "compare", "--suite", "landscapes", "--log", "ioh,coco")]
    [InlineData("'12X' is no budget", "compare", "--budget", "12X")]
    [InlineData("exclude each other", "compare", "--suite", "losses", "--problems", "hs*")]
    [InlineData("no contender is called 'ga'", "compare", "--optimizers", "pso", "--set", "ga.PopulationSize=9")]
    [InlineData("is no campaign folder", "report", "there-is-no-such-folder")]
    [InlineData("does-not-exist.json", "compare", "--data", "does-not-exist.json")]
    public void Run_Misuse_SaysWhatIsWrongInOneLineAndReturns2(string message, params string[] args)
    {
        CommandLine.Outcome outcome = CommandLine.Run(args);
        outcome.ExitCode.ShouldBe(2, outcome.Error);
        outcome.Error.ShouldContain(message);
        outcome.Error.Trim().ShouldNotContain("\n");
        outcome.Output.ShouldBeEmpty();
    }

    [Fact]
    public void Solve_ConstrainedByGradientDescent_NamesTheConstraints()
    {
        CommandLine.Outcome outcome = CommandLine.Run("solve", "logistic_ball_open", "--optimizer", "gd");
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("nonlinear inequalities");
        outcome.Error.ShouldMatch("'[a-z ]*ball[a-z ]*'");
    }
}
