using System.Collections.Immutable;
using System.CommandLine;
using OptiSuite.Benchmarking;

namespace OptiSuite.Cli.Inputs;

/// <summary>The option <c>--log</c>: run records once more, in the formats of other tools.</summary>
internal static class LogInput
{
    /// <summary>The option.</summary>
    public static Option<string?> LogOption() => new("--log")
    {
        Description = "Write the runs for other tools as well: ioh (IOHanalyzer), coco (cocopp, BBOB only), or both.",
        HelpName = "ioh,coco",
    };

    /// <summary>Reads <c>ioh,coco</c>; null is none.</summary>
    public static ImmutableArray<LogFormat> Parse(string? text)
    {
        if (text is null) return [];
        return
        [
            .. text.Split(',', StringSplitOptions.TrimEntries).Select(word => word.ToLowerInvariant() switch
            {
                "ioh" => LogFormat.Ioh,
                "coco" => LogFormat.Coco,
                _ => throw new InputException($"--log: '{word}' is no log format; give ioh, coco or ioh,coco"),
            }).Distinct(),
        ];
    }

    /// <summary>Complains before a campaign runs, not after it.</summary>
    public static void Require(ImmutableArray<LogFormat> formats, IEnumerable<string> problems)
    {
        if (formats.Contains(LogFormat.Coco) && CocoLog.Refusal(problems) is { } refusal) throw new InputException($"--log coco: {refusal}");
    }

    /// <summary>Writes the logs, and names their folders.</summary>
    public static ImmutableArray<string> Write(ImmutableArray<LogFormat> formats, ImmutableArray<RunRecord> records, string folder)
    {
        Require(formats, records.Select(record => record.Problem));
        foreach (LogFormat format in formats)
        {
            _ = format == LogFormat.Ioh ? IohLog.Write(records, folder) : CocoLog.Write(records, folder);
        }

        return [.. formats.Select(format => Path.Combine(folder, format == LogFormat.Ioh ? "ioh" : "coco"))];
    }
}
