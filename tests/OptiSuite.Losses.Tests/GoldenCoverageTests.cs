using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OptiSuite.Losses.Tests;

/// <summary>The tables of docs/losses/golden-cases.md say what the files in data/ hold, and name tests that exist.</summary>
public sealed partial class GoldenCoverageTests
{
    private static readonly string _documents = Path.Combine(AppContext.BaseDirectory, "Documents");
    private static readonly string _page = File.ReadAllText(Path.Combine(_documents, "golden-cases.md"));

    [Fact]
    public void Cases_OfEveryFile_AreAsManyAsThePageSays()
    {
        Dictionary<string, int> said = FileRow().Matches(_page).ToDictionary(m => m.Groups["file"].Value, m => int.Parse(m.Groups["count"].Value));
        Dictionary<string, int> counted = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "data"), "*.json")
            .Where(file => Path.GetFileName(file) != "error_cases.json")
            .Append(Path.Combine(_documents, "optim_sgd.json"))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), CountCases);

        said.Keys.Order().ShouldBe(counted.Keys.Order());
        foreach ((string file, int count) in counted) said[file].ShouldBe(count, file);
        _page.ShouldContain($"| **sum** | **{counted.Values.Sum()}** |");
        _page.ShouldContain($"{counted.Values.Sum()} *golden cases* in {counted.Count} files");
    }

    [Fact]
    public void ErrorCases_EveryRow_NamesATestThatExists()
    {
        using JsonDocument errors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "error_cases.json")));
        string[] expected = [.. errors.RootElement.EnumerateArray().Select(row => $"{row.GetProperty("loss")}: {row.GetProperty("case")}").Order(StringComparer.Ordinal)];
        string[] said = [.. ErrorRow().Matches(_page)
            .SelectMany(row => row.Groups["losses"].Value.Split(", ").Select(loss => $"{loss}: {row.Groups["case"].Value}"))
            .Order(StringComparer.Ordinal)];
        said.ShouldBe(expected);

        string ofOptimizers = File.ReadAllText(Path.Combine(_documents, "MomentumSgdTests.txt"));
        foreach (Match row in ErrorRow().Matches(_page))
        {
            string type = row.Groups["type"].Value, method = row.Groups["method"].Value;
            bool exists = type == "MomentumSgdTests" ? ofOptimizers.Contains($"public void {method}(", StringComparison.Ordinal) : IsTest(type, method);
            exists.ShouldBeTrue($"{type}.{method}");
        }
    }

    [Theory]
    [InlineData(typeof(NegativeLogLikelihoodLoss), typeof(int))]
    [InlineData(typeof(CrossEntropyLoss), typeof(int))]
    [InlineData(typeof(SoftTargetCrossEntropyLoss), typeof(double))]
    [InlineData(typeof(BinaryCrossEntropyLoss), typeof(double))]
    public void Inputs_OfIntegers_HaveNoOverload(Type loss, Type target)
    {
        // Inputs are doubles, and targets of one type: what the reference refuses when it runs does not compile here.
        MethodInfo[] calls = [.. loss.GetMethods().Where(method => method.Name is "Evaluate" or "EvaluateTo")];
        calls.Length.ShouldBe(2);
        foreach (MethodInfo call in calls)
        {
            call.GetParameters()[0].ParameterType.ShouldBe(typeof(ReadOnlySpan<double>));
            call.GetParameters()[1].ParameterType.ShouldBe(typeof(ReadOnlySpan<>).MakeGenericType(target));
        }
    }

    private static int CountCases(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.GetProperty("cases").GetArrayLength();
    }

    private static bool IsTest(string type, string method) => typeof(GoldenCoverageTests).Assembly.GetTypes()
        .Where(candidate => candidate.Name == type)
        .Any(candidate => candidate.GetMethod(method)?.GetCustomAttribute<FactAttribute>() is not null);

    [GeneratedRegex(@"^\| `(?<file>[a-z0-9_]+)` \| (?<count>[0-9]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FileRow();

    [GeneratedRegex(@"^\| (?<losses>[a-z0-9_, ]+) \| `(?<case>[^`]+)` \| .+ \| `(?<type>\w+)\.(?<method>\w+)` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorRow();
}
