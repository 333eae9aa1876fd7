using System.Text.Json;
using System.Text.Json.Serialization;

namespace OptiSuite.Benchmarking;

/// <summary>Writes an improvement as <c>[evaluation, objective]</c>: the list is most of a record, so that names would double the file.</summary>
internal sealed class RecordedImprovementConverter : JsonConverter<RecordedImprovement>
{
    public override RecordedImprovement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read())
        {
            throw new JsonException("An improvement is a pair [evaluation, objective].");
        }

        long evaluation = reader.GetInt64();
        _ = reader.Read();
        double objective = reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
        {
            throw new JsonException("An improvement has two values, [evaluation, objective].");
        }

        return new RecordedImprovement(evaluation, objective);
    }

    public override void Write(Utf8JsonWriter writer, RecordedImprovement value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Evaluation);
        if (double.IsFinite(value.Objective)) writer.WriteNumberValue(value.Objective);
        else writer.WriteNullValue();
        writer.WriteEndArray();
    }
}
