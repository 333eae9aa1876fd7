using System.Text;

namespace OptiSuite.Benchmarking;

/// <summary>Text files embedded in the assembly.</summary>
internal static class Embedded
{
    /// <summary>The text of a file that is always there.</summary>
    public static string Text(string name) =>
        TryText(name) ?? throw new InvalidOperationException($"The embedded file '{name}' is missing from the assembly; build it again.");

    /// <summary>The text of a file, or null where it was not built in.</summary>
    public static string? TryText(string name)
    {
        using Stream? stream = typeof(Embedded).Assembly.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
