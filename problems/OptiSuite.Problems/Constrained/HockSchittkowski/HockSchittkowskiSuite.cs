namespace OptiSuite.Problems;

/// <summary>The catalog entries of the suite <c>hock-schittkowski</c>.</summary>
internal static partial class HockSchittkowskiSuite
{
    private const string Suite = "hock-schittkowski";

    public static IReadOnlyList<ProblemEntry> Entries() => [.. First(), .. Second()];
}
