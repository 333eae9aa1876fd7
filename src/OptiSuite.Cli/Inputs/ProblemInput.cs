using System.Collections.Immutable;
using System.CommandLine;
using OptiSuite.Problems;

namespace OptiSuite.Cli.Inputs;

/// <summary>Finds problems by what the user wrote: a name, a pattern, a suite, a data file.</summary>
internal static class ProblemInput
{
    /// <summary>The option that points the suite of losses at another file.</summary>
    public static Option<FileInfo?> DataOption() => new("--data")
    {
        Description = "Take loss problems from this JSON file instead of the built-in ones (docs/problems/losses.md has the schema).",
        HelpName = "FILE",
    };

    /// <summary>The problem of a name, from the catalog or from a data file.</summary>
    public static Problem Find(string name, FileInfo? data, int? dimension) => InputException.Guard(() =>
    {
        if (data is null) return ProblemCatalog.Find(name, dimension);
        IReadOnlyList<Problem> problems = Load(data, _ => { });
        return problems.FirstOrDefault(problem => problem.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown(name, data, problems);
    });

    /// <summary>The problems of a suite or pattern, and the suite's name for the records.</summary>
    /// <param name="suite">The suite's name, or null.</param>
    /// <param name="pattern">Names and patterns instead of a suite, or null.</param>
    /// <param name="data">A file of loss problems, or null.</param>
    /// <param name="dimensions">Instead of the suite's own dimensions, or null.</param>
    /// <param name="instances">Instead of the suite's own instances, or null.</param>
    /// <param name="warn">Told what was left out.</param>
    public static (string Suite, ImmutableArray<Problem> Problems) FindMany(
        string? suite, string? pattern, FileInfo? data, ImmutableArray<int>? dimensions, ImmutableArray<int>? instances, Action<string> warn) =>
        InputException.Guard<(string, ImmutableArray<Problem>)>(() =>
        {
            if ((dimensions is not null || instances is not null) && (suite is null || data is not null))
            {
                throw new ArgumentException(
                    $"{(dimensions is not null ? "--dims" : "--instances")} chooses among the problems of a suite; give --suite as well, such as --suite {BbobSuite.Name}, or write the numbers into the problems' names");
            }

            if (data is not null)
            {
                if (suite is not (null or ProblemCatalog.LossSuiteName)) throw new ArgumentException($"--data goes with the suite {ProblemCatalog.LossSuiteName}, not with '{suite}'");
                IReadOnlyList<Problem> problems = Load(data, warn);
                return (Path.GetFileNameWithoutExtension(data.Name), [.. pattern is null ? problems : Matching(pattern, problems, data)]);
            }

            if (pattern is null)
            {
                string name = suite ?? ProblemCatalog.LossSuiteName;
                return (name, [.. ProblemCatalog.FindSuite(name).CreateProblems(dimensions, instances)]);
            }

            if (suite is null) return ("selection", [.. Patterns(pattern).SelectMany(ProblemCatalog.Match).DistinctBy(problem => problem.Name)]);
            throw new ArgumentException("--suite and --problems exclude each other; give one of the two");
        });

    private static IReadOnlyList<Problem> Load(FileInfo data, Action<string> warn)
    {
        LossSuite suite = LossSuite.Load(data.FullName);
        foreach (SkippedProblem skipped in suite.Skipped) warn($"skipped {skipped.Id}: {skipped.Reason}");
        return suite.Problems.Length > 0 ? suite.Problems : throw new ArgumentException($"'{data}' holds no problem of a known family");
    }

    private static IEnumerable<Problem> Matching(string pattern, IReadOnlyList<Problem> problems, FileInfo data)
    {
        Problem[] matches =
        [
            .. problems.Where(problem => Patterns(pattern).Any(
                glob => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(glob, problem.Name, ignoreCase: true))),
        ];
        return matches.Length > 0 ? matches : throw Unknown(pattern, data, problems);
    }

    private static string[] Patterns(string pattern) => pattern.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ArgumentException Unknown(string name, FileInfo data, IReadOnlyList<Problem> problems) =>
        new($"'{data.Name}' has no problem '{name}'{NearestName.DidYouMean(name, problems.Select(problem => problem.Name))} it begins with '{problems[0].Name}'");
}
