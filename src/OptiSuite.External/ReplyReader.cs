using System.Text.Json;

namespace OptiSuite.External;

/// <summary>Reads the values in a reply, strictly. A null in place of a number is NaN, one in place of a vector a vector of NaN.</summary>
internal static class ReplyReader
{
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Begins an object. A byte order mark before it is passed over: some languages' writers begin with one.</summary>
    public static Utf8JsonReader Open(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith(ByteOrderMark)) line = line[ByteOrderMark.Length..];
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new ProtocolException("sent JSON that is no object");
        return json;
    }

    /// <summary>Moves on to the value of the next part, and says which it is; null at the end of the object. Takes the text of an error on the way.</summary>
    public static Parts? NextPart(ref Utf8JsonReader json, bool batch, ref string? error)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            Parts part =
                json.ValueTextEquals(batch ? "fs"u8 : "f"u8) ? Parts.Objective :
                json.ValueTextEquals(batch ? "cs"u8 : "c"u8) ? Parts.Constraints :
                !batch && json.ValueTextEquals("g"u8) ? Parts.Gradient :
                !batch && json.ValueTextEquals("J"u8) ? Parts.Jacobian : Parts.None;
            bool isError = part == Parts.None && json.ValueTextEquals("error"u8);
            _ = json.Read();
            if (isError && json.TokenType != JsonTokenType.Null)
            {
                error = json.TokenType == JsonTokenType.String ? json.GetString()! : throw new ProtocolException("sent an \"error\" that is no text");
            }

            if (part != Parts.None) return part;
            json.Skip();
        }

        RequireEnd(ref json);
        return null;
    }

    public static double ReadNumber(ref Utf8JsonReader json, string name) => json.TokenType switch
    {
        JsonTokenType.Number => json.TryGetDouble(out double value) ? value : double.NaN,
        JsonTokenType.Null => double.NaN,
        _ => throw new ProtocolException($"sent {Kind(json.TokenType)} where \"{name}\" needs a number or null"),
    };

    public static void ReadVector(ref Utf8JsonReader json, Span<double> values, string name)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            values.Fill(double.NaN);
            return;
        }

        RequireArray(json.TokenType, name);
        int count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            double value = ReadNumber(ref json, name);
            if (count < values.Length) values[count] = value;
            count++;
        }

        RequireLength(count, values.Length, "numbers", name);
    }

    /// <summary>Reads rows of equal length into a row-major matrix.</summary>
    public static void ReadRows(ref Utf8JsonReader json, Span<double> values, int rows, int columns, string name)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            values.Fill(double.NaN);
            return;
        }

        RequireArray(json.TokenType, name);
        int count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (count < rows) ReadVector(ref json, values.Slice(count * columns, columns), name);
            else json.Skip();
            count++;
        }

        RequireLength(count, rows, "rows", name);
    }

    /// <summary>Complains about the wanted values that were not there.</summary>
    public static void RequireAll(Parts wanted, Parts found, bool batch)
    {
        Parts missing = wanted & ~found;
        if (missing == Parts.None) return;
        string[] names =
        [
            .. Name(missing, Parts.Objective, "f"), .. Name(missing, Parts.Gradient, "g"), .. Name(missing, Parts.Constraints, "c"), .. Name(missing, Parts.Jacobian, "J"),
        ];
        throw new ProtocolException($"sent a reply without {string.Join(", ", names.Select(name => $"\"{name}{(batch ? "s" : "")}\""))}, which was asked for");
    }

    public static string Kind(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };

    private static IEnumerable<string> Name(Parts missing, Parts part, string name) => missing.Has(part) ? [name] : [];

    private static void RequireArray(JsonTokenType type, string name)
    {
        if (type != JsonTokenType.StartArray) throw new ProtocolException($"sent {Kind(type)} where \"{name}\" needs an array");
    }

    private static void RequireLength(int count, int expected, string what, string name)
    {
        if (count != expected) throw new ProtocolException($"sent {count} {what} in \"{name}\" where {expected} are due");
    }

    private static void RequireEnd(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.EndObject || json.Read()) throw new ProtocolException("sent more than one JSON object in a line");
    }
}
