using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace OptiSuite.External;

/// <summary>
/// The problem's functions. It keeps the replies at the last point, so that the calls of an interface for one point cost two round trips at
/// most: f and c come together, and so do g and J when one of them is asked for. Safe to call from several threads, which take turns.
/// </summary>
internal sealed class ExternalFunctions : IDisposable
{
    private const int ErrorsKept = 5;

    private readonly Lock _lock = new();
    private readonly Session _session;
    private readonly RequestWriter _writer = new();
    private readonly Description _description;
    private readonly double[] _x, _f = new double[1], _g, _c, _jacobian;
    private Parts _known;
    private long _rejected;
    private ImmutableQueue<string> _errors = [];

    public ExternalFunctions(Session session)
    {
        _session = session;
        _description = session.Description;
        int n = _description.Dimension, m = _description.Rows;
        _x = new double[n];
        _g = new double[n];
        _c = new double[m];
        _jacobian = new double[!_description.Provides.Has(Parts.Jacobian) ? 0 : m * n];
    }

    /// <summary>The number of constraint rows.</summary>
    public int Rows => _description.Rows;

    /// <summary>How many points the process could not evaluate.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>The last reasons it gave for that.</summary>
    public ImmutableArray<string> Errors => [.. _errors];

    public double Objective(ReadOnlySpan<double> x)
    {
        lock (_lock)
        {
            Need(x, Parts.Objective);
            return _f[0];
        }
    }

    public double Objective(ReadOnlySpan<double> x, Span<double> gradient)
    {
        lock (_lock)
        {
            Need(x, Parts.Objective | Parts.Gradient);
            _g.CopyTo(gradient);
            return _f[0];
        }
    }

    /// <summary>Writes the values of some rows.</summary>
    public void Constraints(ReadOnlySpan<double> x, int firstRow, Span<double> values)
    {
        lock (_lock)
        {
            Need(x, Parts.Constraints);
            _c.AsSpan(firstRow, values.Length).CopyTo(values);
        }
    }

    /// <summary>Writes the Jacobian of some rows.</summary>
    public void Jacobian(ReadOnlySpan<double> x, int firstRow, int rows, Span<double> jacobian)
    {
        lock (_lock)
        {
            Need(x, Parts.Jacobian);
            _jacobian.AsSpan(firstRow * x.Length, rows * x.Length).CopyTo(jacobian);
        }
    }

    /// <summary>Writes f and c of one point, those that have room, and leaves the last point as it is.</summary>
    public void Values(ReadOnlySpan<double> x, Span<double> f, Span<double> c)
    {
        lock (_lock) Ask(x, Wanted(f, c), new PointReply(Wanted(f, c), f, default, c, default, x.Length));
    }

    /// <summary>Writes f and c of k points, those that have room. Where the process rejects the whole batch, its points are asked for one by one.</summary>
    public void Batch(ReadOnlySpan<double> points, int count, Span<double> f, Span<double> c)
    {
        int n = points.Length / count, m = c.Length / count;
        Parts wanted = Wanted(f, c);
        lock (_lock)
        {
            if (AllFinite(points))
            {
                var reply = new BatchReply(wanted, f, c, count);
                if (_session.Ask(_writer.EvaluateBatch(points, n, wanted), count, in reply) is null) return;
            }

            for (int i = 0; i < count; i++)
            {
                Span<double> own = f.IsEmpty ? f : f.Slice(i, 1), rows = c.Slice(i * m, m);
                Ask(points.Slice(i * n, n), wanted, new PointReply(wanted, own, default, rows, default, n));
            }
        }
    }

    public void Dispose()
    {
        if (!_lock.TryEnter())
        {
            // Somebody is waiting for a reply; the end of the process ends the wait.
            _session.Kill();
            return;
        }

        try
        {
            _session.Dispose();
            _writer.Dispose();
        }
        finally
        {
            _lock.Exit();
        }
    }

    private static Parts Wanted(Span<double> f, Span<double> c) =>
        (f.IsEmpty ? Parts.None : Parts.Objective) | (c.IsEmpty ? Parts.None : Parts.Constraints);

    private static bool AllFinite(ReadOnlySpan<double> x)
    {
        foreach (double value in x)
        {
            if (!double.IsFinite(value)) return false;
        }

        return true;
    }

    private void Need(ReadOnlySpan<double> x, Parts wanted)
    {
        // Bits, so that 0 and −0 are two points.
        if (!MemoryMarshal.AsBytes(x).SequenceEqual(MemoryMarshal.AsBytes(_x.AsSpan())))
        {
            _known = Parts.None;
            x.CopyTo(_x);
        }

        Parts missing = wanted & ~_known;
        if (missing == Parts.None) return;
        // Whoever asks for one value or derivative here is about to ask for the other.
        Parts companions = missing.Has(Parts.Values) ? Parts.Values : Parts.Derivatives;
        missing |= companions & _description.Provides & ~_known;
        Ask(x, missing, new PointReply(
            missing,
            missing.Has(Parts.Objective) ? _f : default,
            missing.Has(Parts.Gradient) ? _g : default,
            missing.Has(Parts.Constraints) ? _c : default,
            missing.Has(Parts.Jacobian) ? _jacobian : default,
            x.Length));
        _known |= missing;
    }

    private void Ask(ReadOnlySpan<double> x, Parts wanted, scoped in PointReply reply)
    {
        // JSON has no NaN, and no function a value there.
        string? error = AllFinite(x) ? _session.Ask(_writer.Evaluate(x, wanted), 1, in reply) : "the point is not finite";
        if (error is null) return;
        reply.Reject();
        Interlocked.Increment(ref _rejected);
        _errors = _errors.Enqueue(error);
        if (_errors.Count() > ErrorsKept) _errors = _errors.Dequeue();
    }
}
