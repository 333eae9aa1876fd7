using Spectre.Console;

namespace OptiSuite.Cli;

/// <summary>Where a command writes, and how it is asked to stop. Answers go to standard output, progress and errors to standard error.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Cancellation">Triggered by Ctrl-C.</param>
internal sealed record CliHost(TextWriter Out, TextWriter Error, CancellationToken Cancellation)
{
    /// <summary>A console that draws tables on standard output.</summary>
    public IAnsiConsole OutConsole => Wrap(Out, Console.IsOutputRedirected || Out != Console.Out);

    /// <summary>A console that draws progress on standard error.</summary>
    public IAnsiConsole ErrorConsole => Wrap(Error, !ErrorIsTerminal);

    /// <summary>Whether somebody watches standard error.</summary>
    public bool ErrorIsTerminal => Error == Console.Error && !Console.IsErrorRedirected;

    private static IAnsiConsole Wrap(TextWriter writer, bool plain)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        // A file or pipe has no width: do not wrap tables at a terminal's 80 columns.
        if (plain) console.Profile.Width = 160;
        return console;
    }
}
