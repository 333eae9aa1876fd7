using System.Collections.Immutable;
using System.Text.Json;

namespace OptiSuite.Losses;

/// <summary>One line of the header of a safetensors file: where the bytes of a tensor are and what they mean.</summary>
internal sealed record SafeTensorEntry(string Name, SafeTensorType Type, ImmutableArray<int> Shape, int Count, long Begin, long End);

/// <summary>Reads the JSON header of a safetensors file and checks that its tensors fill the data exactly.</summary>
internal static class SafeTensorHeader
{
    public static (List<SafeTensorEntry> Entries, Dictionary<string, string> Metadata) Parse(ReadOnlyMemory<byte> header, long dataLength)
    {
        if (header.Length == 0 || header.Span[0] != (byte)'{') throw Malformed("its header does not begin with '{'");
        var entries = new List<SafeTensorEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using JsonDocument document = JsonDocument.Parse(header);
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (!names.Add(property.Name)) throw Malformed($"'{property.Name}' is in its header twice");
                if (property.NameEquals("__metadata__")) ReadMetadata(property.Value, metadata);
                else entries.Add(ReadEntry(property.Name, property.Value, dataLength));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what text that is no Unicode gives.
            throw Malformed("its header is no JSON: " + e.Message);
        }

        RequireGapless(entries, dataLength);
        return (entries, metadata);
    }

    public static InvalidDataException Malformed(string what) => new($"This is no valid safetensors file: {what}.");

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Malformed("its '__metadata__' is no object");
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String) throw Malformed($"the metadata '{property.Name}' is no text");
            metadata[property.Name] = property.Value.GetString()!;
        }
    }

    private static SafeTensorEntry ReadEntry(string name, JsonElement element, long dataLength)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Malformed($"the entry of tensor '{name}' is no object");
        string? dtype = Field(name, element, "dtype", JsonValueKind.String).GetString();
        if (!Enum.TryParse(dtype, ignoreCase: false, out SafeTensorType type) || !string.Equals(type.ToString(), dtype, StringComparison.Ordinal))
        {
            throw Malformed($"tensor '{name}' has the dtype '{dtype}', and this reader takes F64, F32, F16 and BF16; leave it out or convert it");
        }

        long count = 1;
        var shape = ImmutableArray.CreateBuilder<int>();
        foreach (JsonElement size in Field(name, element, "shape", JsonValueKind.Array).EnumerateArray())
        {
            if (size.ValueKind != JsonValueKind.Number || !size.TryGetInt32(out int n) || n < 0)
            {
                throw Malformed($"the shape of tensor '{name}' has the size {size.GetRawText()}, and sizes are whole numbers, 0 to {int.MaxValue}");
            }

            shape.Add(n);
            count *= n;
            if (count > Array.MaxLength) throw Malformed($"tensor '{name}' has more than {Array.MaxLength} values");
        }

        JsonElement[] offsets = [.. Field(name, element, "data_offsets", JsonValueKind.Array).EnumerateArray()];
        if (offsets.Length != 2 || !IsOffset(offsets[0], out long begin) || !IsOffset(offsets[1], out long end) || begin > end)
        {
            throw Malformed($"the data_offsets of tensor '{name}' are not two whole numbers, the begin and not before it the end");
        }

        if (end > dataLength) throw Malformed($"tensor '{name}' ends at byte {end} of the data, which has {dataLength}; the file is cut off or its offsets are wrong");
        long bytes = count * Size(type);
        if (end - begin != bytes) throw Malformed($"tensor '{name}' has {end - begin} bytes, and its shape and dtype need {bytes}");
        return new SafeTensorEntry(name, type, shape.ToImmutable(), (int)count, begin, end);
    }

    public static int Size(SafeTensorType type) => type switch
    {
        SafeTensorType.F64 => 8,
        SafeTensorType.F32 => 4,
        _ => 2,
    };

    private static JsonElement Field(string tensor, JsonElement element, string name, JsonValueKind kind)
    {
        if (!element.TryGetProperty(name, out JsonElement field)) throw Malformed($"tensor '{tensor}' has no '{name}'");
        return field.ValueKind == kind ? field : throw Malformed($"the '{name}' of tensor '{tensor}' is no {kind}");
    }

    private static bool IsOffset(JsonElement element, out long offset)
    {
        offset = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out offset) && offset >= 0;
    }

    // The format allows neither gaps nor overlaps: bytes that no tensor owns could hide anything.
    private static void RequireGapless(List<SafeTensorEntry> entries, long dataLength)
    {
        long end = 0;
        string before = "";
        foreach (SafeTensorEntry entry in entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            if (entry.Begin < end) throw Malformed($"tensors '{before}' and '{entry.Name}' overlap at byte {entry.Begin} of the data");
            if (entry.Begin > end) throw Malformed($"bytes {end} to {entry.Begin} of the data, before tensor '{entry.Name}', belong to no tensor");
            end = entry.End;
            before = entry.Name;
        }

        if (end < dataLength) throw Malformed($"bytes {end} to {dataLength}, the end of the data, belong to no tensor");
    }
}
