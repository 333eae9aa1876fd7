using System.Diagnostics;
using System.Text.Json.Nodes;

namespace OptiSuite.External.Tests;

/// <summary>A test's child process: its command line, and what it was asked.</summary>
internal sealed class Child : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("optisuite-child-");
    private readonly string _log;

    public Child(params string[] settings)
    {
        _log = Path.Combine(_folder.FullName, "requests.log");
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] words = [host, typeof(Child).Assembly.Location, $"log={_log}", .. settings];
        Command = string.Join(' ', words.Select(word => $"'{word.Replace("FOLDER", _folder.FullName)}'"));
    }

    /// <summary>HS14's least objective.</summary>
    public static double Optimum => 9 - (2.875 * Math.Sqrt(7));

    public string Command { get; }

    /// <summary>A file in the test's folder; FOLDER/name in a setting.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Whether it has been asked anything yet.</summary>
    public bool HasLog => System.IO.File.Exists(_log);

    /// <summary>The requests it received, in their order.</summary>
    public JsonNode[] Requests => [.. System.IO.File.ReadAllLines(_log).Select(line => JsonNode.Parse(line)!)];

    /// <summary>What each "evaluate" wanted, such as "fc".</summary>
    public string[] Wanted =>
    [
        .. Requests.Where(request => request["want"] is not null).Select(request => string.Concat(request["want"]!.AsArray().Select(want => want!.GetValue<string>()))),
    ];

    public ExternalProblem Start(ExternalProblemOptions? options = null, CancellationToken cancellation = default) =>
        ExternalProblem.Start(Command, options, cancellation);

    public static bool IsRunning(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
