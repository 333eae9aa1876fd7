using System.Reflection;
using System.Text.RegularExpressions;

namespace OptiSuite.TestKit;

/// <summary>
/// What every optimizer promises. Derive a public class, give the optimizer, and xunit runs all of it; the problems fit what the
/// optimizer's capabilities declare.
/// </summary>
/// <example><code>public sealed class GradientDescentContract : OptimizerContract
/// {
///     protected override IOptimizer Create() => new GradientDescent();
/// }</code></example>
public abstract partial class OptimizerContract
{
    private static readonly StoppingCriteria _noTests = new()
    {
        StationarityTolerance = null,
        StepTolerance = null,
        StallIterations = null,
    };

    /// <summary>How far f may be from its minimum on a four-dimensional, well-conditioned sphere. Default 1e-6.</summary>
    protected virtual double Accuracy => 1e-6;

    /// <summary>The evaluations allowed to get there. Default 20 000.</summary>
    protected virtual long Budget => 20_000;

    /// <summary>The iterations over which memory is measured. Default 50.</summary>
    protected virtual int MeasuredIterations => 50;

    /// <summary>Whether a start at the minimizer ends the run before the first step. Default: where it uses gradients and a start.</summary>
    protected virtual bool KnowsStationarity => Capabilities is { NeedsGradient: true, NeedsStart: true, NeedsFiniteSum: false };

    /// <summary>Whether the objectives hide their gradients, for a method that would take another way with them. Default false.</summary>
    protected virtual bool ValuesOnly => false;

    /// <summary>
    /// How many runs of another optimizer this one has started so far. Every start allocates, so steps that start some are not measured. Default none.
    /// </summary>
    protected virtual double StartedRuns(in IterationSnapshot snapshot) => 0;

    private OptimizerCapabilities Capabilities => Create().Capabilities;

    /// <summary>The optimizer under test, the same every time.</summary>
    protected abstract IOptimizer Create();

    [Fact]
    public void Name_Always_IsKebabCase() => KebabCase().IsMatch(Create().Name).ShouldBeTrue(Create().Name);

