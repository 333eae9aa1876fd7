using System.Buffers.Binary;
using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>
/// Named tensors of a safetensors file, the format in which model weights are commonly given away: 8 bytes with the length of the header
/// (little-endian), a JSON header with name, dtype, shape and data_offsets of each tensor, and the data. Unlike a pickle it can run no code.
/// </summary>
/// <remarks>
/// F64, F32, F16 and BF16 are read, as doubles; a file with any other dtype is refused. A malformed file is refused with what is wrong: cut
/// off, a header that is too long or no JSON, an unknown dtype, offsets that are out of range, overlap, leave gaps or do not fit the shape.
/// </remarks>
/// <example><code>SafeTensors weights = SafeTensors.Read("features.safetensors");
/// SafeTensor first = weights.Tensors["0.weight"];</code></example>
public sealed class SafeTensors
{
    /// <summary>The longest header that is read, 100 MB as in the reference implementation.</summary>
    public const int MaxHeaderLength = 100_000_000;

    /// <summary>Tensors to be written.</summary>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="metadata">Free text by name. Default none.</param>
    /// <exception cref="ArgumentException">A tensor's values do not fill its shape, or a name is reserved.</exception>
    public SafeTensors(IReadOnlyDictionary<string, SafeTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach ((string name, SafeTensor tensor) in tensors)
        {
            int count = tensor.Shape.Aggregate(1, (product, size) => checked(product * size));
            if (count != tensor.Values.Length) throw new ArgumentException($"Tensor '{name}' has {tensor.Values.Length} values, and its shape {count}.");
            if (string.Equals(name, "__metadata__", StringComparison.Ordinal)) throw new ArgumentException("The name '__metadata__' is reserved; rename the tensor.");
        }

        Tensors = tensors.ToImmutableSortedDictionary(StringComparer.Ordinal);
        Metadata = (metadata ?? ImmutableDictionary<string, string>.Empty).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>The tensors by name.</summary>
    public ImmutableSortedDictionary<string, SafeTensor> Tensors { get; }

    /// <summary>Free text by name.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; }

    /// <summary>The tensors that a parameter vector consists of, to be written.</summary>
    /// <param name="slices">Names and shapes, such as <see cref="SequentialModel.Slices"/>.</param>
    /// <param name="parameters">The parameter vector.</param>
    public static SafeTensors From(IEnumerable<ParameterSlice> slices, ReadOnlySpan<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(slices);
        var tensors = new Dictionary<string, SafeTensor>(StringComparer.Ordinal);
        foreach (ParameterSlice slice in slices)
        {
            tensors.Add(slice.Name, new SafeTensor(slice.Shape, [.. parameters.Slice(slice.Offset, slice.Length)]));
        }

        return new SafeTensors(tensors);
    }

    /// <summary>The tensor of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is none; the message names those there are.</exception>
    public SafeTensor Find(string name) => Tensors.TryGetValue(name, out SafeTensor? tensor)
        ? tensor
        : throw new ArgumentException($"There is no tensor '{name}'; there are {string.Join(", ", Tensors.Keys.Take(20))}{(Tensors.Count > 20 ? ", …" : "")}.");

    /// <summary>Puts tensors together to a parameter vector.</summary>
    /// <param name="slices">Names and shapes, such as <see cref="SequentialModel.Slices"/>.</param>
    /// <param name="prefix">What stands before the names here, such as "features.". Default nothing.</param>
    /// <exception cref="ArgumentException">A tensor is missing or has another shape.</exception>
    public double[] Load(IReadOnlyCollection<ParameterSlice> slices, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(slices);
        double[] parameters = new double[slices.Count == 0 ? 0 : slices.Max(slice => slice.Offset + slice.Length)];
        foreach (ParameterSlice slice in slices)
        {
            SafeTensor tensor = Find(prefix + slice.Name);
            if (!tensor.Shape.AsSpan().SequenceEqual(slice.Shape.AsSpan()))
            {
                throw new ArgumentException(
                    $"Tensor '{prefix}{slice.Name}' has the shape ({string.Join(", ", tensor.Shape)}) where ({string.Join(", ", slice.Shape)}) belongs.");
            }

            tensor.Values.AsSpan().CopyTo(parameters.AsSpan(slice.Offset));
        }

        return parameters;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="InvalidDataException">The file is malformed; the message says how.</exception>
    public static SafeTensors Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream);
    }

    /// <summary>Reads a stream of known length, from where it stands to its end.</summary>
    /// <param name="stream">A stream that can seek.</param>
    /// <exception cref="InvalidDataException">The content is malformed; the message says how.</exception>
    public static SafeTensors Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        long available = stream.Length - stream.Position;
        if (available < 8) throw SafeTensorHeader.Malformed($"it has {available} bytes, and the length of the header alone takes 8");
        Span<byte> prefix = stackalloc byte[8];
        stream.ReadExactly(prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaxHeaderLength) throw SafeTensorHeader.Malformed($"its header would be {length} bytes long, and {MaxHeaderLength} is the limit");
        if ((long)length > available - 8)
        {
            throw SafeTensorHeader.Malformed($"its header would be {length} bytes long, and {available - 8} follow; the file is cut off or something else");
        }

        byte[] header = new byte[(int)length];
        stream.ReadExactly(header);
        long start = stream.Position;
        (List<SafeTensorEntry> entries, Dictionary<string, string> metadata) = SafeTensorHeader.Parse(header, available - 8 - header.Length);
        var tensors = new Dictionary<string, SafeTensor>(StringComparer.Ordinal);
        foreach (SafeTensorEntry entry in entries)
        {
            stream.Position = start + entry.Begin;
            tensors.Add(entry.Name, new SafeTensor(entry.Shape, ReadValues(stream, entry)));
        }

        stream.Position = start + (available - 8 - header.Length);
        return new SafeTensors(tensors, metadata);
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where; a file that is there is replaced.</param>
    /// <param name="type">How the numbers are held; anything but F64 rounds them. Default F64.</param>
    public void Write(string path, SafeTensorType type = SafeTensorType.F64)
    {
        using FileStream stream = File.Create(path);
        Write(stream, type);
    }

    /// <summary>Writes to a stream.</summary>
    /// <param name="stream">Where.</param>
    /// <param name="type">How the numbers are held; anything but F64 rounds them. Default F64.</param>
    public void Write(Stream stream, SafeTensorType type = SafeTensorType.F64)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SafeTensorWriter.Write(this, stream, type);
    }

    private static ImmutableArray<double> ReadValues(Stream stream, SafeTensorEntry entry)
    {
        int size = SafeTensorHeader.Size(entry.Type);
        var values = ImmutableArray.CreateBuilder<double>(entry.Count);
        byte[] buffer = new byte[8192];
        for (int done = 0; done < entry.Count;)
        {
            int count = Math.Min(entry.Count - done, buffer.Length / size);
            stream.ReadExactly(buffer, 0, count * size);
            for (int k = 0; k < count; k++)
            {
                ReadOnlySpan<byte> number = buffer.AsSpan(k * size, size);
                values.Add(entry.Type switch
                {
                    SafeTensorType.F64 => BinaryPrimitives.ReadDoubleLittleEndian(number),
                    SafeTensorType.F32 => BinaryPrimitives.ReadSingleLittleEndian(number),
                    SafeTensorType.F16 => (double)BinaryPrimitives.ReadHalfLittleEndian(number),
                    _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(number) << 16),
                });
            }

            done += count;
        }

        return values.MoveToImmutable();
    }
}
