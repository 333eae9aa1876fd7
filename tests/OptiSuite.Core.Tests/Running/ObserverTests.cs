namespace OptiSuite.Core.Tests.Running;

public class ObserverTests
{
    [Fact]
    public void Trace_Run_HasARowForTheStartAndEveryIteration()
    {
        var trace = new Trace();
        OptimizationResult result = new StepDescent().Minimize(
            TestProblems.Sphere(1), new RunOptions { Observers = [trace], Stopping = new StoppingCriteria { MaxIterations = 3 } });
        trace.Rows.Select(row => row.Iteration).ShouldBe([0, 1, 2, 3]);
        trace.Rows.Select(row => row.Evaluations).ShouldBe([1, 2, 3, 4]);
        trace.Rows[1].X[0].ShouldBe(0.8, 1e-15);
        trace.Rows[^1].BestObjective.ShouldBe(result.Objective);
    }

    [Fact]
    public void Trace_EveryThird_SkipsTheOthers()
    {
        var trace = new Trace(keepPoints: false, every: 3);
        new StepDescent().Minimize(
            TestProblems.Sphere(1), new RunOptions { Observers = [trace], Stopping = new StoppingCriteria { MaxIterations = 7 } });
        trace.Rows.Select(row => row.Iteration).ShouldBe([0, 3, 6]);
        trace.Rows[0].X.ShouldBeEmpty();
    }

    [Fact]
    public void RequestStop_InAnObserver_EndsTheRun()
    {
        OptimizationResult result = new StepDescent().Minimize(TestProblems.Sphere(1), new RunOptions { Observers = [new StopsAt(5)] });
        (result.ExitReason, result.Iterations).ShouldBe((ExitReason.StoppedByUser, 5));
    }

    [Fact]
    public void OnImprovement_EveryNewBest_ComesOnceInOrder()
    {
        var seen = new Improvements();
        Problem problem = TestProblems.Plain(x => x[0], 0);
        double[] values = [5, 7, 3, 3, 1];
        _ = new ScriptedOptimizer((context, x) =>
        {
            foreach (double value in values) context.Evaluator.Objective([value]).ShouldBe(value);
            return ExitReason.Stalled;
        }).Minimize(problem, new RunOptions { Observers = [seen] });
        seen.All.ShouldBe([new Improvement(1, 5, 0), new Improvement(3, 3, 0), new Improvement(5, 1, 0)]);
    }

    [Fact]
    public void Progress_EveryIteration_IsReported()
    {
        var seen = new List<RunProgress>();
        new StepDescent().Minimize(
            TestProblems.Sphere(1),
            new RunOptions { Progress = new Direct<RunProgress>(seen.Add), Stopping = new StoppingCriteria { MaxIterations = 2 } });
        seen.Select(progress => (progress.Iteration, progress.Evaluations)).ShouldBe([(0, 1), (1, 2), (2, 3)]);
    }

    [Fact]
    public void Observer_Throwing_ReachesTheCallerUnwrapped() =>
        Should.Throw<FormatException>(() => new StepDescent().Minimize(TestProblems.Sphere(1), new RunOptions { Observers = [new Throws()] }));

    private sealed class StopsAt(int iteration) : IRunObserver
    {
        public void OnIteration(in IterationSnapshot snapshot)
        {
            if (snapshot.Iteration == iteration) snapshot.RequestStop();
        }
    }

    private sealed class Improvements : IRunObserver
    {
        public List<Improvement> All { get; } = [];

        public void OnImprovement(in Improvement improvement) => All.Add(improvement);
    }

    private sealed class Throws : IRunObserver
    {
        public void OnIteration(in IterationSnapshot snapshot) => throw new FormatException();
    }

    private sealed class Direct<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