    [Fact]
    public void Hyperparameters_Always_AreScalarsOfARecordThatComparesByValue()
    {
        IOptimizer optimizer = Create();
        optimizer.ShouldBe(Create());
        optimizer.ToString()!.ShouldContain(optimizer.GetType().Name);
        foreach (PropertyInfo property in optimizer.GetType().GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
        {
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            (type.IsEnum || type.IsPrimitive || type == typeof(string) || type == typeof(IOptimizer)).ShouldBeTrue($"{property.Name} cannot be set from a command line");
        }
    }

    [Fact]
    public void Minimize_WellConditionedSphere_FindsTheMinimum()
    {
        ProbeObjective probe = Probe(4);
        OptimizationResult result = Create().Minimize(
            Pose(probe, 4), new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = Budget, MaxIterations = null } });
        (result.Objective - probe.Minimum).ShouldBeLessThan(Accuracy, result.Message);
    }

    [Fact]
    public void Minimize_OneVariable_FindsTheMinimum()
    {
        ProbeObjective probe = Probe(1);
        OptimizationResult result = Create().Minimize(
            Pose(probe, 1), new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = Budget, MaxIterations = null } });
        (result.Objective - probe.Minimum).ShouldBeLessThan(Accuracy, result.Message);
    }

    [Fact]
    public void Minimize_SameSeed_GivesTheSameBits()
    {
        IOptimizer optimizer = Create();
        double[] first = Path(optimizer, seed: 7);
        Path(optimizer, seed: 7).ShouldBe(first);
        Path(Create(), seed: 7).ShouldBe(first);
        first.AsSpan().SequenceEqual(Path(optimizer, seed: 8)).ShouldBe(!Capabilities.IsStochastic);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(123)]
    public void Minimize_Budget_IsKeptExactly(int budget)
    {
        ProbeObjective probe = Probe(4);
        OptimizationResult result = Create().Minimize(
            Pose(probe, 4), new RunOptions { Verify = false, Stopping = _noTests with { MaxEvaluations = budget } });
        EvaluationCounts counts = result.Evaluations;
        long terms = probe is ProbeSum sum ? sum.Terms : 0;
        counts.Terms.ShouldBe(terms);
        (counts.Objective + counts.Monitor).ShouldBe(probe.Calls);
        counts.Total.ShouldBeLessThanOrEqualTo(budget);
        if (result.ExitReason == ExitReason.MaxEvaluations && terms == 0) counts.Total.ShouldBe(budget);
    }

    [Fact]
    public void Minimize_Result_AgreesWithTheProblem()
    {
        ProbeObjective probe = Probe(4);
        IOptimizer optimizer = Create();
        OptimizationResult result = optimizer.Minimize(
            Pose(probe, 4), new RunOptions { Seed = 5, Stopping = new StoppingCriteria { MaxEvaluations = 100 } });
        result.X.Length.ShouldBe(4);
        result.Objective.ShouldBe(probe.Value(result.X.AsSpan()));
        result.Optimizer.ShouldBeSameAs(optimizer);
        result.Seed.ShouldBe(5UL);
        result.ConstraintViolation.ShouldBe(0);
        result.Verified.Finite.ShouldBeTrue();
        result.Message.ShouldNotBeEmpty();
        if (!result.Converged) result.Objective.ShouldBe(probe.Best);
    }

    [Fact]
    public void Minimize_NoIterationsAllowed_EndsBeforeTheFirst()
    {
        OptimizationResult result = Create().Minimize(
            Pose(Probe(4), 4), new RunOptions { Stopping = new StoppingCriteria { MaxIterations = 0 } });
        result.ExitReason.ShouldBe(ExitReason.MaxIterations);
        result.Iterations.ShouldBe(0);
    }

    [Fact]
    public void Minimize_Observers_SeeEveryIterationFromZeroAndOneEnd()
    {
        var iterations = new List<int>();
        var names = new List<string>();
        OptimizationResult? completed = null;
        var observer = new ActionObserver(
            (in IterationSnapshot snapshot) =>
            {
                iterations.Add(snapshot.Iteration);
                names.Add(string.Join(' ', snapshot.Diagnostics.ToArray().Select(diagnostic => diagnostic.Name)));
                snapshot.X.Length.ShouldBe(4);
            },
            result =>
            {
                completed.ShouldBeNull();
                completed = result;
            });
        OptimizationResult result = Create().Minimize(
            Pose(Probe(4), 4), new RunOptions { Observers = [observer], Stopping = _noTests with { MaxIterations = 6 } });
        iterations.ShouldBe(Enumerable.Range(0, result.Iterations + 1));
        names.Distinct().Count().ShouldBe(1, "diagnostics must keep their names and order");
        completed.ShouldBeSameAs(result);
    }

    [Fact]
    public void Minimize_ObserverAsksToStop_EndsAfterThatIteration()
    {
        var observer = new ActionObserver((in IterationSnapshot snapshot) =>
        {
            if (snapshot.Iteration == 1) snapshot.RequestStop();
        });
        OptimizationResult result = Create().Minimize(Pose(Probe(20), 20), new RunOptions { Observers = [observer] });
        result.ExitReason.ShouldBe(ExitReason.StoppedByUser);
        result.Iterations.ShouldBe(1);
    }

    [Fact]
    public void Minimize_CancelledBetweenIterations_ReturnsTheBestPoint()
    {
        using var source = new CancellationTokenSource();
        ProbeObjective probe = Probe(20);
        var observer = new ActionObserver((in IterationSnapshot snapshot) =>
        {
            if (snapshot.Iteration == 2) source.Cancel();
        });
        OptimizationResult result = Create().Minimize(Pose(probe, 20), new RunOptions { Observers = [observer] }, source.Token);
        result.ExitReason.ShouldBe(ExitReason.Cancelled);
        result.Converged.ShouldBeFalse();
        result.Objective.ShouldBe(probe.Best);
        probe.Value(result.X.AsSpan()).ShouldBe(probe.Best);
    }

    [Fact]
    public void Minimize_CancelledDuringAnEvaluation_MakesNoOtherAndKeepsTheBestPoint()
    {
        using var source = new CancellationTokenSource();
        ProbeObjective probe = Probe(20);
        long last = 0;
        probe.Before = call =>
        {
            last = call;
            if (call == 3) source.Cancel();
        };
        OptimizationResult result = Create().Minimize(Pose(probe, 20), null, source.Token);
        result.ExitReason.ShouldBe(ExitReason.Cancelled);
        last.ShouldBe(3);
        result.Objective.ShouldBe(probe.Best);
    }

    [Fact]
    public void Minimize_ManyIterations_AllocatesNothingPerStep()
    {
        long[] allocated = new long[MeasuredIterations + 1];
        double[] started = new double[MeasuredIterations + 1];
        var observer = new ActionObserver((in IterationSnapshot snapshot) =>
        {
            started[snapshot.Iteration] = StartedRuns(in snapshot);
            allocated[snapshot.Iteration] = GC.GetAllocatedBytesForCurrentThread();
        });
        var options = new RunOptions { Observers = [observer], Stopping = _noTests with { MaxIterations = MeasuredIterations } };
        Create().Minimize(Pose(Probe(20), 20), options);
        OptimizationResult result = Create().Minimize(Pose(Probe(20), 20), options);
        result.Iterations.ShouldBeGreaterThan(4, "too few iterations to measure");
        long bytes = 0;
        int steps = 0;
        for (int i = 3; i < result.Iterations; i++)
        {
            if (started[i] != started[i - 1]) continue;
            bytes += allocated[i] - allocated[i - 1];
            steps++;
        }

        if (started[result.Iterations] == 0) steps.ShouldBePositive();
        bytes.ShouldBe(0, $"bytes in {steps} steps");
    }

    [Fact]
    public void Minimize_StartAtTheMinimizer_StopsAtIterationZero()
    {
        if (!KnowsStationarity) return;
        ProbeObjective probe = Probe(4);
        OptimizationResult result = Create().Minimize(Pose(probe, 4) with { Start = [.. probe.Minimizer] });
        result.ExitReason.ShouldBe(ExitReason.Stationary);
        result.Iterations.ShouldBe(0);
        result.Converged.ShouldBeTrue();
    }

    private double[] Path(IOptimizer optimizer, ulong seed)
    {
        var path = new List<double>();
        var observer = new ActionObserver((in IterationSnapshot snapshot) =>
        {
            path.AddRange(snapshot.X);
            path.Add(snapshot.Objective);
        });
        OptimizationResult result = optimizer.Minimize(
            Pose(Probe(4), 4),
            new RunOptions { Seed = seed, Observers = [observer], Stopping = _noTests with { MaxEvaluations = 200 } });
        return [.. path, .. result.X, result.Objective];
    }

    private ProbeObjective Probe(int n, Func<double[], bool>? notANumber = null, Bounds? allowed = null, bool smooth = true) =>
        Capabilities.NeedsFiniteSum
            ? new ProbeSum(n) { NotANumber = notANumber, Allowed = allowed, IsSmooth = smooth }
            : new ProbeObjective(n) { NotANumber = notANumber, Allowed = allowed, IsSmooth = smooth };

    private Problem Pose(ProbeObjective probe, int n) => new(ValuesOnly ? Objective.From(x => probe.Evaluate(x)) : probe, n)
    {
        Name = "probe",
        Start = [.. Enumerable.Range(0, n).Select(i => i % 3 == 0 ? -2.0 : 3.0)],
        SearchRegion = Bounds.Uniform(n, -5, 5),
        Known = new KnownSolution(probe.Minimum, Source: "closed form"),
    };

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KebabCase();
}
