using System.Collections.Immutable;
using System.Globalization;
using System.IO.Enumeration;

namespace OptiSuite.Problems;

/// <summary>Every problem that is known by name.</summary>
/// <example><code>
/// Problem valley = ProblemCatalog.Find("rosenbrock-10");
/// IReadOnlyList&lt;Problem&gt; landscapes = ProblemCatalog.Suite("landscapes");
/// </code></example>
public static class ProblemCatalog
{
    /// <summary>The suite of loss objectives, which can also be read from a file of one's own (<see cref="LossSuite.Load"/>).</summary>
    public const string LossSuiteName = "losses";

    /// <summary>The suites. A new problem family is one more line here.</summary>
    public static ImmutableArray<ProblemSuite> Suites { get; } =
    [
        new ProblemSuite("landscapes", "classic functions with known minima, most in 2 and 10 dimensions", LandscapeSuite.Entries),
        new ProblemSuite("hock-schittkowski", "small constrained problems of Hock and Schittkowski (1981)", HockSchittkowskiSuite.Entries),
        new ProblemSuite(LossSuiteName, "losses with reference optima: regression, classification, embeddings, rankings, images, portfolios", LossEntries),
    ];

    /// <summary>Every entry of every suite, in the order of the suites.</summary>
    public static IReadOnlyList<ProblemEntry> All => [.. Suites.SelectMany(suite => suite.Entries)];

    /// <summary>The names of the suites.</summary>
    public static IReadOnlyList<string> SuiteNames => [.. Suites.Select(suite => suite.Name)];

    /// <summary>Makes the problem of a name: <c>himmelblau</c>, <c>rosenbrock</c> (default dimension) or <c>rosenbrock-10</c>.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="dimension">n, where the name does not say it; null for the default.</param>
    /// <exception cref="ArgumentException">
    /// There is no such problem (the nearest name is suggested), or it does not exist in that dimension, or the name and the argument
    /// give different dimensions.
    /// </exception>
    public static Problem Find(string name, int? dimension = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        (string stem, int? suffix) = SplitDimension(name);
        // Suite by suite, so that a suite that reads files does so only when a name is in none before it.
        foreach (ProblemSuite suite in Suites)
        {
            // The whole name first: a problem's own name may end in a number.
            if (Entry(suite, name) is { } entry) return entry.Create(dimension);
            if (suffix is null || Entry(suite, stem) is not { } family) continue;
            return dimension is null || dimension == suffix
                ? family.Create(suffix)
                : throw new ArgumentException(
                    $"'{name}' names {suffix} variables and the dimension asked for is {dimension}; give one of the two.");
        }

        throw UnknownProblem(name, stem, suffix);
    }

    /// <summary>Makes the problems of a suite.</summary>
    /// <param name="name">The suite's name, in any case.</param>
    /// <exception cref="ArgumentException">There is no such suite; the nearest name is suggested.</exception>
    public static IReadOnlyList<Problem> Suite(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Suites.FirstOrDefault(suite => SameName(suite.Name, name))?.CreateProblems()
            ?? throw new ArgumentException(
                $"unknown suite '{name}'{NearestName.DidYouMean(name, SuiteNames)} `list suites` shows all");
    }

    /// <summary>
    /// Makes the problems whose names match a pattern. <c>hs*</c> and <c>*-10</c> choose among the problems of the suites; where none
    /// matches, a dimension at the end is taken as wanted, so that <c>*-20</c> gives every scalable problem in 20 dimensions. A pattern
    /// without wildcards is a name, as for <see cref="Find"/>.
    /// </summary>
    /// <param name="glob">The pattern, in any case: <c>*</c> stands for any letters, <c>?</c> for one.</param>
    /// <exception cref="ArgumentException">Nothing matches.</exception>
    public static IReadOnlyList<Problem> Match(string glob)
    {
        ArgumentNullException.ThrowIfNull(glob);
        if (glob.AsSpan().IndexOfAny('*', '?') < 0) return [Find(glob)];

        List<Problem> matches = [.. Suites.SelectMany(suite => suite.CreateProblems()).Where(problem => Matches(glob, problem.Name))];
        if (matches.Count == 0 && SplitDimension(glob) is (string stem, int dimension))
        {
            matches.AddRange(All
                .Where(entry => entry.IsScalable && dimension >= entry.MinimumDimension && Matches(stem, entry.Name))
                .Select(entry => entry.Create(dimension)));
        }

        return matches.Count > 0 ? matches : throw new ArgumentException($"no problem matches '{glob}'; `list problems` shows all");
    }

    private static ProblemEntry? Entry(ProblemSuite suite, string name) =>
        suite.Entries.FirstOrDefault(entry => SameName(entry.Name, name));

    private static bool SameName(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static bool Matches(string glob, string name) => FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase: true);

    /// <summary>Splits <c>stem-n</c>; the dimension is null where the name does not end in one.</summary>
    private static (string Stem, int? Dimension) SplitDimension(string name)
    {
        int dash = name.LastIndexOf('-');
        return dash > 0 && int.TryParse(name.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int dimension)
            ? (name[..dash], dimension)
            : (name, null);
    }

    private static ArgumentException UnknownProblem(string name, string stem, int? suffix)
    {
        IReadOnlyList<ProblemEntry> all = All;
        string? nearest = NearestName.Find(name, all.Select(entry => entry.Name));
        if (suffix is not null && NearestName.Find(stem, all.Where(entry => entry.IsScalable).Select(entry => entry.Name)) is { } family)
        {
            nearest = $"{family}-{suffix}";
        }

        return new ArgumentException($"unknown problem '{name}'{NearestName.DidYouMean(nearest)} `list problems` shows all");
    }

    private static IReadOnlyList<ProblemEntry> LossEntries() =>
        [.. LossSuite.Default().Entries.Select(entry => ProblemEntry.Fixed(LossSuiteName, entry.Problem, entry.Title))];
}
