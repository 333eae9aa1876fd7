using System.Diagnostics;
using OptiSuite.Optimizers;

namespace OptiSuite.External.Tests;

/// <summary>How a process ends, and that it does.</summary>
public class LifetimeTests
{
    [Fact]
    public void Dispose_HealthyProcess_QuitsByItself()
    {
        using var child = new Child();
        ExternalProblem external = child.Start();
        int id = external.ProcessId!.Value;
        external.Dispose();
        external.Dispose();
        child.Requests[^1]["op"]!.GetValue<string>().ShouldBe("quit");
        Child.IsRunning(id).ShouldBeFalse();
        _ = Should.Throw<ObjectDisposedException>(() => external.Problem.Objective.Evaluate([1, 1]));
    }

    [Fact]
    public void Dispose_ProcessThatWillNotQuit_IsKilled()
    {
        using var child = new Child("ignoreQuit=yes");
        ExternalProblem external = child.Start();
        int id = external.ProcessId!.Value;
        external.Dispose();
        Child.IsRunning(id).ShouldBeFalse();
    }

    [Fact]
    public void Dispose_HangingDescendant_IsKilledToo()
    {
        // Windows has no shell of this kind.
        if (OperatingSystem.IsWindows()) return;
        using var child = new Child("ignoreQuit=yes", "pid=FOLDER/pid");
        ExternalProblem external = ExternalProblem.Start($"sh -c \"{child.Command}; true\"");
        int shell = external.ProcessId!.Value, descendant = int.Parse(File.ReadAllText(child.File("pid")));
        descendant.ShouldNotBe(shell);
        external.Dispose();
        Child.IsRunning(shell).ShouldBeFalse();
        // It is the system's to collect now; until then it may still be listed.
        for (int i = 0; i < 100 && Child.IsRunning(descendant); i++) _ = new ManualResetEvent(false).WaitOne(20);
        Child.IsRunning(descendant).ShouldBeFalse();
    }

    [Fact]
    public async Task Dispose_WhileAnotherThreadWaits_EndsTheWait()
    {
        using var child = new Child("hangAt=1");
        ExternalProblem external = child.Start();
        Task<double> waiting = Task.Run(() => external.Problem.Objective.Evaluate([1, 1]));
        while (child.Wanted.Length == 0) await Task.Delay(10);
        external.Dispose();
        _ = await Should.ThrowAsync<ExternalProblemException>(waiting);
    }

    [Fact]
    public void Minimize_CancelledWhileTheProcessIsSilent_EndsAtOnceWithTheBestPoint()
    {
        using var child = new Child("hangAt=5");
        using var cancellation = new CancellationTokenSource();
        using ExternalProblem external = child.Start(cancellation: cancellation.Token);
        int id = external.ProcessId!.Value;
        var watch = Stopwatch.StartNew();
        cancellation.CancelAfter(300);
        OptimizationResult result = new Sqp().Minimize(external.Problem, cancellationToken: cancellation.Token);
        result.ExitReason.ShouldBe(ExitReason.Cancelled);
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(20);
        Child.IsRunning(id).ShouldBeFalse();
    }

    [Fact]
    public void Start_CancelledWhileTheProcessIsSilent_Throws()
    {
        using var child = new Child("silent=yes");
        using var cancellation = new CancellationTokenSource(200);
        _ = Should.Throw<OperationCanceledException>(() => child.Start(cancellation: cancellation.Token));
    }
}
