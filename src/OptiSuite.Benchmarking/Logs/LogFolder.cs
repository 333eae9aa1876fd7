using System.Collections.Immutable;
using System.Text;

namespace OptiSuite.Benchmarking;

/// <summary>The folder of one contender's log. An earlier log of the same contender is replaced.</summary>
internal sealed class LogFolder
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _path;

    private LogFolder(string path) => _path = path;

    /// <summary>Letters, digits and the signs that every tool and file system takes; anything else becomes an underscore.</summary>
    public static string Safe(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '+' or '.' or '_' ? letter : '_'));

    /// <summary>Writes a folder for each contender.</summary>
    /// <param name="format">The format's name, for the folder and for messages.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="write">Writes the runs of one contender.</param>
    /// <returns>The contenders' folders.</returns>
    /// <exception cref="IOException">The disk is full or a file cannot be written.</exception>
    public static ImmutableArray<string> Write(
        string format, IEnumerable<LoggedRun> runs, string folder, Action<LogFolder, ContenderIdentity, ImmutableArray<LoggedRun>> write)
    {
        var folders = ImmutableArray.CreateBuilder<string>();
        foreach (IGrouping<ContenderIdentity, LoggedRun> group in runs.GroupBy(run => run.Contender))
        {
            string path = Path.Combine(folder, format, Safe(group.Key.Name));
            try
            {
                if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
                write(new LogFolder(path), group.Key, [.. group]);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new IOException(
                    $"The {format} log '{path}' cannot be written ({e.Message}); free some space or name another folder, then `report --log {format}` writes it from the run records, which are kept.",
                    e);
            }

            folders.Add(path);
        }

        return folders.ToImmutable();
    }

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its path in the folder, with forward slashes.</param>
    /// <param name="write">Writes the text; lines end in a line feed on every system.</param>
    public void Put(string name, Action<TextWriter> write)
    {
        string path = Path.Combine(_path, Path.Combine(name.Split('/')));
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new StreamWriter(path, append: false, _utf8);
        writer.NewLine = "\n";
        write(writer);
    }
}
