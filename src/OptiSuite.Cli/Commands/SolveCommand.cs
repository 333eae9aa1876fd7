using System.CommandLine;
using OptiSuite.Cli.Inputs;
using OptiSuite.Cli.Outputs;
using OptiSuite.External;
using OptiSuite.Optimizers;

namespace OptiSuite.Cli.Commands;

/// <summary><c>optisuite solve</c>: one run, the answer, why it ended, and what the verifier found.</summary>
internal static class SolveCommand
{
    public static Command Create(CliHost host)
    {
        var problem = new Argument<string?>("PROBLEM")
        {
            Description = "A problem's name, such as rosenbrock, rosenbrock-10 or hs71 (`list problems` shows all). This or --external.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var external = new ExternalInput();
        var data = ProblemInput.DataOption();
        var dimension = new Option<int?>("--dimension") { Description = "The number of variables, for problems that exist in any.", HelpName = "N" };
        var optimizer = new Option<string?>("--optimizer") { Description = "The optimizer's name. Default: one that fits the problem.", HelpName = "NAME" };
        var set = OptimizerInput.SetOption("LearningRate=0.1");
        var start = new Option<string?>("--start") { Description = "Where to begin, one number a variable.", HelpName = "V,V,.." };
        var lower = new Option<string?>("--lower") { Description = "Lower bounds, one number a variable or one for all.", HelpName = "V,V,.." };
        var upper = new Option<string?>("--upper") { Description = "Upper bounds, one number a variable or one for all.", HelpName = "V,V,.." };
        var seed = new Option<ulong>("--seed") { Description = "The seed of the random numbers. Default 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var maxEvaluations = new Option<long?>("--max-evaluations") { Description = "The budget, kept exactly.", HelpName = "N" };
        var maxIterations = new Option<int?>("--max-iterations") { Description = "The most iterations. Default 10000.", HelpName = "N" };
        var maxTime = new Option<double?>("--max-time") { Description = "The most time.", HelpName = "SECONDS" };
        var target = new Option<double?>("--target") { Description = "Stop at an objective this low.", HelpName = "F" };
        var trace = new Option<FileInfo?>("--trace") { Description = "Write every iteration to a CSV file.", HelpName = "FILE.csv" };
        var checkpoint = new CheckpointInput();
        var json = new Option<bool>("--json") { Description = "Print one JSON object and nothing else." };
        var command = new Command("solve", "Minimize one problem.")
        {
            problem, external.Command, external.TimeLimit, external.Retries, optimizer, set, start, lower, upper, dimension, data, seed, maxEvaluations, maxIterations, maxTime, target, trace, checkpoint.File, checkpoint.Every, checkpoint.Resume, json,
        };
        command.SetAction(parsed =>
        {
            using ExternalProblem? process = external.Start(parsed, host, exclusive: [problem, data, dimension]);
            if (process is null && parsed.GetValue(problem) is null) throw new InputException("give a PROBLEM, or --external \"COMMAND\"; `list problems` shows all names");
            Problem solved = process?.Problem ?? ProblemInput.Find(parsed.GetValue(problem)!, parsed.GetValue(data), parsed.GetValue(dimension));
            solved = Change(solved, parsed.GetValue(start), parsed.GetValue(lower), parsed.GetValue(upper));
            StoppingCriteria stopping = Stopping(
                parsed.GetValue(maxEvaluations), parsed.GetValue(maxIterations), parsed.GetValue(maxTime), parsed.GetValue(target));
            OptimizerChoice choice = Choose(solved, parsed.GetValue(optimizer), parsed.GetValue(set)!);
            var options = new RunOptions { Stopping = stopping, Seed = parsed.GetValue(seed) };
            if (process is not null) options = options with { Batch = process.Batch };
            options = checkpoint.Apply(parsed, options);
            int code = Run(host, solved, choice, options, parsed.GetValue(trace), parsed.GetValue(json));
            if (process is not null) ExternalInput.ReportRejected(host, process);
            return code;
        });
        return command;
    }

    private static int Run(CliHost host, Problem problem, OptimizerChoice choice, RunOptions options, FileInfo? traceFile, bool json)
    {
        Trace? trace = traceFile is null ? null : new Trace();
        // A trace that cannot be written is found out now, not after the run.
        using StreamWriter? writer = traceFile is null ? null : InputException.Guard(traceFile.CreateText);
        if (trace is not null) options = options with { Observers = [trace] };
        OptimizationResult result = Minimize(problem, choice.Optimizer, options, host.Cancellation, out Exception? failure);
        if (trace is not null) TraceFile.Write(writer!, trace);
        if (json) host.Out.WriteLine(SolveJson.Write(result));
        else SolveText.Write(host, result, choice.Reason);
        if (failure is not null) host.Error.WriteLine($"optisuite: {failure.Message}");
        if (result.ExitReason == ExitReason.Cancelled) return ExitCodes.Cancelled;
        return failure is not null ? ExitCodes.Failed : result.Converged ? ExitCodes.Success : ExitCodes.NotConverged;
    }

    /// <summary>Runs the optimizer. Where the process behind the problem fails, or its state cannot be saved, the best point until then is the answer.</summary>
    private static OptimizationResult Minimize(
        Problem problem, IOptimizer optimizer, RunOptions options, CancellationToken cancellation, out Exception? failure)
    {
        failure = null;
        try
        {
            return optimizer.Minimize(problem, options, cancellation);
        }
        catch (Exception exception) when (exception is ExternalProblemException or SavedRunException && OptimizationResult.BeforeException(exception) is { Evaluations.Total: > 0 })
        {
            failure = exception;
            OptimizationResult best = OptimizationResult.BeforeException(exception)!;
            return best with { Message = $"failed: {exception.Message} (iterations: {best.Iterations}, evaluations: {best.Evaluations.Total})" };
        }
    }

    private static OptimizerChoice Choose(Problem problem, string? name, string[] settings)
    {
        if (name is not null && !name.Equals("auto", StringComparison.OrdinalIgnoreCase)) return new(OptimizerInput.Single(name, settings), "");
        OptimizerChoice choice = InputException.Guard(() => OptimizerChoice.For(problem));
        return choice with { Optimizer = OptimizerInput.Apply(choice.Optimizer, settings) };
    }

    private static Problem Change(Problem problem, string? start, string? lower, string? upper) => InputException.Guard(() =>
    {
        if (start is not null) problem = problem with { Start = Numbers.Vector("--start", start) };
        if (lower is null && upper is null) return problem;
        int n = problem.Dimension;
        Bounds open = problem.Bounds ?? Bounds.Uniform(n, double.NegativeInfinity, double.PositiveInfinity);
        return problem with
        {
            Bounds = new Bounds(
                (lower is null ? open.Lower : Numbers.VectorOrScalar("--lower", lower, n)).AsSpan(),
                (upper is null ? open.Upper : Numbers.VectorOrScalar("--upper", upper, n)).AsSpan()),
            // The known solution belongs to the problem without these bounds.
            Known = null,
        };
    });

    private static StoppingCriteria Stopping(long? maxEvaluations, int? maxIterations, double? maxTime, double? target) => InputException.Guard(() =>
    {
        var stopping = new StoppingCriteria { MaxEvaluations = maxEvaluations, TargetObjective = target };
        if (maxIterations is not null) stopping = stopping with { MaxIterations = maxIterations };
        if (maxTime is { } seconds)
        {
            if (!(seconds > 0 && seconds <= TimeSpan.FromDays(49).TotalSeconds)) throw new ArgumentException($"--max-time {seconds}: give a positive number of seconds, at most 49 days");
            stopping = stopping with { MaxTime = TimeSpan.FromSeconds(seconds) };
        }

        return stopping;
    });
}
