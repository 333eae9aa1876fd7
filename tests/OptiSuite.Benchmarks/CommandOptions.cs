namespace OptiSuite.Benchmarks;

/// <summary>The arguments <c>--name value</c> of a comparison.</summary>
internal static class CommandOptions
{
    public static string Find(string[] args, string name, string otherwise)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
    }
}
