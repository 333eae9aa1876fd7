using OptiSuite.Optimizers;

namespace OptiSuite.Compat;

/// <summary>One call of fmincon: the inputs are checked, SQP runs, and its result is told in MATLAB's terms.</summary>
internal sealed class FminconSolve
{
    private readonly FminconProblem _given;
    private readonly FminconOptions _options;
    private readonly FminconModel _model;
    private readonly FminconDisplayTable _table;
    private readonly FminconWatch _watch;

    public FminconSolve(FminconProblem given)
    {
        (_given, _options) = (given, given.Options);
        _model = new FminconModel(given);
        _table = new FminconDisplayTable(_options);
        _watch = new FminconWatch(_options, _table);
    }

    public FminconResult Run(CancellationToken cancellationToken)
    {
        if (_model.Problem is not { } problem) return CrossingBounds();
        if (_options.CheckGradients) RequireDerivatives(problem);
        OptimizationResult result = new Sqp().Minimize(problem, RunOptions(problem.Dimension), cancellationToken);
        if (result.ExitReason == ExitReason.NonFinite && double.IsNaN(result.Objective))
        {
            throw new ArgumentException(
                $"fun or nonlcon is NaN or infinite at x0 = [{string.Join(", ", problem.Start!.Value)}]; start where both are finite.");
        }

        return Told(result);
    }

    private RunOptions RunOptions(int n) => new()
    {
        Stopping = new StoppingCriteria
        {
            MaxIterations = _options.MaxIterations,
            MaxEvaluations = _options.MaxFunctionEvaluationsFor(n),
            StationarityTolerance = _options.OptimalityTolerance,
            ConstraintTolerance = _options.ConstraintTolerance,
            StepTolerance = _options.StepTolerance,
            ObjectiveLimit = _options.ObjectiveLimit,
            StallIterations = null,
        },
        FiniteDifferences = _options.FiniteDifferenceType,
        DifferenceSteps = new DifferenceSteps
        {
            Relative = _options.FiniteDifferenceStepSize ?? [],
            Typical = _options.TypicalX is { } typical ? [.. typical.Select(Math.Abs)] : [],
        },
        Batch = _options.UseParallel ? new ParallelBatchEvaluator() : SequentialBatchEvaluator.Instance,
        Observers = [_watch],
        // fmincon has a measure of optimality of its own (FminconOptimality), and no function is called more often than needed.
        Verify = false,
    };

    private static void RequireDerivatives(Problem problem)
    {
        DerivativeReport report = DerivativeChecker.Check(problem, problem.Start!.Value.AsSpan());
        if (!report.Passed) throw new ArgumentException($"CheckGradients at x0: {report}; correct it, or leave the Specify... options off.");
    }

    private FminconResult Told(OptimizationResult result)
    {
        double[] gradient = Gradient(result);
        double optimality = result.Stationarity, scale = 1;
        Multipliers? multipliers = result.Multipliers;
        if (_model.HasDerivatives && multipliers is not null)
        {
            (optimality, multipliers) = FminconOptimality.At(
                result.Problem, result.X.AsSpan(), gradient, multipliers, _options.ConstraintTolerance);
            foreach (double g in gradient) scale = Math.Max(scale, Math.Abs(g));
        }

        // Of a function that was never called, because the linear rows contradict each other, these rows are all that is known.
        if (double.IsNaN(result.ConstraintViolation)) result = result with { ConstraintViolation = _model.LinearViolation(result.X.AsSpan()) };
        FminconExit exit = Exit(result, optimality / scale);
        string sentence = FminconMessage.Sentence(exit, result.ExitReason), figures = FminconMessage.Figures(result, _options, _watch.Last, optimality / scale);
        _table.End(exit, sentence, figures);
        int n = result.X.Length;
        return new FminconResult
        {
            X = [.. result.X],
            Fval = result.Objective,
            Exit = exit,
            Output = new FminconOutput
            {
                Iterations = result.Iterations,
                FuncCount = result.Evaluations.Total,
                Algorithm = result.Optimizer.Name,
                StepSize = _watch.Last?.StepSize ?? double.NaN,
                LsStepLength = _watch.Last?.LsStepLength ?? double.NaN,
                ConstrViolation = result.ConstraintViolation,
                FirstOrderOpt = optimality,
                Message = sentence + Environment.NewLine + figures,
                BestFeasible = BestFeasible(result, optimality),
            },
            Lambda = _model.Lambda(multipliers),
            Grad = gradient,
            Hessian = Square(result.Hessian is { } hessian ? hessian.AsSpan() : FminconModel.Filled(n * n, double.NaN), n),
        };
    }

    /// <summary>A claim of convergence is looked at again: 1 and 2 need a feasible point, and 1 the first-order test.</summary>
    private FminconExit Exit(OptimizationResult result, double relativeOptimality)
    {
        if (_watch.HasStopped) return FminconExit.Stopped;
        switch (result.ExitReason)
        {
            case ExitReason.StoppedByUser or ExitReason.Cancelled:
                return FminconExit.Stopped;
            case ExitReason.MaxIterations or ExitReason.MaxEvaluations:
                return FminconExit.LimitReached;
            case ExitReason.Unbounded:
                return FminconExit.ObjectiveBelowLimit;
        }

        if (!(result.ConstraintViolation <= _options.ConstraintTolerance)) return FminconExit.Infeasible;
        return relativeOptimality <= _options.OptimalityTolerance ? FminconExit.FirstOrderOptimal : FminconExit.StepTooSmall;
    }

    private static double[] Gradient(OptimizationResult result)
    {
        if (result.Gradient is { } known) return [.. known];
        double[] gradient = FminconModel.Filled(result.X.Length, double.NaN);
        if (result.Problem.Objective is IDifferentiableObjective objective && double.IsFinite(result.Objective))
        {
            _ = objective.Evaluate(result.X.AsSpan(), gradient);
        }

        return gradient;
    }

    private FminconBestFeasible? BestFeasible(OptimizationResult result, double optimality)
    {
        bool isFeasible = result.ConstraintViolation <= _options.ConstraintTolerance && double.IsFinite(result.Objective);
        return isFeasible && !(result.Objective > _watch.BestFeasible?.Fval)
            ? new FminconBestFeasible([.. result.X], result.Objective, result.ConstraintViolation, optimality)
            : _watch.BestFeasible;
    }

    private FminconResult CrossingBounds()
    {
        int j = _model.Crossing, n = _given.X0.Length;
        string sentence = $"No feasible point: the lower bound {_model.Lower[j]} of variable {j} is above its upper bound {_model.Upper[j]}.";
        _table.End(FminconExit.Infeasible, sentence, "fun was not evaluated.");
        return new FminconResult
        {
            X = [.. _given.X0],
            Fval = double.NaN,
            Exit = FminconExit.Infeasible,
            Output = new FminconOutput
            {
                Iterations = 0,
                FuncCount = 0,
                Algorithm = new Sqp().Name,
                StepSize = double.NaN,
                LsStepLength = double.NaN,
                ConstrViolation = double.NaN,
                FirstOrderOpt = double.NaN,
                Message = sentence,
                BestFeasible = null,
            },
            Lambda = _model.Lambda(null),
            Grad = FminconModel.Filled(n, double.NaN),
            Hessian = Square(FminconModel.Filled(n * n, double.NaN), n),
        };
    }

    private static double[,] Square(ReadOnlySpan<double> values, int n)
    {
        double[,] matrix = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) matrix[i, j] = values[(i * n) + j];
        }

        return matrix;
    }
}
