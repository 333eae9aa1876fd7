namespace OptiSuite.Cli.Tests;

/// <summary>Runs the command line in this process, with everything it writes captured.</summary>
internal static class CommandLine
{
    public static Outcome Run(params string[] args) => Run(CancellationToken.None, args);

    public static Outcome Run(CancellationToken cancellation, params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = CommandLineApp.Run(args, new CliHost(output, TextWriter.Synchronized(error), cancellation));
        return new Outcome(code, output.ToString(), error.ToString());
    }

    internal sealed record Outcome(int ExitCode, string Output, string Error);
}
