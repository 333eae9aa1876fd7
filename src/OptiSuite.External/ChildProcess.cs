using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace OptiSuite.External;

/// <summary>One process with its three pipes: a line goes in, a line comes out.</summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>A pipe takes this much on every system without blocking, when its reader has read all that came before.</summary>
    private const int NeverBlocks = 4096;

    private const int MostQuoted = 300;
    private static readonly TimeSpan _quitTime = TimeSpan.FromSeconds(1);

    private readonly string _name;
    private readonly Process _process;
    private readonly Stream _input;
    private readonly LineReader _replies;
    private readonly TailReader _errors;
    private readonly CancellationToken _cancellation;

    public ChildProcess(ImmutableArray<string> words, CancellationToken cancellation)
    {
        _name = Shorten(string.Join(' ', words), 80);
        _cancellation = cancellation;
        var start = new ProcessStartInfo(words[0], words.AsSpan()[1..].ToArray())
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new ExternalProblemException($"The external problem «{_name}» cannot be started: {exception.Message}.", inner: exception);
        }

        _input = _process.StandardInput.BaseStream;
        _replies = new LineReader(_process.StandardOutput.BaseStream, cancellation);
        _errors = new TailReader(_process.StandardError.BaseStream);
    }

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Sends one line and waits for one. The reply is valid until the next call.</summary>
    /// <param name="request">The line, with its end.</param>
    /// <param name="limit">How long the reply may take.</param>
    /// <exception cref="ExternalProblemException">No reply came.</exception>
    /// <exception cref="OperationCanceledException">The token was triggered while waiting.</exception>
    public ReadOnlySpan<byte> Ask(ReadOnlyMemory<byte> request, TimeSpan limit)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_replies.TryRead(out ReadOnlySpan<byte> unasked)) throw Failure("sent a line that nobody asked for", unasked);
        Send(request, limit);
        LineOutcome outcome = _replies.Read(limit, out ReadOnlySpan<byte> line);
        if (outcome == LineOutcome.Line) return line;
        throw outcome switch
        {
            LineOutcome.Cancelled => new OperationCanceledException(_cancellation),
            LineOutcome.TimedOut => Silence(limit, line),
            LineOutcome.TooLong => Failure("sent a line without end", line),
            _ => Death(line),
        };
    }

    /// <summary>The exception for a reply that does not keep to the protocol, or did not come.</summary>
    public ExternalProblemException Failure(string what, ReadOnlySpan<byte> received)
    {
        string quoted = Shorten(Encoding.UTF8.GetString(received[..Math.Min(received.Length, 4 * MostQuoted)]), MostQuoted), tail = _errors.Text;
        string message = $"The external problem «{_name}» {what}";
        if (quoted.Length > 0) message += $"; received: {quoted}";
        message += tail.Length > 0 ? $"; the end of its standard error:{Environment.NewLine}{tail}" : ".";
        return new ExternalProblemException(message, quoted, tail);
    }

    /// <summary>Asks the process to end, gives it a second, and ends it with its descendants.</summary>
    public void Quit()
    {
        try
        {
            _input.Write("{\"op\":\"quit\"}\n"u8);
            _input.Close();
            if (_process.WaitForExit(_quitTime)) return;
        }
        catch (IOException)
        {
            // It has closed its input or is dead already.
        }

        Kill();
    }

    /// <summary>Ends the process and its descendants at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _ = _process.WaitForExit(_quitTime);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself meanwhile.
        }
    }

    public void Dispose()
    {
        _replies.Dispose();
        _input.Dispose();
        _process.Dispose();
    }

    private static string Shorten(string text, int most)
    {
        string line = text.Trim().ReplaceLineEndings(" ");
        return line.Length <= most ? line : line[..most] + "...";
    }

    private void Send(ReadOnlyMemory<byte> request, TimeSpan limit)
    {
        try
        {
            if (request.Length <= NeverBlocks)
            {
                _input.Write(request.Span);
                return;
            }

            // A process that does not read lets a long line block; the wait for it is limited like the one for the reply.
            Task write = _input.WriteAsync(request, CancellationToken.None).AsTask();
            if (Task.WaitAny([write], (int)Math.Min(limit.TotalMilliseconds, int.MaxValue), _cancellation) < 0) throw Silence(limit, []);
            write.GetAwaiter().GetResult();
        }
        catch (IOException)
        {
            _ = _replies.Read(TimeSpan.Zero, out ReadOnlySpan<byte> line);
            throw Death(line);
        }
    }

    private ExternalProblemException Silence(TimeSpan limit, ReadOnlySpan<byte> received) =>
        Failure($"sent no complete reply within {limit.TotalSeconds:0.###} s", received);

    private Exception Death(ReadOnlySpan<byte> received)
    {
        // Ctrl-C in a terminal reaches the process too, and may end it before this one has seen it.
        if (_cancellation.CanBeCanceled && _cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100)))
        {
            return new OperationCanceledException(_cancellation);
        }

        bool ended = _process.WaitForExit(TimeSpan.FromMilliseconds(300));
        _errors.WaitForEnd();
        return Failure(ended ? $"ended with exit code {_process.ExitCode} before it replied" : "closed its pipes before it replied", received);
    }
}
