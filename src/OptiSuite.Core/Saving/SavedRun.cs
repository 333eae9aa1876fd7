using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OptiSuite;

/// <summary>
/// The state of a run between two iterations: versioned JSON with the optimizer and its settings, the problem's name, the counts, the best point, the
/// random numbers, and everything the method remembers.
/// </summary>
public sealed class SavedRun
{
    /// <summary>The version of the format that is written, and the only one that is read.</summary>
    public const int Version = 1;

    private const string Format = "optisuite-run";
    private readonly byte[] _json;

    private SavedRun(byte[] json)
    {
        _json = json;
        SavedState.Read(Format, Version, json, null, root =>
        {
            Optimizer = Text(root, "optimizer");
            Settings = Text(root, "settings");
            Problem = Text(root, "problem");
            Dimension = root.GetProperty("dimension").GetInt32();
            Seed = root.GetProperty("seed").GetUInt64();
        });
    }

    /// <summary>The optimizer's name.</summary>
    public string Optimizer { get; private set; } = "";

    /// <summary>The optimizer's settings, as it prints them.</summary>
    public string Settings { get; private set; } = "";

    /// <summary>The problem's name.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>The number of variables n.</summary>
    public int Dimension { get; private set; }

    /// <summary>The seed the run began with.</summary>
    public ulong Seed { get; private set; }

    /// <summary>Reads a saved run.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SavedRunException">The file cannot be read, is no saved run, or of another version.</exception>
    public static SavedRun Load(string path)
    {
        try
        {
            return new SavedRun(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SavedRunException($"The saved run '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a saved run.</summary>
    /// <param name="json">The text that <see cref="ToJson"/> gave.</param>
    /// <exception cref="SavedRunException">The text is no saved run, or of another version.</exception>
    public static SavedRun FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new SavedRun(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Writes the run to a file, in place of what was there: first to a file beside it, which is then moved.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SavedRunException">The file cannot be written, as on a full disk. What it held before is still there.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string beside = path + ".part";
        try
        {
            File.WriteAllBytes(beside, _json);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SavedRunException($"The run's state could not be written to '{path}': {exception.Message} Make room or name another file; an earlier state there is unharmed.", exception);
        }
    }

    /// <summary>The run as JSON.</summary>
    public string ToJson() => Encoding.UTF8.GetString(_json);

    internal static SavedRun Of(IOptimizer optimizer, Problem problem, ulong seed, ISavable state) =>
        new(SavedState.Write(Format, Version, state, json =>
        {
            json.WriteString("optimizer", optimizer.Name);
            json.WriteString("settings", SettingsOf(optimizer));
            json.WriteString("problem", problem.Name);
            json.WriteNumber("dimension", problem.Dimension);
            json.WriteNumber("seed", seed);
        }));

    /// <summary>Says what does not fit; an uninterrupted run could not have changed it either.</summary>
    internal void RequireFit(IOptimizer optimizer, Problem problem, ulong seed)
    {
        string settings = SettingsOf(optimizer);
        Require("optimizer", Optimizer, optimizer.Name);
        Require("settings", Settings, settings);
        Require("problem", Problem, problem.Name);
        if (Dimension != problem.Dimension) throw Misfit("number of variables", $"{Dimension}", $"{problem.Dimension}");
        if (Seed != seed) throw Misfit("seed", $"{Seed}", $"{seed}");
    }

    internal void Restore(ISavable state) => SavedState.Read(Format, Version, _json, state);

    private static void Require(string what, string saved, string given)
    {
        if (saved != given) throw Misfit(what, $"'{saved}'", $"'{given}'");
    }

    private static SavedRunException Misfit(string what, string saved, string given) =>
        new($"The saved run has another {what}: {saved}, and now it is {given}; resume with what it was begun with, or start anew.");

    private static string Text(JsonElement root, string name) => root.GetProperty(name).GetString() ?? "";

    /// <summary>Records print numbers in the culture of the thread; a saved run is read in any.</summary>
    private static string SettingsOf(IOptimizer optimizer)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return optimizer.ToString() ?? optimizer.Name;
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
