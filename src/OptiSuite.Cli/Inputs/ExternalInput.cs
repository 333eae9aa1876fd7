using System.CommandLine;
using OptiSuite.External;

namespace OptiSuite.Cli.Inputs;

/// <summary>The options for a problem that lives in another process.</summary>
internal sealed class ExternalInput
{
    public Option<string?> Command { get; } = new("--external")
    {
        Description = "A program that serves the problem by JSON lines (docs/guides/external-problems.md), instead of PROBLEM.",
        HelpName = "COMMAND",
    };

    public Option<double?> TimeLimit { get; } = new("--external-time-limit") { Description = "How long a reply of it may take. Default 60.", HelpName = "SECONDS" };

    public Option<int?> Retries { get; } = new("--external-retries")
    {
        Description = "How often it is started again, and asked again, when it fails. Default 0.",
        HelpName = "N",
    };

    /// <summary>Warns on standard error of the points the process could not evaluate.</summary>
    public static void ReportRejected(CliHost host, ExternalProblem process)
    {
        if (process.RejectedPoints == 0) return;
        string points = process.RejectedPoints == 1 ? "1 point" : $"{process.RejectedPoints} points", reasons = string.Join("; ", process.LastErrors.Distinct());
        host.Error.WriteLine($"optisuite: the external problem could not evaluate {points}; it said: {reasons}");
    }

    /// <summary>Starts the process; null where none was named.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="host">Whose token ends every wait for the process.</param>
    /// <param name="exclusive">What tells of a problem of another kind and does not go with it.</param>
    public ExternalProblem? Start(ParseResult parsed, CliHost host, Symbol[] exclusive)
    {
        if (parsed.GetValue(Command) is not { } command)
        {
            return parsed.GetResult(TimeLimit) is null && parsed.GetResult(Retries) is null
                ? null
                : throw new InputException("--external-time-limit and --external-retries go with --external");
        }

        Symbol? other = Array.Find(exclusive, symbol => parsed.GetResult(symbol) is { Tokens.Count: > 0 });
        if (other is not null) throw new InputException($"{other.Name} and --external exclude each other; give one of the two");
        ExternalProblemOptions options = InputException.Guard(() => Options(parsed.GetValue(TimeLimit), parsed.GetValue(Retries)));
        return InputException.Guard(() => ExternalProblem.Start(command, options, host.Cancellation));
    }

    private static ExternalProblemOptions Options(double? seconds, int? retries)
    {
        var options = new ExternalProblemOptions { Retries = retries ?? 0 };
        if (seconds is not { } limit) return options;
        return limit is > 0 and <= 604_800
            ? options with { TimeLimit = TimeSpan.FromSeconds(limit) }
            : throw new ArgumentException($"--external-time-limit {limit}: give a positive number of seconds, at most a week");
    }
}
