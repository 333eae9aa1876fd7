namespace OptiSuite.Benchmarking;

/// <summary>Runs one cell and makes its record, whatever happens in it.</summary>
internal static class CellRunner
{
    /// <summary>
    /// The first-order residual that ends a run: far below what a comparison tells apart, so that a method does not lose by stopping
    /// early, and does not spend the budget at the solution.
    /// </summary>
    private const double StationarityTolerance = 1e-10;

    /// <summary>A step that changes no digit.</summary>
    private const double StepTolerance = 1e-15;

    /// <summary>The record, or null where the cell was cancelled.</summary>
    public static RunRecord? Run(CampaignCell cell, CancellationToken cancellationToken)
    {
        IOptimizer optimizer = cell.Contender.Optimizer;
        var blank = new RunRecord
        {
            Suite = cell.Suite,
            Problem = cell.Problem.Name,
            Dimension = cell.Problem.Dimension,
            Optimizer = cell.Contender.Label,
            Hyperparameters = cell.Contender.Hyperparameters,
            Seed = cell.Seed,
            Stochastic = optimizer.Capabilities.IsStochastic,
            Budget = cell.Budget,
            BestKnown = cell.Problem.Known?.Objective,
        };
        var recorder = new ImprovementRecorder(RunRecord.FeasibilityTolerance);
        var options = new RunOptions { Seed = cell.Seed, Stopping = Stopping(cell), Observers = [recorder] };
        try
        {
            OptimizationResult result = optimizer.Minimize(cell.Problem, options, cancellationToken);
            return result.ExitReason == ExitReason.Cancelled ? null : Finished(blank, result, recorder);
        }
        catch (IncompatibleProblemException refusal)
        {
            return blank with { Refused = refusal.Reasons };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            // One problem that throws must not take the campaign's other cells with it; what it found until then counts.
            RunRecord partial = OptimizationResult.BeforeException(exception) is { } result ? Finished(blank, result, recorder) : blank;
            return partial with { Converged = false, ExitReason = "Failed", Error = $"{exception.GetType().Name}: {exception.Message}" };
        }
    }

    private static RunRecord Finished(RunRecord blank, OptimizationResult result, ImprovementRecorder recorder) => blank with
    {
        Evaluations = result.Evaluations.Total,
        Iterations = result.Iterations,
        Objective = result.Objective,
        ConstraintViolation = result.ConstraintViolation,
        Converged = result.Converged,
        ExitReason = result.ExitReason.ToString(),
        ElapsedSeconds = result.Elapsed.TotalSeconds,
        Improvements = recorder.Improvements,
        X = result.X.Length <= RunRecord.LargestRecordedDimension ? [.. result.X] : null,
    };

    private static StoppingCriteria Stopping(CampaignCell cell)
    {
        // The budget is the limit. Iterations are bounded only for methods that iterate without evaluating: one that takes single terms of
        // a sum makes at most N iterations an evaluation.
        int terms = (cell.Problem.Objective as IFiniteSumObjective)?.TermCount ?? 1;
        double iterations = 10.0 * cell.Budget * Math.Max(terms, 1);
        return new StoppingCriteria
        {
            MaxEvaluations = cell.Budget,
            MaxIterations = iterations < int.MaxValue ? (int)iterations : null,
            StationarityTolerance = StationarityTolerance,
            StepTolerance = StepTolerance,
            ConstraintTolerance = RunRecord.FeasibilityTolerance,
            StallIterations = null,
        };
    }
}
