using System.CommandLine;

namespace OptiSuite.Cli.Inputs;

/// <summary>The options of <c>solve</c> that save a run and go on with it.</summary>
internal sealed class CheckpointInput
{
    public Option<FileInfo?> File { get; } = new("--checkpoint") { Description = "Save the run's state to a file again and again, so that it can be resumed.", HelpName = "FILE" };

    public Option<double> Every { get; } = new("--checkpoint-every") { Description = "The time between two saves; 0 for every iteration. Default 10.", HelpName = "SECONDS", DefaultValueFactory = _ => 10 };

    public Option<bool> Resume { get; } = new("--resume") { Description = "Go on from the checkpoint file where it exists; begin where it does not." };

    /// <summary>The options with a checkpoint, and with the state to resume.</summary>
    public RunOptions Apply(ParseResult parsed, RunOptions options)
    {
        bool resumes = parsed.GetValue(Resume);
        if (parsed.GetValue(File) is not { } file)
        {
            return resumes ? throw new InputException("--resume needs to know the file; add --checkpoint FILE") : options;
        }

        double seconds = parsed.GetValue(Every);
        if (!(seconds >= 0 && seconds <= TimeSpan.FromDays(49).TotalSeconds))
        {
            throw new InputException($"--checkpoint-every {seconds}: give a number of seconds from 0 on, at most 49 days");
        }

        // Nobody's state is overwritten unasked.
        if (file.Exists && !resumes) throw new InputException($"'{file.FullName}' exists; add --resume to go on from it, or delete it");
        return options with
        {
            Checkpoint = Checkpoint.ToFile(file.FullName) with { Every = TimeSpan.FromSeconds(seconds) },
            ResumeFrom = file.Exists ? SavedRun.Load(file.FullName) : null,
        };
    }
}
