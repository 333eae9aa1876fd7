using System.Text;

namespace OptiSuite.External;

/// <summary>Drains a pipe on a thread of its own, so that its writer is never held up, and keeps the end of what came.</summary>
internal sealed class TailReader
{
    private const int Kept = 2000;
    private readonly Stream _stream;
    private readonly Thread _thread;
    private readonly Lock _lock = new();
    private byte[] _tail = [];
    private bool _cut;

    public TailReader(Stream stream)
    {
        _stream = stream;
        _thread = new Thread(Pump, 1 << 18) { IsBackground = true, Name = "external problem: standard error" };
        _thread.Start();
    }

    /// <summary>The end of what came so far, at most about 2000 bytes.</summary>
    public string Text
    {
        get
        {
            lock (_lock) return (_cut ? "..." : "") + Encoding.UTF8.GetString(_tail).Trim();
        }
    }

    /// <summary>Gives what is still on its way a short time to arrive.</summary>
    public void WaitForEnd() => _ = _thread.Join(TimeSpan.FromMilliseconds(300));

    private void Pump()
    {
        using Stream stream = _stream;
        byte[] chunk = new byte[4096];
        while (true)
        {
            int read;
            try
            {
                read = stream.Read(chunk);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                return;
            }

            if (read == 0) return;
            lock (_lock)
            {
                byte[] all = [.. _tail, .. chunk.AsSpan(0, read)];
                _cut |= all.Length > Kept;
                _tail = all.Length > Kept ? all[^Kept..] : all;
            }
        }
    }
}
