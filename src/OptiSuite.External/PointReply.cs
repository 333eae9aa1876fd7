using System.Text.Json;

namespace OptiSuite.External;

/// <summary>The reply to "evaluate": f, g, c and J of one point, those that were wanted.</summary>
/// <param name="wanted">What was asked for.</param>
/// <param name="f">Receives f, one value; empty where it is not wanted, as the others.</param>
/// <param name="g">Receives g, n values.</param>
/// <param name="c">Receives c, m values.</param>
/// <param name="jacobian">Receives J, m×n, row-major.</param>
/// <param name="n">The number of variables.</param>
internal readonly ref struct PointReply(Parts wanted, Span<double> f, Span<double> g, Span<double> c, Span<double> jacobian, int n) : IReply
{
    private readonly Parts _wanted = wanted;
    private readonly int _n = n;
    private readonly Span<double> _f = f, _g = g, _c = c, _jacobian = jacobian;

    public string? Read(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader json = ReplyReader.Open(line);
        Parts found = Parts.None;
        string? error = null;
        while (ReplyReader.NextPart(ref json, batch: false, ref error) is { } part)
        {
            found |= part;
            switch (part & _wanted)
            {
                case Parts.Objective: _f[0] = ReplyReader.ReadNumber(ref json, "f"); break;
                case Parts.Gradient: ReplyReader.ReadVector(ref json, _g, "g"); break;
                case Parts.Constraints: ReplyReader.ReadVector(ref json, _c, "c"); break;
                case Parts.Jacobian: ReplyReader.ReadRows(ref json, _jacobian, _jacobian.Length / _n, _n, "J"); break;
                default: json.Skip(); break;
            }
        }

        if (error is null) ReplyReader.RequireAll(_wanted, found, batch: false);
        return error;
    }

    /// <summary>Makes every wanted value NaN.</summary>
    public void Reject()
    {
        _f.Fill(double.NaN);
        _g.Fill(double.NaN);
        _c.Fill(double.NaN);
        _jacobian.Fill(double.NaN);
    }
}
