namespace OptiSuite.External;

/// <summary>How a wait for a line ended.</summary>
internal enum LineOutcome
{
    Line,
    TimedOut,
    Cancelled,
    Ended,
    TooLong,
}

/// <summary>
/// Reads lines of bytes from a pipe on a thread of its own: a blocked read of a pipe can be neither timed nor cancelled, a wait for that
/// thread can.
/// </summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>A line without end would fill the memory; the largest sensible one is a dense Jacobian of about 3000 × 3000.</summary>
    private const int LongestLine = 1 << 28;

    private readonly Stream _stream;
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _news = new();
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private byte[] _bytes = new byte[1 << 14];
    private byte[] _line = new byte[1 << 14];
    private int _start, _scanned, _end;
    private LineOutcome? _closed;

    public LineReader(Stream stream, CancellationToken cancellation)
    {
        _stream = stream;
        _cancellation = cancellation;
        _registration = cancellation.UnsafeRegister(static reader => ((LineReader)reader!)._news.Set(), this);
        new Thread(Pump, 1 << 18) { IsBackground = true, Name = "external problem: replies" }.Start();
    }

    /// <summary>Waits for a line, without its end. Where there is none, what has been received of one. Valid until the next call.</summary>
    public LineOutcome Read(TimeSpan limit, out ReadOnlySpan<byte> line)
    {
        long began = Environment.TickCount64;
        while (true)
        {
            // Before looking, so that nothing that comes after the look is slept through.
            _news.Reset();
            double left = limit.TotalMilliseconds - (Environment.TickCount64 - began);
            lock (_gate)
            {
                int end = FindEnd();
                if (end >= 0)
                {
                    line = Take(end);
                    _start = end + 1;
                    return LineOutcome.Line;
                }

                LineOutcome? outcome = _closed ?? (_cancellation.IsCancellationRequested ? LineOutcome.Cancelled : left <= 0 ? LineOutcome.TimedOut : null);
                if (outcome is { } done)
                {
                    line = Take(_end);
                    return done;
                }

            }

            _ = _news.Wait((int)Math.Min(Math.Ceiling(left), int.MaxValue));
        }
    }

    /// <summary>A line that has come already, if there is one.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        line = default;
        lock (_gate)
        {
            if (_end == _start || FindEnd() is var end && end < 0) return false;
            line = Take(end);
            _start = end + 1;
            return true;
        }
    }

    public void Dispose() => _registration.Dispose();

    private int FindEnd()
    {
        _scanned = Math.Max(_scanned, _start);
        int at = _bytes.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
        if (at >= 0) return _scanned + at;
        _scanned = _end;
        return -1;
    }

    private ReadOnlySpan<byte> Take(int end)
    {
        int length = end - _start;
        if (_line.Length < length) _line = new byte[Math.Max(length, 2 * _line.Length)];
        _bytes.AsSpan(_start, length).CopyTo(_line);
        return _line.AsSpan(0, length);
    }

    private void Pump()
    {
        byte[] chunk = new byte[1 << 16];
        while (true)
        {
            int read;
            try
            {
                read = _stream.Read(chunk);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                read = 0;
            }

            lock (_gate)
            {
                if (read == 0) _closed = LineOutcome.Ended;
                else if (_end - _start + read > LongestLine) _closed = LineOutcome.TooLong;
                else Append(chunk.AsSpan(0, read));
            }

            // Outside the lock, or who wakes up would run into it.
            _news.Set();
            if (_closed is not null) break;
        }

        _stream.Dispose();
    }

    private void Append(ReadOnlySpan<byte> more)
    {
        if (_start == _end)
        {
            _start = _scanned = _end = 0;
        }
        else if (_end + more.Length > _bytes.Length && _start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            (_scanned, _end, _start) = (Math.Max(_scanned - _start, 0), _end - _start, 0);
        }

        if (_end + more.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_end + more.Length, 2 * _bytes.Length));
        more.CopyTo(_bytes.AsSpan(_end));
        _end += more.Length;
    }
}
