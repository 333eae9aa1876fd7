using System.Globalization;
using System.Text.Json;

namespace OptiSuite.Benchmarking.Tests.Logs;

/// <summary>Reads a folder in IOHprofiler's format, version 2, and complains about whatever is not as it should be.</summary>
internal sealed record IohFolder(IReadOnlyList<IohFolder.Function> Functions)
{
    public static IohFolder Read(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder, "IOHprofiler_f*.json").Order(StringComparer.Ordinal)];
        files.ShouldNotBeEmpty(folder);
        return new IohFolder([.. files.Select(file => ReadFunction(folder, file))]);
    }

    private static Function ReadFunction(string folder, string file)
    {
        string text = File.ReadAllText(file);
        using JsonDocument json = JsonDocument.Parse(text);
        JsonElement root = json.RootElement;
        (int id, string name) = (root.GetProperty("function_id").GetInt32(), root.GetProperty("function_name").GetString()!);
        Path.GetFileName(file).ShouldBe($"IOHprofiler_f{id}_{name}.json");
        root.GetProperty("maximization").GetBoolean().ShouldBeFalse();
        Names(root.GetProperty("algorithm")).ShouldBe(["name", "info"]);
        string[] attributes = Texts(root.GetProperty("attributes")), runAttributes = Texts(root.GetProperty("run_attributes"));
        var scenarios = new List<Scenario>();
        foreach (JsonElement element in root.GetProperty("scenarios").EnumerateArray())
        {
            Names(element).ShouldBe(["dimension", "path", "runs"]);
            int dimension = element.GetProperty("dimension").GetInt32();
            string path = element.GetProperty("path").GetString()!;
            path.ShouldBe($"data_f{id}_{name}/IOHprofiler_f{id}_DIM{dimension}.dat");
            Run[] runs = [.. element.GetProperty("runs").EnumerateArray().Select(run => ReadRun(run, runAttributes))];
            List<List<(long Evaluation, double Value)>> curves = ReadCurves(Path.Combine(folder, path), string.Join(' ', attributes));
            curves.Count.ShouldBe(runs.Length, path);
            scenarios.Add(new Scenario(dimension, [.. runs.Zip(curves, (run, curve) => run with { Curve = curve })]));
        }

        return new Function(id, name, Names(root), root.GetProperty("algorithm").GetProperty("name").GetString()!, text, scenarios);
    }

    private static Run ReadRun(JsonElement run, string[] runAttributes)
    {
        Names(run).ShouldBe(["instance", "evals", "best", .. runAttributes]);
        JsonElement best = run.GetProperty("best");
        Names(best).ShouldBe(["evals", "y", "x"]);
        return new Run(
            run.GetProperty("instance").GetInt32(), run.GetProperty("evals").GetInt64(), best.GetProperty("evals").GetInt64(),
            best.GetProperty("y").GetDouble(), [.. best.GetProperty("x").EnumerateArray().Select(x => x.GetDouble())], []);
    }

    // The header stands before each run.
    private static List<List<(long Evaluation, double Value)>> ReadCurves(string file, string header)
    {
        var curves = new List<List<(long, double)>>();
        string text = File.ReadAllText(file);
        text.ShouldEndWith("\n");
        text.ShouldNotContain("\r");
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            if (line == header)
            {
                curves.Add([]);
                continue;
            }

            string[] words = line.Split(' ');
            words.Length.ShouldBe(2, line);
            words[1].Split('.')[1].Length.ShouldBe(10, "the number of decimals");
            curves[^1].Add((long.Parse(words[0], CultureInfo.InvariantCulture), double.Parse(words[1], CultureInfo.InvariantCulture)));
        }

        return curves;
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    internal sealed record Function(
        int Id, string Name, string[] Fields, string Algorithm, string Text, IReadOnlyList<Scenario> Scenarios);

    internal sealed record Scenario(int Dimension, IReadOnlyList<Run> Runs);

    internal sealed record Run(
        int Instance, long Evaluations, long BestEvaluation, double BestValue, double[] X, IReadOnlyList<(long Evaluation, double Value)> Curve);
}
