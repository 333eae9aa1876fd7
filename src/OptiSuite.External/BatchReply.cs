using System.Text.Json;

namespace OptiSuite.External;

/// <summary>The reply to "evaluateBatch": f and c of k points, those that were wanted.</summary>
/// <param name="wanted">What was asked for.</param>
/// <param name="f">Receives f, k values; empty where it is not wanted, as c.</param>
/// <param name="c">Receives c, k×m, row-major.</param>
/// <param name="count">k.</param>
internal readonly ref struct BatchReply(Parts wanted, Span<double> f, Span<double> c, int count) : IReply
{
    private readonly Parts _wanted = wanted;
    private readonly int _count = count;
    private readonly Span<double> _f = f, _c = c;

    public string? Read(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader json = ReplyReader.Open(line);
        Parts found = Parts.None;
        string? error = null;
        while (ReplyReader.NextPart(ref json, batch: true, ref error) is { } part)
        {
            found |= part;
            switch (part & _wanted)
            {
                case Parts.Objective: ReplyReader.ReadVector(ref json, _f, "fs"); break;
                case Parts.Constraints: ReplyReader.ReadRows(ref json, _c, _count, _c.Length / _count, "cs"); break;
                default: json.Skip(); break;
            }
        }

        if (error is null) ReplyReader.RequireAll(_wanted, found, batch: true);
        return error;
    }
}
