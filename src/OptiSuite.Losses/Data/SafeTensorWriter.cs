using System.Buffers.Binary;
using System.Text.Json;

namespace OptiSuite.Losses;

/// <summary>Writes safetensors files.</summary>
internal static class SafeTensorWriter
{
    public static void Write(SafeTensors content, Stream stream, SafeTensorType type)
    {
        byte[] header = Header(content, type);
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)header.Length);
        stream.Write(prefix);
        stream.Write(header);
        Span<byte> number = stackalloc byte[SafeTensorHeader.Size(type)];
        foreach (SafeTensor tensor in content.Tensors.Values)
        {
            foreach (double value in tensor.Values)
            {
                if (type == SafeTensorType.F64) BinaryPrimitives.WriteDoubleLittleEndian(number, value);
                else if (type == SafeTensorType.F32) BinaryPrimitives.WriteSingleLittleEndian(number, (float)value);
                else if (type == SafeTensorType.F16) BinaryPrimitives.WriteHalfLittleEndian(number, (Half)value);
                else BinaryPrimitives.WriteUInt16LittleEndian(number, ToBFloat16(value));
                stream.Write(number);
            }
        }
    }

    private static byte[] Header(SafeTensors content, SafeTensorType type)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (content.Metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach ((string name, string text) in content.Metadata) json.WriteString(name, text);
                json.WriteEndObject();
            }

            long begin = 0;
            foreach ((string name, SafeTensor tensor) in content.Tensors)
            {
                long end = begin + ((long)tensor.Values.Length * SafeTensorHeader.Size(type));
                json.WriteStartObject(name);
                json.WriteString("dtype", type.ToString());
                json.WriteStartArray("shape");
                foreach (int size in tensor.Shape) json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(begin);
                json.WriteNumberValue(end);
                json.WriteEndArray();
                json.WriteEndObject();
                begin = end;
            }

            json.WriteEndObject();
        }

        // Spaces at the end let the data start at a multiple of 8.
        while (buffer.Length % 8 != 0) buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    /// <summary>The nearest BF16, to even at ties; a NaN stays one.</summary>
    private static ushort ToBFloat16(double value)
    {
        if (double.IsNaN(value)) return 0x7FC0;
        // Rounding through a float to odd keeps the tie rule right for doubles between two floats.
        float nearest = (float)value;
        uint bits = BitConverter.SingleToUInt32Bits(nearest);
        if (nearest != value && (bits & 1) == 0 && float.IsFinite(nearest))
        {
            // The float is even and not exact: its neighbour on the side of the value is odd.
            bits = Math.Abs((double)nearest) < Math.Abs(value) ? bits + 1 : bits - 1;
        }

        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
