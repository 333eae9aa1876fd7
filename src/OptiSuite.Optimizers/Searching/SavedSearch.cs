using System.Text;

namespace OptiSuite.Optimizers;

/// <summary>
/// Saves a search that is driven by hand, and restores it into one begun by the same optimizer with the same problem and options. What it then
/// proposes is what it would have proposed, bit for bit. (<see cref="RunOptions.Checkpoint"/> does it for runs of <c>Minimize</c>.)
/// </summary>
/// <example><code>
/// File.WriteAllText("search.json", SavedSearch.ToJson(search));
/// IAskTell again = optimizer.Begin(problem, options);
/// SavedSearch.Restore(again, File.ReadAllText("search.json"));
/// </code></example>
public static class SavedSearch
{
    private const string Format = "optisuite-search";
    private const int Version = 1;

    /// <summary>The search's state as versioned JSON.</summary>
    /// <param name="search">The search, between any two calls.</param>
    public static string ToJson(IAskTell search)
    {
        ArgumentNullException.ThrowIfNull(search);
        return Encoding.UTF8.GetString(SavedState.Write(Format, Version, search));
    }

    /// <summary>Overwrites a search's state with a saved one.</summary>
    /// <param name="search">A search of the same optimizer, problem and options.</param>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <exception cref="SavedRunException">The text is no saved search, of another version, or does not fit this one.</exception>
    public static void Restore(IAskTell search, string json)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(json);
        SavedState.Read(Format, Version, Encoding.UTF8.GetBytes(json), search);
    }
}
