using System.Buffers.Binary;
using System.Text;

namespace OptiSuite.Losses.Tests.Data;

public sealed class SafeTensorsTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var random = new RandomStream(8);
        var tensors = new SafeTensors(
            new Dictionary<string, SafeTensor>(StringComparer.Ordinal)
            {
                ["b.weight"] = new([3, 2, 4], [.. Enumerable.Range(0, 24).Select(_ => random.NextGaussian())]),
                ["a"] = new([], [double.NaN]),
                ["empty \"ü\""] = new([0, 5], []),
                ["large"] = new([5000], [.. Enumerable.Range(0, 5000).Select(k => (double)k)]),
            },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "pt" });
        string path = Path.Combine(Path.GetTempPath(), $"optisuite-{Guid.NewGuid():N}.safetensors");
        try
        {
            tensors.Write(path);
            (BinaryPrimitives.ReadUInt64LittleEndian(File.ReadAllBytes(path)) % 8).ShouldBe(0UL);
            var read = SafeTensors.Read(path);
            read.Tensors.Keys.ShouldBe(["a", "b.weight", "empty \"ü\"", "large"]);
            read.Metadata["format"].ShouldBe("pt");
            foreach ((string name, SafeTensor tensor) in tensors.Tensors)
            {
                read.Find(name).Shape.ShouldBe(tensor.Shape);
                read.Find(name).Values.ShouldBe(tensor.Values);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Read_EveryType_GivesTheNumbersThatItHolds()
    {
        double[] values = [0, -1.5, 0.1, 1e-3, 65504, 3.14159265358979, double.PositiveInfinity, -0.0];
        foreach (SafeTensorType type in Enum.GetValues<SafeTensorType>())
        {
            using var stream = new MemoryStream();
            new SafeTensors(new Dictionary<string, SafeTensor>(StringComparer.Ordinal) { ["x"] = new([8], [.. values]) }).Write(stream, type);
            stream.Position = 0;
            double[] read = [.. SafeTensors.Read(stream).Find("x").Values];
            double relative = type switch
            {
                SafeTensorType.F64 => 0,
                SafeTensorType.F32 => Math.ScaleB(1, -24),
                SafeTensorType.F16 => Math.ScaleB(1, -11),
                _ => Math.ScaleB(1, -8),
            };
            for (int i = 0; i < values.Length; i++)
            {
                if (double.IsFinite(values[i])) read[i].ShouldBe(values[i], (relative * Math.Abs(values[i])) + 1e-300, $"{type} {i}");
                else read[i].ShouldBe(values[i]);
            }
        }
    }

    [Theory]
    [InlineData("F64", "000000000000F83F", 1.5)]
    [InlineData("F32", "0000C03F", 1.5)]
    [InlineData("F16", "003E", 1.5)]
    [InlineData("F16", "0100", 5.9604644775390625e-8)]
    [InlineData("BF16", "C03F", 1.5)]
    [InlineData("BF16", "80FF", double.NegativeInfinity)]
    public void Read_KnownBytes_GivesTheirNumber(string dtype, string bytes, double value)
    {
        byte[] data = Convert.FromHexString(bytes);
        Parse($$$"""{"x":{"dtype":"{{{dtype}}}","shape":[1],"data_offsets":[0,{{{data.Length}}}]}}""", data).Find("x").Values.ShouldBe([value]);
    }

    [Theory]
    [InlineData(1.00390625, 1)]
    [InlineData(1.01171875, 1.015625)]
    [InlineData(1.00390625000001, 1.0078125)]
    [InlineData(1.00390624999999, 1)]
    [InlineData(3.4e38, double.PositiveInfinity)]
    public void Write_BFloat16_RoundsToTheNearestAndTiesToEven(double value, double rounded)
    {
        using var stream = new MemoryStream();
        new SafeTensors(new Dictionary<string, SafeTensor>(StringComparer.Ordinal) { ["x"] = new([1], [value]) }).Write(stream, SafeTensorType.BF16);
        stream.Position = 0;
        SafeTensors.Read(stream).Find("x").Values.ShouldBe([rounded]);
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}""", "ends at byte 12 of the data, which has 8")]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "has 8 bytes, and its shape and dtype need 12")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "data_offsets of tensor 'x'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", "data_offsets of tensor 'x'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0.5,8]}}""", "data_offsets of tensor 'x'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}}""", "data_offsets of tensor 'x'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":["0",8]}}""", "data_offsets of tensor 'x'")]
    [InlineData("""{"x":{"dtype":"F12","shape":[2],"data_offsets":[0,8]}}""", "dtype 'F12'")]
    [InlineData("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", "takes F64, F32, F16 and BF16")]
    [InlineData("""{"x":{"dtype":"1","shape":[2],"data_offsets":[0,8]}}""", "dtype '1'")]
    [InlineData("""{"x":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""", "'dtype' of tensor 'x' is no String")]
    [InlineData("""{"x":{"shape":[2],"data_offsets":[0,8]}}""", "has no 'dtype'")]
    [InlineData("""{"x":{"dtype":"F32","data_offsets":[0,8]}}""", "has no 'shape'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2]}}""", "has no 'data_offsets'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "has the size -2")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2000000000,2000000000,2000000000],"data_offsets":[0,8]}}""", "more than")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"y":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", "'x' and 'y' overlap at byte 0")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"y":{"dtype":"F16","shape":[1],"data_offsets":[6,8]}}""", "bytes 4 to 6 of the data, before tensor 'y'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "bytes 4 to 8, the end of the data")]
    [InlineData("""{"x":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"x":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", "'x' is in its header twice")]
    [InlineData("""{"x":5}""", "entry of tensor 'x' is no object")]
    [InlineData("""{"__metadata__":{"a":1},"x":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", "metadata 'a' is no text")]
    [InlineData("""{"x":""", "its header is no JSON")]
    [InlineData("""[1]""", "does not begin with '{'")]
    [InlineData("", "does not begin with '{'")]
    public void Read_MalformedHeader_SaysWhatIsWrong(string header, string message) =>
        Should.Throw<InvalidDataException>(() => Parse(header, new byte[8])).Message.ShouldContain(message);

    [Fact]
    public void Read_CutOffFile_IsRefusedAtEveryLength()
    {
        using var stream = new MemoryStream();
        new SafeTensors(new Dictionary<string, SafeTensor>(StringComparer.Ordinal) { ["x"] = new([3], [1, 2, 3]) }).Write(stream);
        byte[] whole = stream.ToArray();
        for (int length = 0; length < whole.Length; length++)
        {
            using var part = new MemoryStream(whole[..length]);
            Should.Throw<InvalidDataException>(() => SafeTensors.Read(part)).Message.ShouldStartWith("This is no valid safetensors file");
        }
    }

    [Fact]
    public void Read_DamagedFile_IsReadOrRefusedButNeverFailsOtherwise()
    {
        using var stream = new MemoryStream();
        new SafeTensors(new Dictionary<string, SafeTensor>(StringComparer.Ordinal) { ["x"] = new([3], [1, 2, 3]), ["y"] = new([2, 1], [1, 2]) }).Write(stream);
        byte[] whole = stream.ToArray();
        var random = new RandomStream(77);
        for (int trial = 0; trial < 3000; trial++)
        {
            byte[] damaged = [.. whole];
            for (int k = 0; k <= random.NextInt(3); k++) damaged[random.NextInt(whole.Length - 40)] = (byte)random.NextInt(256);
            using var copy = new MemoryStream(damaged);
            try
            {
                _ = SafeTensors.Read(copy);
            }
            catch (InvalidDataException)
            {
                // Refused, as it should be.
            }
        }
    }

    [Theory]
    [InlineData(100_000_001UL, "100000000 is the limit")]
    [InlineData(ulong.MaxValue, "100000000 is the limit")]
    [InlineData(4096UL, "and 8 follow")]
    public void Read_HeaderTooLong_IsRefusedBeforeItIsRead(ulong length, string message)
    {
        byte[] bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        using var stream = new MemoryStream(bytes);
        Should.Throw<InvalidDataException>(() => SafeTensors.Read(stream)).Message.ShouldContain(message);
    }

    [Fact]
    public void Load_ModelParameters_RoundTripsAndNamesWhatIsMissing()
    {
        var model = new SequentialModel(new LinearLayer(3, 2), new TanhLayer(2), new LinearLayer(2, 1, hasBias: false));
        double[] theta = model.Initialize(new RandomStream(1));
        var saved = SafeTensors.From(model.Slices, theta);
        saved.Tensors.Keys.ShouldBe(["0.bias", "0.weight", "2.weight"]);
        saved.Load(model.Slices).ShouldBe(theta);
        Should.Throw<ArgumentException>(() => saved.Load(model.Slices, "net.")).Message.ShouldContain("no tensor 'net.0.weight'; there are 0.bias, 0.weight, 2.weight");
        var other = new SequentialModel(new LinearLayer(2, 3));
        Should.Throw<ArgumentException>(() => saved.Load(other.Slices)).Message.ShouldContain("has the shape (2, 3) where (3, 2) belongs");
        Should.Throw<ArgumentException>(() => new SafeTensors(new Dictionary<string, SafeTensor>(StringComparer.Ordinal) { ["x"] = new([3], [1]) }))
            .Message.ShouldContain("'x' has 1 values, and its shape 3");
    }

    private static SafeTensors Parse(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header), bytes = new byte[8 + json.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)json.Length);
        json.CopyTo(bytes, 8);
        data.CopyTo(bytes, 8 + json.Length);
        using var stream = new MemoryStream(bytes);
        return SafeTensors.Read(stream);
    }
}
