using System.Reflection;

namespace OptiSuite.Architecture.Tests;

/// <summary>Holds the arrows of docs/architecture.md: which of our assemblies each of our assemblies may reference.</summary>
public class ProjectArrowsTests
{
    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        ["OptiSuite.Core"] = [],
        ["OptiSuite.LinearAlgebra"] = [],
        ["OptiSuite.Optimizers"] = ["OptiSuite.Core", "OptiSuite.LinearAlgebra"],
        ["OptiSuite.Losses"] = ["OptiSuite.Core", "OptiSuite.LinearAlgebra"],
        ["OptiSuite.Benchmarking"] = ["OptiSuite.Core"],
        ["OptiSuite.External"] = ["OptiSuite.Core"],
        ["OptiSuite.Problems"] = ["OptiSuite.Core", "OptiSuite.Losses"],
        ["optisuite"] =
        [
            "OptiSuite.Core", "OptiSuite.LinearAlgebra", "OptiSuite.Optimizers", "OptiSuite.Losses", "OptiSuite.Benchmarking", "OptiSuite.External",
            "OptiSuite.Problems",
        ],
    };

    public static TheoryData<string> Assemblies => [.. _allowed.Keys];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Assembly_References_FollowTheArrows(string name) =>
        References(name).Where(IsOurs).Except(_allowed[name]).ShouldBeEmpty($"{name} may reference {string.Join(", ", _allowed[name])} only");

    [Fact]
    public void Core_References_NothingButTheFramework() =>
        References("OptiSuite.Core").ShouldAllBe(reference => reference.StartsWith("System", StringComparison.Ordinal));

    [Fact]
    public void Arrows_EveryShippedAssembly_IsNamed()
    {
        string folder = Path.GetDirectoryName(typeof(ProjectArrowsTests).Assembly.Location)!;
        IEnumerable<string> shipped = Directory.GetFiles(folder, "*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(file => IsOurs(file) && !file.EndsWith("Tests", StringComparison.Ordinal));
        shipped.Except(_allowed.Keys).ShouldBeEmpty("a new project needs its line in this test and in docs/architecture.md");
    }

    private static IEnumerable<string> References(string name) => Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!);

    private static bool IsOurs(string name) => name.StartsWith("OptiSuite", StringComparison.OrdinalIgnoreCase);
}
