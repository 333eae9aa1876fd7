using System.Diagnostics;
using OptiSuite.Optimizers;

namespace OptiSuite.External.Tests;

/// <summary>What becomes of a run when the process fails.</summary>
public class FailureTests
{
    private static readonly ExternalProblemOptions _impatient = new() { TimeLimit = TimeSpan.FromSeconds(2) };

    [Theory]
    [InlineData("dieAt=6", "ended with exit code 7 before it replied", "half a rep")]
    [InlineData("garbageAt=6", "sent a line that is not JSON", "Iteration 3 of my solver: fine so far")]
    [InlineData("wrongLengthAt=5", "3 numbers in \"c\" where 2 are due", "[1,2,3]")]
    [InlineData("wrongLengthAt=6", "3 numbers in \"g\" where 2 are due", "[1,2,3]")]
    [InlineData("emptyAt=6", "without \"g\", \"J\", which was asked for", "{}")]
    [InlineData("bareNaNAt=5", "write null", "{\"f\":NaN,\"c\":[0,0]}")]
    [InlineData("extraAt=6", "not JSON", "one line too many")]
    public void Minimize_BadReply_StopsQuotesAndKeepsTheBestPoint(string misbehaviour, string what, string received)
    {
        using var child = new Child(misbehaviour, "stderr=licence expires soon");
        using ExternalProblem external = child.Start();
        int id = external.ProcessId!.Value;
        var exception = Should.Throw<ExternalProblemException>(() => new Sqp().Minimize(external.Problem, new RunOptions { Batch = external.Batch }));
        exception.Message.ShouldContain(what);
        exception.Message.ShouldContain(received);
        exception.Received.ShouldContain(received);
        exception.StandardError.ShouldStartWith("licence expires soon");
        exception.Message.ShouldContain("licence expires soon");
        OptimizationResult best = OptimizationResult.BeforeException(exception)!;
        best.ExitReason.ShouldBe(ExitReason.EvaluationFailed);
        best.Converged.ShouldBeFalse();
        best.Objective.ShouldBeInRange(0, 2);
        Child.IsRunning(id).ShouldBeFalse();
        Should.Throw<ExternalProblemException>(() => external.Problem.Objective.Evaluate([1, 2])).Message.ShouldBe(exception.Message);
    }

    [Fact]
    public void Minimize_ProcessDies_ShowsTheEndOfItsStandardError()
    {
        using var child = new Child("dieAt=2");
        using ExternalProblem external = child.Start();
        Should.Throw<ExternalProblemException>(() => new Sqp().Minimize(external.Problem)).StandardError.ShouldBe("the simulation exploded");
    }

    [Fact]
    public void Minimize_ProcessHangs_EndsAtTheTimeLimit()
    {
        using var child = new Child("hangAt=5");
        using ExternalProblem external = child.Start(_impatient);
        int id = external.ProcessId!.Value;
        var watch = Stopwatch.StartNew();
        var exception = Should.Throw<ExternalProblemException>(() => new Sqp().Minimize(external.Problem));
        exception.Message.ShouldContain("sent no complete reply within 2 s");
        watch.Elapsed.TotalSeconds.ShouldBeInRange(1.9, 20);
        OptimizationResult.BeforeException(exception)!.Evaluations.Objective.ShouldBeGreaterThan(1);
        Child.IsRunning(id).ShouldBeFalse();
    }

    [Fact]
    public void Evaluate_ProcessDoesNotRead_EndsAtTheTimeLimit()
    {
        // More than a pipe holds, so that even the request cannot be delivered.
        const int N = 20_000;
        using var child = new Child($"describe={{\"protocol\":1,\"dimension\":{N},\"provides\":[\"f\"]}}", "deaf=yes");
        using ExternalProblem external = child.Start(_impatient);
        double[] x = new double[N];
        for (int i = 0; i < N; i++) x[i] = Math.Sin(i);
        Should.Throw<ExternalProblemException>(() => external.Problem.Objective.Evaluate(x)).Message.ShouldContain("no complete reply within 2 s");
    }

    [Theory]
    [InlineData("errorAt=5")]
    [InlineData("nullAt=5")]
    public void Minimize_PointCannotBeEvaluated_CountsItAndGoesOn(string misbehaviour)
    {
        using var child = new Child(misbehaviour);
        using ExternalProblem external = child.Start();
        OptimizationResult result = new Sqp().Minimize(external.Problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBe(Child.Optimum, 1e-7);
        result.Evaluations.NonFinite.ShouldBeGreaterThan(0);
        external.LastErrors.ShouldBe(misbehaviour == "errorAt=5" ? ["the mesh is tangled"] : []);
    }

    [Fact]
    public void Minimize_Retries_StartsAgainAndGivesTheSameAnswer()
    {
        using Child child = new("dieOnceAt=5,FOLDER/marker"), healthy = new();
        using ExternalProblem external = child.Start(new ExternalProblemOptions { Retries = 1 }), steady = healthy.Start();
        int id = external.ProcessId!.Value;
        new Sqp().Minimize(external.Problem).X.ShouldBe(new Sqp().Minimize(steady.Problem).X);
        external.ProcessId!.Value.ShouldNotBe(id);
        child.Requests.Count(request => request["op"]!.GetValue<string>() == "describe").ShouldBe(2);
    }

    [Fact]
    public void Minimize_RetriesUsedUp_Fails()
    {
        using var child = new Child("dieAt=1");
        using ExternalProblem external = child.Start(new ExternalProblemOptions { Retries = 2 });
        _ = Should.Throw<ExternalProblemException>(() => new Sqp().Minimize(external.Problem));
        child.Wanted.Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("describe=hello", "not JSON", "hello")]
    [InlineData("describe={\"protocol\":1,\"dimension\":2}", "no array \"provides\"", "{\"protocol\":1,\"dimension\":2}")]
    [InlineData("describe={\"error\":\"no data\"}", "refused to describe itself: no data", "no data")]
    public void Start_BadDescription_QuotesIt(string setting, string what, string received)
    {
        using var child = new Child(setting);
        var exception = Should.Throw<ExternalProblemException>(() => child.Start());
        exception.Message.ShouldContain(what);
        exception.Received.ShouldContain(received);
    }

    [Fact]
    public void Start_NoSuchProgram_SaysSo() =>
        Should.Throw<ExternalProblemException>(() => ExternalProblem.Start("there-is-no-such-program --really")).Message.ShouldContain("cannot be started");

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        _ = Should.Throw<ArgumentOutOfRangeException>(() => new ExternalProblemOptions { TimeLimit = TimeSpan.Zero });
        _ = Should.Throw<ArgumentOutOfRangeException>(() => new ExternalProblemOptions { Retries = -1 });
        _ = Should.Throw<ArgumentOutOfRangeException>(() => new ExternalProblemOptions { BatchSize = 0 });
    }
}
