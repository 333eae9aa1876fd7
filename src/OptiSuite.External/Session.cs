using System.Collections.Immutable;
using System.Text.Json;

namespace OptiSuite.External;

/// <summary>Questions and answers with one process at a time; starts it again where retries are allowed. Not safe for several threads.</summary>
internal sealed class Session : IDisposable
{
    private readonly ImmutableArray<string> _words;
    private readonly ExternalProblemOptions _options;
    private readonly CancellationToken _cancellation;
    private ChildProcess? _child;
    private string? _failure;
    private volatile bool _disposed;

    /// <exception cref="ArgumentException">The command is empty, or a quote is not closed.</exception>
    /// <exception cref="ExternalProblemException">The process cannot be started, or does not describe a problem.</exception>
    public Session(string command, ExternalProblemOptions options, CancellationToken cancellation)
    {
        _words = CommandWords.Split(command);
        _options = options;
        _cancellation = cancellation;
        Description = Repeat(Describe);
    }

    /// <summary>What the process said of its problem.</summary>
    public Description Description { get; }

    /// <summary>The running process's id; null where none runs.</summary>
    public int? ProcessId => _child?.Id;

    /// <summary>Puts a question and reads the reply. Returns the text where the reply is an error of the problem's own, else null.</summary>
    /// <param name="request">The line.</param>
    /// <param name="points">How many points it is about; each has its time.</param>
    /// <param name="reply">Takes the values.</param>
    /// <exception cref="ExternalProblemException">The process died, kept silent, or broke the protocol.</exception>
    /// <exception cref="OperationCanceledException">The token was triggered.</exception>
    public string? Ask<TReply>(ReadOnlyMemory<byte> request, int points, scoped in TReply reply)
        where TReply : IReply, allows ref struct
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_failure is not null) throw new ExternalProblemException(_failure);
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                if (_child is null) Restart();
                return Exchange(_child!, request, points, in reply);
            }
            catch (Exception exception) when (Abandon(exception, attempt))
            {
                // Once more.
            }
        }
    }

    /// <summary>Ends the process: with "quit" where it is in a state to read it.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        ChildProcess? child = Interlocked.Exchange(ref _child, null);
        child?.Quit();
        child?.Dispose();
    }

    /// <summary>Ends the process while another thread may be waiting for it.</summary>
    public void Kill()
    {
        _disposed = true;
        _child?.Kill();
    }

    private string? Exchange<TReply>(ChildProcess child, ReadOnlyMemory<byte> request, int points, scoped in TReply reply)
        where TReply : IReply, allows ref struct
    {
        ReadOnlySpan<byte> line = child.Ask(request, _options.TimeLimit * points);
        try
        {
            return reply.Read(line);
        }
        catch (ProtocolException exception)
        {
            throw child.Failure(exception.Message, line);
        }
        catch (JsonException)
        {
            string hint = line.IndexOf("NaN"u8) >= 0 || line.IndexOf("Infinity"u8) >= 0 ? " (it has no NaN and no Infinity; write null)" : "";
            throw child.Failure($"sent a line that is not JSON{hint}", line);
        }
    }

    private Description Describe()
    {
        _child = new ChildProcess(_words, _cancellation);
        var reply = new DescribeReply();
        _ = Exchange(_child, RequestWriter.Describe, 1, in reply);
        return reply.Description!;
    }

    private void Restart()
    {
        Description again = Describe();
        if (!again.Continues(Description)) throw _child!.Failure("describes another problem after it was started again", []);
    }

    private T Repeat<T>(Func<T> action)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return action();
            }
            catch (Exception exception) when (Abandon(exception, attempt))
            {
                // Once more.
            }
        }
    }

    /// <summary>Ends a process that is out of step. True where another attempt may follow.</summary>
    private bool Abandon(Exception exception, int attempt)
    {
        _child?.Kill();
        _child?.Dispose();
        _child = null;
        if (exception is ExternalProblemException && attempt < _options.Retries && !_disposed) return true;
        _failure = exception is OperationCanceledException ? "The external problem was cancelled, and its process is gone." : exception.Message;
        return false;
    }

    private sealed class DescribeReply : IReply
    {
        public Description? Description { get; private set; }

        public string? Read(ReadOnlySpan<byte> line)
        {
            Description = DescriptionReader.Read(line);
            return null;
        }
    }
}
