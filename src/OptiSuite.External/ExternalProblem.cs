using System.Collections.Immutable;

namespace OptiSuite.External;

/// <summary>
/// A problem that lives in another process, in any language: one JSON object a line goes to its standard input, and one comes back from its
/// standard output. docs/guides/external-problems.md has the protocol.
/// </summary>
/// <example><code>
/// using ExternalProblem external = ExternalProblem.Start("python3 problem.py");
/// OptimizationResult result = new Sqp().Minimize(external.Problem, new RunOptions { Batch = external.Batch });
/// </code></example>
public sealed class ExternalProblem : IDisposable
{
    private readonly Session _session;
    private readonly ExternalFunctions _functions;

    private ExternalProblem(Session session, ExternalProblemOptions options)
    {
        _session = session;
        _functions = new ExternalFunctions(session);
        Description description = session.Description;
        IObjective objective = description.Provides.Has(Parts.Gradient)
            ? new ExternalDifferentiableObjective(_functions)
            : new ExternalObjective(_functions);
        Problem = new Problem(objective, description.Dimension)
        {
            Name = description.Name,
            Start = description.Start,
            Bounds = description.Bounds,
            Constraints = ExternalConstraint.Blocks(_functions, description),
        };
        Batch = new ExternalBatchEvaluator(_functions, description.HasBatch ? options.BatchSize : 1);
    }

    /// <summary>
    /// The problem as the process describes it. Its objective is an <see cref="IDifferentiableObjective"/> where the process provides "g", and its
    /// constraints have Jacobians where it provides "J". A point the process cannot evaluate gives NaN.
    /// </summary>
    public Problem Problem { get; }

    /// <summary>
    /// Evaluates many points: for <see cref="RunOptions.Batch"/>. It uses "evaluateBatch" where the process provides it, and asks samples of finite
    /// differences for no more than they need.
    /// </summary>
    public IBatchEvaluator Batch { get; }

    /// <summary>How many points the process could not evaluate (replies with "error").</summary>
    public long RejectedPoints => _functions.Rejected;

    /// <summary>The last reasons it gave for that, at most five, the newest last.</summary>
    public ImmutableArray<string> LastErrors => _functions.Errors;

    /// <summary>The running process's id; null where none runs.</summary>
    internal int? ProcessId => _session.ProcessId;

    /// <summary>Starts the process in the caller's working directory and asks it to describe its problem.</summary>
    /// <param name="command">
    /// A program and its arguments, split at white space. Quotes ' and " keep words together; there is no shell, so no variables, patterns or pipes.
    /// </param>
    /// <param name="options">Time limits and retries; null for the defaults.</param>
    /// <param name="cancellationToken">
    /// Ends every wait for the process, now and in later evaluations. Give a run the same token, and it ends as cancelled, with its best point.
    /// </param>
    /// <exception cref="ArgumentException">The command is empty, or a quote is not closed.</exception>
    /// <exception cref="ExternalProblemException">The process cannot be started, or does not describe a problem.</exception>
    public static ExternalProblem Start(string command, ExternalProblemOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        options ??= new ExternalProblemOptions();
        var session = new Session(command, options, cancellationToken);
        try
        {
            return new ExternalProblem(session, options);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Asks the process to quit, gives it a second, and ends it with its descendants.</summary>
    public void Dispose() => _functions.Dispose();
}
