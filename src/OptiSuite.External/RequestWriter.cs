using System.Buffers;
using System.Text.Json;

namespace OptiSuite.External;

/// <summary>Writes requests into one buffer that is used again and again. Numbers travel in their shortest form that reads back as the same bits.</summary>
internal sealed class RequestWriter : IDisposable
{
    private static readonly JsonEncodedText _op = JsonEncodedText.Encode("op"), _evaluate = JsonEncodedText.Encode("evaluate");
    private static readonly JsonEncodedText _evaluateBatch = JsonEncodedText.Encode("evaluateBatch"), _want = JsonEncodedText.Encode("want");
    private static readonly JsonEncodedText _x = JsonEncodedText.Encode("x"), _xs = JsonEncodedText.Encode("xs");
    private static readonly (Parts Part, JsonEncodedText Name)[] _names =
    [
        (Parts.Objective, JsonEncodedText.Encode("f")),
        (Parts.Gradient, JsonEncodedText.Encode("g")),
        (Parts.Constraints, JsonEncodedText.Encode("c")),
        (Parts.Jacobian, JsonEncodedText.Encode("J")),
    ];

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    public RequestWriter()
    {
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });
    }

    public static ReadOnlyMemory<byte> Describe { get; } = "{\"op\":\"describe\"}\n"u8.ToArray();

    /// <summary>The request for one point. Valid until the next one is written.</summary>
    public ReadOnlyMemory<byte> Evaluate(ReadOnlySpan<double> x, Parts wanted)
    {
        Begin(_evaluate, _x);
        WriteVector(x);
        return End(wanted);
    }

    /// <summary>The request for k points, k×n, row-major. Valid until the next one is written.</summary>
    public ReadOnlyMemory<byte> EvaluateBatch(ReadOnlySpan<double> points, int dimension, Parts wanted)
    {
        Begin(_evaluateBatch, _xs);
        _json.WriteStartArray();
        for (int i = 0; i < points.Length; i += dimension) WriteVector(points.Slice(i, dimension));
        _json.WriteEndArray();
        return End(wanted);
    }

    public void Dispose() => _json.Dispose();

    private void Begin(JsonEncodedText op, JsonEncodedText points)
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString(_op, op);
        _json.WritePropertyName(points);
    }

    private ReadOnlyMemory<byte> End(Parts wanted)
    {
        _json.WriteStartArray(_want);
        foreach ((Parts part, JsonEncodedText name) in _names)
        {
            if (wanted.Has(part)) _json.WriteStringValue(name);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _buffer.Write("\n"u8);
        return _buffer.WrittenMemory;
    }

    private void WriteVector(ReadOnlySpan<double> x)
    {
        _json.WriteStartArray();
        foreach (double value in x) _json.WriteNumberValue(value);
        _json.WriteEndArray();
    }
}
