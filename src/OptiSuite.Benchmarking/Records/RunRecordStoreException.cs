namespace OptiSuite.Benchmarking;

/// <summary>A campaign's records cannot be read or written. The message names the file and what to do.</summary>
public sealed class RunRecordStoreException : IOException
{
    /// <summary>An error with the file it concerns.</summary>
    /// <param name="message">One sentence with the remedy.</param>
    /// <param name="path">The file or folder.</param>
    /// <param name="innerException">The system's error.</param>
    public RunRecordStoreException(string message, string path, Exception? innerException)
        : base(message, innerException) => Path = path;

    /// <summary>The file or folder that failed.</summary>
    public string Path { get; }
}
