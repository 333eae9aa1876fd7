using System.CommandLine;
using OptiSuite.Benchmarking;
using OptiSuite.Cli.Commands;
using OptiSuite.External;

namespace OptiSuite.Cli;

/// <summary>The commands together, and what becomes of errors.</summary>
internal static class CommandLineApp
{
    /// <summary>Runs one command line and returns the exit code.</summary>
    public static int Run(IReadOnlyList<string> args, CliHost host)
    {
        var root = new RootCommand("Optimization for .NET: solve problems, compare optimizers, draw the pictures.")
        {
            ListCommand.Create(host),
            SolveCommand.Create(host),
            CompareCommand.Create(host),
            ReportCommand.Create(host),
        };
        ParseResult parsed = root.Parse(args.Count > 0 ? args : ["--help"]);
        if (parsed.Errors.Count > 0)
        {
            host.Error.WriteLine($"optisuite: {Complaint(parsed)}");
            return ExitCodes.BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = host.Out,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception exception) when (exception is InputException or IncompatibleProblemException or SavedRunException)
        {
            host.Error.WriteLine($"optisuite: {exception.Message}");
            return ExitCodes.BadInput;
        }
        catch (Exception exception) when (exception is RunRecordStoreException or ExternalProblemException or IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine($"optisuite: {exception.Message}");
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException) when (host.Cancellation.IsCancellationRequested)
        {
            host.Error.WriteLine("optisuite: cancelled before the run began");
            return ExitCodes.Cancelled;
        }
    }

    private static string Complaint(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string name = command is RootCommand ? "optisuite" : $"optisuite {command.Name}";
        string hint = $"`{name} --help` shows what there is";
        if (parsed.UnmatchedTokens.Count == 0) return $"{parsed.Errors[0].Message.TrimEnd('.')}; {hint}";
        string unknown = parsed.UnmatchedTokens[0];
        IEnumerable<string> known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(option => option.Name));
        return $"{name} does not know '{unknown}'{NearestName.DidYouMean(unknown, known)} {hint}";
    }
}
