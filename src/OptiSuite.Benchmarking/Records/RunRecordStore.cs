using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace OptiSuite.Benchmarking;

/// <summary>
/// The records of a campaign folder, in <c>runs.jsonl</c>: one line a finished cell, appended whole and flushed to the disk, so that
/// a crash costs the cell under way and no other. A torn last line is cut off when the folder is opened again. Safe for several threads;
/// one process writes at a time.
/// </summary>
public sealed class RunRecordStore : IDisposable
{
    /// <summary>The name of the file in a campaign folder.</summary>
    public const string FileName = "runs.jsonl";

    private readonly Lock _lock = new();
    private readonly Stream _stream;
    private readonly FileStream? _claim;
    private readonly List<RunRecord> _records = [];
    private readonly HashSet<CellKey> _keys = [];

    internal RunRecordStore(string path, Stream stream, FileStream? claim = null)
    {
        Path = path;
        _stream = stream;
        _claim = claim;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>How many whole lines could not be read as records when the folder was opened; they stay in the file.</summary>
    public int UnreadableLines { get; private set; }

    /// <summary>The records so far, each cell once, in the file's order.</summary>
    public ImmutableArray<RunRecord> Records
    {
        get
        {
            lock (_lock) return [.. _records];
        }
    }

    /// <summary>Opens a campaign folder for writing, and makes it where it does not exist.</summary>
    /// <param name="folder">The campaign folder.</param>
    /// <param name="fresh">Whether earlier records are thrown away. Default false: the campaign goes on.</param>
    /// <exception cref="RunRecordStoreException">The folder cannot be made or written, or another process writes to it.</exception>
    public static RunRecordStore Open(string folder, bool fresh = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string path = System.IO.Path.Combine(folder, FileName);
        FileStream? stream = null, claim = null;
        try
        {
            _ = Directory.CreateDirectory(folder);
            // Readers must get at the records while they are written, and on Unix only a file that is shared with nobody keeps a second
            // writer out: so a file of its own, gone when it is closed, says that the folder is taken.
            claim = new FileStream(
                path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            // Without a buffer: what could not be written must not be tried again when the file is closed.
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            var store = new RunRecordStore(path, stream, claim);
            if (fresh) stream.SetLength(0);
            else store.Load();
            return store;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            claim?.Dispose();
            throw new RunRecordStoreException(
                $"The run records '{path}' cannot be opened for writing ({e.Message}); name a folder that can be written, and that no other campaign is using.",
                path, e);
        }
    }

    /// <summary>Reads the records of a campaign folder without changing it; a torn last line is passed over.</summary>
    /// <param name="folder">The campaign folder, or a file of records.</param>
    /// <exception cref="RunRecordStoreException">There is no such file, or it cannot be read.</exception>
    public static ImmutableArray<RunRecord> Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string path = File.Exists(folder) ? folder : System.IO.Path.Combine(folder, FileName);
        try
        {
            // Another process may be appending: share everything, and take whole lines only.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var store = new RunRecordStore(path, stream);
            _ = store.LoadWholeLines();
            return store.Records;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunRecordStoreException(
                $"The run records '{path}' cannot be read ({e.Message}); name a folder that a comparison wrote.", path, e);
        }
    }

    /// <summary>Whether a cell is finished.</summary>
    /// <param name="key">The cell.</param>
    public bool Contains(CellKey key)
    {
        lock (_lock) return _keys.Contains(key);
    }

    /// <summary>Appends a record and flushes it to the disk. A cell that is there already keeps its first record.</summary>
    /// <param name="record">The finished cell.</param>
    /// <returns>False where the cell was there already, and nothing was written.</returns>
    /// <exception cref="RunRecordStoreException">The disk is full or the file cannot be written; earlier records are kept whole.</exception>
    public bool Append(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        byte[] line = Encoding.UTF8.GetBytes(record.ToJson() + '\n');
        lock (_lock)
        {
            if (_keys.Contains(record.Key)) return false;
            long end = _stream.Length;
            try
            {
                _stream.Position = end;
                _stream.Write(line);
                Flush();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                CutBack(end);
                throw new RunRecordStoreException(
                    $"A run record cannot be written to '{Path}' ({e.Message}); free some space or name another folder, then start again; the finished records ({_records.Count}) are kept.",
                    Path, e);
            }

            _ = _keys.Add(record.Key);
            _records.Add(record);
            return true;
        }
    }

    /// <summary>Throws every record away.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _stream.SetLength(0);
            Flush();
            _records.Clear();
            _keys.Clear();
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        _claim?.Dispose();
    }

    private void Flush()
    {
        if (_stream is FileStream file) file.Flush(flushToDisk: true);
        else _stream.Flush();
    }

    private void Load()
    {
        long whole = LoadWholeLines();
        if (whole < _stream.Length) _stream.SetLength(whole);
    }

    /// <summary>Reads up to the last line end, and returns the position behind it.</summary>
    private long LoadWholeLines()
    {
        var bytes = new byte[_stream.Length];
        _stream.Position = 0;
        int length = _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        int start = 0;
        while (Array.IndexOf(bytes, (byte)'\n', start, length - start) is var end and >= 0)
        {
            string line = Encoding.UTF8.GetString(bytes, start, end - start);
            start = end + 1;
            if (!string.IsNullOrWhiteSpace(line)) Take(line);
        }

        return start;
    }

    private void Take(string line)
    {
        try
        {
            RunRecord record = RunRecord.FromJson(line);
            if (_keys.Add(record.Key)) _records.Add(record);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or InvalidOperationException)
        {
            UnreadableLines++;
        }
    }

    private void CutBack(long length)
    {
        try
        {
            _stream.SetLength(length);
        }
        catch (IOException)
        {
            // The torn line then stays, and is cut off when the folder is opened again.
        }
    }
}
