using System.Globalization;
using System.Text.RegularExpressions;

namespace OptiSuite.Benchmarking.Tests.Logs;

/// <summary>Reads a folder in COCO's data format <c>bbob-new2</c>, and complains about whatever is not as it should be.</summary>
internal sealed partial record CocoFolder(IReadOnlyList<CocoFolder.Scenario> Scenarios)
{
    public static CocoFolder Read(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder, "*.info").Order(StringComparer.Ordinal)];
        files.ShouldNotBeEmpty(folder);
        return new CocoFolder([.. files.SelectMany(file => ReadInfo(folder, file))]);
    }

    // Three lines a dimension: what ran, a comment, the data file with an entry a run.
    private static IEnumerable<Scenario> ReadInfo(string folder, string file)
    {
        string[] lines = File.ReadAllText(file).Split('\n');
        (lines.Length % 3).ShouldBe(0, file);
        for (int i = 0; i < lines.Length; i += 3)
        {
            Match header = Header().Match(lines[i]);
            header.Success.ShouldBeTrue(lines[i]);
            lines[i + 1].ShouldStartWith("%");
            string[] words = lines[i + 2].Split(", ");
            int function = int.Parse(header.Groups["f"].Value, CultureInfo.InvariantCulture);
            int dimension = int.Parse(header.Groups["d"].Value, CultureInfo.InvariantCulture);
            Path.GetFileName(file).ShouldBe($"bbobexp_f{function}.info");
            words[0].ShouldBe($"data_f{function}/bbobexp_f{function}_DIM{dimension}.dat");
            string data = Path.Combine(folder, words[0]);
            List<Block> targets = ReadBlocks(data, dimension), evaluations = ReadBlocks(Path.ChangeExtension(data, ".tdat"), dimension);
            targets.Count.ShouldBe(words.Length - 1, data);
            evaluations.Count.ShouldBe(words.Length - 1, data);
            yield return new Scenario(
                function, dimension, header.Groups["a"].Value,
                [.. words.Skip(1).Select((word, k) => ReadRun(word, targets[k], evaluations[k]))]);
        }
    }

    private static Run ReadRun(string entry, Block targets, Block evaluations)
    {
        Match match = Entry().Match(entry);
        match.Success.ShouldBeTrue(entry);
        targets.Optimum.ShouldBe(evaluations.Optimum);
        return new Run(
            int.Parse(match.Groups["i"].Value, CultureInfo.InvariantCulture), long.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture),
            match.Groups["best"].Value, targets.Optimum, targets.Lines, evaluations.Lines);
    }

    private static List<Block> ReadBlocks(string file, int dimension)
    {
        var blocks = new List<Block>();
        string text = File.ReadAllText(file);
        text.ShouldEndWith("\n");
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            if (BlockHeader().Match(line) is { Success: true } header)
            {
                blocks.Add(new Block(double.Parse(header.Groups["fopt"].Value, CultureInfo.InvariantCulture), []));
                continue;
            }

            Match match = DataLine().Match(line);
            match.Success.ShouldBeTrue(line);
            // COCO writes the point below 22 variables; without it the line ends after five columns.
            match.Groups["x"].Captures.Count.ShouldBeOneOf(0, dimension);
            blocks[^1].Lines.Add((
                long.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture), Number("gap"), Number("f"), Number("best")));

            double Number(string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        }

        return blocks;
    }

    [GeneratedRegex(@"^suite = 'bbob', funcId = (?<f>\d+), DIM = (?<d>\d+), Precision = 1\.000e-08, algId = '(?<a>[^' ]+)', coco_version = '[\d.]+', logger = 'bbob', data_format = 'bbob-new2'$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?<i>\d+):(?<n>\d+)\|(?<best>-?\d\.\de[+-]\d\d)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^% f evaluations \| g evaluations \| best noise-free fitness - Fopt \((?<fopt>-?\d\.\d{12}e[+-]\d\d)\) \+ sum g_i\+ \| measured fitness \| best measured fitness or single-digit g-values \| x1 \| x2\.\.\.$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BlockHeader();

    [GeneratedRegex(@"^(?<n>\d+) 0 (?<gap>[+-]\d\.\d{9}e[+-]\d\d) (?<f>[+-]\d\.\d{9}e[+-]\d\d) (?<best>[+-]\d\.\d{9}e[+-]\d\d)( (?<x>[+-]\d\.\d{4}e[+-]\d\d))*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DataLine();

    internal sealed record Scenario(int Function, int Dimension, string Algorithm, IReadOnlyList<Run> Runs);

    internal sealed record Run(
        int Instance, long Evaluations, string Best, double Optimum, IReadOnlyList<(long Evaluation, double Gap, double Value, double Best)> Targets,
        IReadOnlyList<(long Evaluation, double Gap, double Value, double Best)> AtEvaluations);

    private sealed record Block(double Optimum, List<(long Evaluation, double Gap, double Value, double Best)> Lines);
}
