using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace OptiSuite;

/// <content>Whole runs inside a run: the local searches of a global method.</content>
public sealed partial class Evaluator
{
    /// <summary>
    /// Minimizes from several starts with another optimizer. The inner runs share this run's budget, clock, token and exception policy; their
    /// evaluations count as this run's, and their best points compete for its best. The results are the same bits on any number of threads.
    /// </summary>
    /// <remarks>
    /// What is left of the budget is divided evenly among the inner runs beforehand, and what one leaves over is there for the next call. With fewer
    /// evaluations left than starts, only so many first starts are used. Where a target is reached, or the token or the clock ends the inner runs, this
    /// call does not return: the loop takes over.
    /// </remarks>
    /// <param name="optimizer">The method of the inner runs.</param>
    /// <param name="starts">k starts, k×n, row-major, all inside the bounds.</param>
    /// <param name="stopping">When an inner run ends, apart from the budget; its time limit is not looked at, for the clock is this run's.</param>
    /// <param name="random">Inner run i has a seed drawn from the i-th split of this stream.</param>
    /// <param name="threads">The most inner runs at the same time, at least 1. Above 1 the problem's functions and the batch evaluator must allow it.</param>
    /// <returns>The results in the order of the starts, as they are recorded, not verified.</returns>
    public ImmutableArray<OptimizationResult> Minimize(
        IOptimizer optimizer, ReadOnlySpan<double> starts, StoppingCriteria stopping, RandomStream random, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(stopping);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int n = Problem.Dimension, wanted = starts.Length / n;
        for (int i = 0; i < wanted; i++) RequireInside(starts.Slice(i * n, n));
        _limits.ThrowIfInterrupted();
        long used = Counts.Total;
        int count = _limits.Grant(used, wanted);
        if (count == 0 && wanted > 0) throw new RunInterruptedException(ExitReason.MaxEvaluations);

        var runs = new InnerRun[count];
        for (int i = 0; i < count; i++)
        {
            long? share = _limits.Remaining(used) is { } left ? (left / count) + (i < left % count ? 1 : 0) : null;
            runs[i] = new InnerRun(optimizer, Problem with { Start = [.. starts.Slice(i * n, n)] }, new RunOptions
            {
                Stopping = stopping with { MaxTime = null, MaxEvaluations = Least(share, stopping.MaxEvaluations) },
                Seed = random.Split((ulong)i).NextUInt64(),
                Batch = _options.Batch,
                FiniteDifferences = _options.FiniteDifferences,
                DifferenceSteps = _options.DifferenceSteps,
                Exceptions = _options.Exceptions,
                TimeProvider = _options.TimeProvider,
                Verify = false,
            });
        }

        Run(runs, threads);
        foreach (InnerRun run in runs) Absorb(run);
        foreach (InnerRun run in runs) run.Error?.Throw();
        _limits.ThrowIfInterrupted();
        _limits.ThrowIfReached(_best);
        return [.. runs.Select(run => run.Result!)];
    }

    private static long? Least(long? a, long? b) => a is null || b < a ? b : a;

    private void Run(InnerRun[] runs, int threads)
    {
        if (threads == 1)
        {
            foreach (InnerRun run in runs)
            {
                run.Execute(_limits);
                // After an exception of the user's code there is no further call of it.
                if (run.Error is not null) return;
            }
        }
        else
        {
            _ = Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, (i, state) =>
            {
                runs[i].Execute(_limits);
                if (runs[i].Error is not null) state.Stop();
            });
        }
    }

    /// <summary>Takes over an inner run's counts and best point, and reports its improvements, as if it had been made here.</summary>
    private void Absorb(InnerRun run)
    {
        if (run.Counts is not { } counts) return;
        long before = Counts.Total;
        foreach (Improvement improvement in run.Improvements)
        {
            if (!_best.WouldImprove(improvement.Objective, improvement.ConstraintViolation)) continue;
            Improved?.Invoke(improvement with { Evaluation = before + improvement.Evaluation });
        }

        _objective += counts.Objective;
        _gradient += counts.Gradient;
        _hessianVector += counts.HessianVector;
        _constraint += counts.Constraint;
        _jacobian += counts.Jacobian;
        _terms += counts.Terms;
        _monitor += counts.Monitor;
        _nonFinite += counts.NonFinite;
        if (!run.BestX.IsEmpty) _best.Offer(run.BestX, run.BestObjective, run.BestViolation);
    }

    /// <summary>An inner run: its options, and afterwards what it found or threw.</summary>
    private sealed class InnerRun(IOptimizer optimizer, Problem problem, RunOptions options) : IRunObserver
    {
        private Evaluator? _evaluator;

        public List<Improvement> Improvements { get; } = [];

        public OptimizationResult? Result { get; private set; }

        public ExceptionDispatchInfo? Error { get; private set; }

        /// <summary>Null where it was never begun.</summary>
        public EvaluationCounts? Counts => _evaluator?.Counts;

        public ReadOnlySpan<double> BestX => _evaluator is { HasBest: true } ? _evaluator.BestX : default;

        public double BestObjective => _evaluator!.BestObjective;

        public double BestViolation => _evaluator!.BestViolation;

        public void Execute(EvaluationLimits outer)
        {
            using var limits = new EvaluationLimits(options.Stopping, outer);
            var loop = new Loop(optimizer, problem, options with { Observers = [this] }, limits);
            _evaluator = loop.Evaluator;
            try
            {
                Result = loop.Run();
            }
            catch (Exception exception)
            {
                Error = ExceptionDispatchInfo.Capture(exception);
            }
        }

        public void OnImprovement(in Improvement improvement) => Improvements.Add(improvement);
    }
}
