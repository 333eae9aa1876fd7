using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace OptiSuite.Cli.Tests;

/// <summary>The programs in README.md and examples/ compile, run, and print what they promise.</summary>
[Collection(nameof(Console))]
public partial class DocumentedProgramsTests
{
    private static readonly string _documents = Path.Combine(AppContext.BaseDirectory, "Documents");

    public static TheoryData<string> Examples => [.. Directory.GetFiles(Path.Combine(_documents, "examples"), "*.cs").Select(file => Path.GetFileName(file)!).Order()];

    [Fact]
    public void Readme_Quickstart_SolvesItsProblem()
    {
        string readme = File.ReadAllText(Path.Combine(_documents, "README.md"));
        string program = CodeBlock().Match(readme).Groups["code"].Value;
        program.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThanOrEqualTo(12);
        CompileAndRun(program).ShouldContain("17.0140173");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_Runs_AndPrintsSomething(string name)
    {
        string source = File.ReadAllText(Path.Combine(_documents, "examples", name));
        // The directives of a single-file program are for the SDK; the compiler does not know them.
        CompileAndRun(Directive().Replace(source, "")).ShouldNotBeEmpty();
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^#:.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    private static string CompileAndRun(string program)
    {
        const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";
        CSharpParseOptions parse = new(LanguageVersion.Latest);
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(
            "documented",
            [CSharpSyntaxTree.ParseText(Usings, parse), CSharpSyntaxTree.ParseText(program, parse)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        EmitResult emitted = compilation.Emit(image);
        emitted.Success.ShouldBeTrue(string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));

        TextWriter console = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            MethodInfo main = Assembly.Load(image.ToArray()).EntryPoint!;
            _ = main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }
}

/// <summary>Tests that redirect the console take turns.</summary>
[CollectionDefinition(nameof(Console), DisableParallelization = true)]
public class ConsoleTests;
