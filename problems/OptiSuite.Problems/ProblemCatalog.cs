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
        new ProblemSuite(BbobSuite.Name, "the 24 noiseless functions of COCO, any instance and dimension; in 2, 5 and 10 dimensions", BbobSuite.Entries),
        new ProblemSuite(LossSuiteName, "losses with reference optima: regression, classification, embeddings, rankings, images, portfolios", LossEntries),
    ];

    /// <summary>Every entry of every suite, in the order of the suites.</summary>
    public static IReadOnlyList<ProblemEntry> All => [.. Suites.SelectMany(suite => suite.Entries)];

    /// <summary>The names of the suites.</summary>
    public static IReadOnlyList<string> SuiteNames => [.. Suites.Select(suite => suite.Name)];

    /// <summary>
    /// Makes the problem of a name: <c>himmelblau</c>, <c>rosenbrock</c> (default dimension), <c>rosenbrock-10</c>, or <c>bbob-f7-i12-d40</c>
    /// where problems have instances.
    /// </summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="dimension">n, where the name does not say it; null for the default.</param>
    /// <exception cref="ArgumentException">
    /// There is no such problem (the nearest name is suggested), or it does not exist in that dimension, or the name and the argument
    /// give different dimensions.
    /// </exception>
    public static Problem Find(string name, int? dimension = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        (string stem, int? suffix, int? instance) = SplitName(name);
        // Suite by suite, so that a suite that reads files does so only when a name is in none before it.
        foreach (ProblemSuite suite in Suites)
        {
            // The whole name first: a problem's own name may end in a number.
            if (Entry(suite, name) is { } entry) return entry.Create(dimension);
            if (suffix is null || Entry(suite, stem) is not { } family) continue;
            return dimension is null || dimension == suffix
                ? family.Create(suffix, instance)
                : throw new ArgumentException(
                    $"'{name}' names {suffix} variables and the dimension asked for is {dimension}; give one of the two.");
        }

        throw UnknownProblem(name, stem, suffix, instance);
    }

    /// <summary>Makes the problems of a suite.</summary>
    /// <param name="name">The suite's name, in any case.</param>
    /// <exception cref="ArgumentException">There is no such suite; the nearest name is suggested.</exception>
    public static IReadOnlyList<Problem> Suite(string name) => FindSuite(name).CreateProblems();

    /// <summary>The suite of a name, none of its problems made yet.</summary>
    /// <param name="name">The suite's name, in any case.</param>
    /// <exception cref="ArgumentException">There is no such suite; the nearest name is suggested.</exception>
    public static ProblemSuite FindSuite(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Suites.FirstOrDefault(suite => SameName(suite.Name, name))
            ?? throw new ArgumentException($"unknown suite '{name}'{NearestName.DidYouMean(name, SuiteNames)} `list suites` shows all");
    }

    /// <summary>
    /// Makes the problems whose names match a pattern. <c>hs*</c> and <c>*-10</c> choose among the problems of the suites; where none
    /// matches, a dimension at the end is taken as wanted, so that <c>*-20</c> gives every scalable problem in 20 dimensions, and
    /// <c>bbob-f*-i3-d20</c> the third instance of every function of BBOB; <c>i*</c> and <c>d*</c> are the suite's own. A pattern without
    /// wildcards is a name, as for <see cref="Find"/>.
    /// </summary>
    /// <param name="glob">The pattern, in any case: <c>*</c> stands for any letters, <c>?</c> for one.</param>
    /// <exception cref="ArgumentException">Nothing matches.</exception>
    public static IReadOnlyList<Problem> Match(string glob)
    {
        ArgumentNullException.ThrowIfNull(glob);
        if (glob.AsSpan().IndexOfAny('*', '?') < 0) return [Find(glob)];

        List<ProblemMember> matches = [.. Suites.SelectMany(suite => suite.Members).Where(member => Matches(glob, member.Name))];
        if (matches.Count == 0) matches.AddRange(All.SelectMany(entry => Wanted(entry, glob)));
        return matches.Count > 0
            ? [.. matches.Select(member => member.Create())]
            : throw new ArgumentException($"no problem matches '{glob}'; `list problems` shows all");
    }

    // The members of a family beyond those of the suite, for a pattern that ends in the numbers wanted.
    private static IEnumerable<ProblemMember> Wanted(ProblemEntry entry, string glob)
    {
        if (!entry.IsScalable) return [];
        if (!entry.HasInstances)
        {
            (string family, int? dimension, _) = SplitName(glob, instances: false);
            return dimension is { } n && entry.ExistsIn(n) && Matches(family, entry.Name) ? [new ProblemMember(entry, n, null)] : [];
        }

        if (SplitInstance(glob) is not { } parts || !Matches(parts.Stem, entry.Name)) return [];
        return ProblemMember
            .Of(entry, Numbers(parts.Dimension, entry.SuiteDimensions), Numbers(parts.Instance, entry.SuiteInstances))
            .Where(member => entry.ExistsIn(member.Dimension) && member.Instance >= 1);
    }

    private static ImmutableArray<int> Numbers(string text, ImmutableArray<int> all) =>
        text == "*" ? all : Number(text) is { } number ? [number] : [];

    private static int? Number(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static ProblemEntry? Entry(ProblemSuite suite, string name) =>
        suite.Entries.FirstOrDefault(entry => SameName(entry.Name, name));

    private static bool SameName(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static bool Matches(string glob, string name) => FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase: true);

    /// <summary>Splits <c>stem-n</c> or <c>stem-i1-dn</c>; the numbers are null where the name does not end in them.</summary>
    private static (string Stem, int? Dimension, int? Instance) SplitName(string name, bool instances = true)
    {
        if (instances && SplitInstance(name) is { } parts && Number(parts.Instance) is { } instance && Number(parts.Dimension) is { } n)
        {
            return (parts.Stem, n, instance);
        }

        int dash = name.LastIndexOf('-');
        return dash > 0 && Number(name.AsSpan(dash + 1)) is { } dimension ? (name[..dash], dimension, null) : (name, null, null);
    }

    /// <summary>Splits <c>stem-i1-d10</c> into its texts, or gives null where the name has another form.</summary>
    private static (string Stem, string Instance, string Dimension)? SplitInstance(string name)
    {
        string[] words = name.Split('-');
        return words is [_, .., ['i' or 'I', .. { Length: > 0 } instance], ['d' or 'D', .. { Length: > 0 } dimension]]
            ? (string.Join('-', words[..^2]), instance, dimension)
            : null;
    }

    private static ArgumentException UnknownProblem(string name, string stem, int? suffix, int? instance)
    {
        IReadOnlyList<ProblemEntry> all = All;
        string? nearest = NearestName.Find(name, all.Select(entry => entry.Name));
        if (suffix is not null && NearestName.Find(stem, all.Where(entry => entry.IsScalable).Select(entry => entry.Name)) is { } family)
        {
            nearest = instance is null ? $"{family}-{suffix}" : $"{family}-i{instance}-d{suffix}";
        }

        return new ArgumentException($"unknown problem '{name}'{NearestName.DidYouMean(nearest)} `list problems` shows all");
    }

    private static IReadOnlyList<ProblemEntry> LossEntries() =>
        [.. LossSuite.Default().Entries.Select(entry => ProblemEntry.Fixed(LossSuiteName, entry.Problem, entry.Title))];
}
