using System.CommandLine;
using OptiSuite.Benchmarking;
using OptiSuite.Cli.Commands;

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
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            host.Error.WriteLine($"optisuite: {parsed.Errors[0].Message} (`optisuite {parsed.CommandResult.Command.Name} --help` shows the options)".Replace("optisuite optisuite", "optisuite", StringComparison.Ordinal));
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
        catch (Exception exception) when (exception is InputException or IncompatibleProblemException)
        {
            host.Error.WriteLine($"optisuite: {exception.Message}");
            return ExitCodes.BadInput;
        }
        catch (Exception exception) when (exception is RunRecordStoreException or IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine($"optisuite: {exception.Message}");
            return ExitCodes.Failed;
        }
    }
}
