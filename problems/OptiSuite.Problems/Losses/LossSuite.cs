using System.Collections.Immutable;
using System.Text.Json;

namespace OptiSuite.Problems;

/// <summary>
/// Problems made of losses and data, read from a JSON file: regression, softmax and logistic regression, metric learning, and their
/// constrained relatives. docs/problems/losses.md describes the file and the families.
/// </summary>
/// <example><code>LossSuite suite = LossSuite.Load("mine.json");
/// foreach (Problem problem in suite.Problems) …</code></example>
public sealed class LossSuite
{
    private const string Resource = "data/losses.json";
    private static readonly Lazy<LossSuite> _default = new(LoadShipped);

    private LossSuite(ImmutableArray<LossProblem> entries, ImmutableArray<SkippedProblem> skipped)
    {
        Entries = entries;
        Skipped = skipped;
        Problems = [.. entries.Select(entry => entry.Problem)];
        Ids = [.. entries.Select(entry => entry.Id)];
    }

    /// <summary>The problems, in the order of the file.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>The problems with title, definition, convexity and check points, in the same order.</summary>
    public ImmutableArray<LossProblem> Entries { get; }

    /// <summary>The ids of the problems, in the same order.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>What the file holds that was left out, and why.</summary>
    public ImmutableArray<SkippedProblem> Skipped { get; }

    /// <summary>The problems that are shipped.</summary>
    public static LossSuite Default() => _default.Value;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">No JSON, or malformed; the message names the file, the problem, the field and the remedy.</exception>
    public static LossSuite Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no loss file '{path}'; check the path.", path);
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The JSON text, UTF-8.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InvalidDataException">No JSON, or malformed; the message names the problem, the field and the remedy.</exception>
    public static LossSuite Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using JsonDocument document = Parse(stream, name);
        var file = new LossFile(name, document.RootElement);
        var entries = ImmutableArray.CreateBuilder<LossProblem>();
        var skipped = ImmutableArray.CreateBuilder<SkippedProblem>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (LossEntry entry in file.Entries())
        {
            if (!ids.Add(entry.Id)) throw entry.Error("id", "occurs twice; give every problem its own id");
            LossProblem? problem = LossProblemReader.Read(entry, out string reason);
            if (problem is null) skipped.Add(new SkippedProblem(entry.Id, reason));
            else entries.Add(problem);
        }

        return new LossSuite(entries.ToImmutable(), skipped.ToImmutable());
    }

    /// <summary>The problem of an id, or null where there is none.</summary>
    /// <param name="id">The id.</param>
    public Problem? Find(string id) => Problems.FirstOrDefault(problem => problem.Name == id);

    private static LossSuite LoadShipped()
    {
        using Stream stream = typeof(LossSuite).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without its resource '{Resource}'.");
        return Read(stream, Resource);
    }

    private static JsonDocument Parse(Stream stream, string name)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            return JsonDocument.Parse(stream, options);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(
                $"{name}: not a JSON file (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}); correct it there. Non-finite numbers are the strings \"NaN\", \"Infinity\" and \"-Infinity\".",
                e);
        }
    }
}
