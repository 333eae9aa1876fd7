using System.Diagnostics;
using System.Globalization;

namespace OptiSuite.Benchmarks.Losses;

/// <summary>torch_peer.py as a child process: it times the case that it is asked for, so that both sides are measured in turns.</summary>
internal sealed class TorchPeer : IDisposable
{
    private readonly Process _process;

    private TorchPeer(Process process) => _process = process;

    /// <summary>What the peer says of itself: version, threads and the speed of its matrix product.</summary>
    public string Description { get; private init; } = "";

    public static TorchPeer Start(string python, int threads)
    {
        var start = new ProcessStartInfo(python)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            // glibc gives large blocks back to the system and faults them in again on every call; PyTorch should not pay for that.
            // OpenBLAS does not follow PyTorch's own number of threads.
            Environment =
            {
                ["MALLOC_MMAP_MAX_"] = "0",
                ["MALLOC_TRIM_THRESHOLD_"] = "17179869184",
                ["OPENBLAS_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture),
            },
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Losses", "torch_peer.py"));
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"'{python}' did not start.");
        string description = process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"'{python}' ended at once; it needs PyTorch (Debian: python3-torch).");
        return new TorchPeer(process) { Description = description };
    }

    /// <summary>The best milliseconds of the value alone, and of the value with gradients.</summary>
    public (double Forward, double Both) Measure(string name, double seconds)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds}\t{name}"));
        _process.StandardInput.Flush();
        string[] answer = (_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"PyTorch ended while it timed '{name}'.")).Split(' ');
        return (double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
