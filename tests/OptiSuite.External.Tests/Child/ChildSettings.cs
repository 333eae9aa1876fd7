namespace OptiSuite.External.Tests;

/// <summary>How the child behaves, from its arguments key=value.</summary>
internal sealed class ChildSettings(string[] args)
{
    private readonly Dictionary<string, string> _values = args.Select(arg => arg.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>A setting, or null.</summary>
    public string? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>Whether something is to happen at this evaluation.</summary>
    public bool Due(string what, int evaluation) => this[what] == $"{evaluation}";
}
