using System.Text;
using System.Text.Json;

namespace OptiSuite.External.Tests;

/// <summary>Replies about two variables and two constraints.</summary>
public class ReplyTests
{
    private readonly double[] _f = new double[1], _g = new double[2], _c = new double[2], _jacobian = new double[4];

    [Fact]
    public void Point_EveryPart_IsTaken()
    {
        Point("""{"J":[[1,2],[3,4e0]],"f":0.1,"note":{"a":[1]},"c":[null,-7],"g":[5,6]}""").ShouldBeNull();
        _f.ShouldBe([0.1]);
        _g.ShouldBe([5, 6]);
        _c.ShouldBe([double.NaN, -7]);
        _jacobian.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void Point_NullVectors_AreNotFinite()
    {
        Point("""{"f":null,"g":null,"c":[1,2],"J":[null,[1,2]]}""").ShouldBeNull();
        _f.Concat(_g).Concat(_jacobian[..2]).ShouldAllBe(value => double.IsNaN(value));
        _jacobian[2..].ShouldBe([1, 2]);
    }

    [Fact]
    public void Point_ByteOrderMarkAndCarriageReturn_DoNoHarm() => Point("\uFEFF{\"f\":1,\"g\":[1,2],\"c\":[1,2],\"J\":[[1,2],[1,2]]}\r").ShouldBeNull();

    [Theory]
    [InlineData("""{"error":"why"}""")]
    [InlineData("""{"f":1,"error":"why"}""")]
    [InlineData("""{"error":"why","f":1}""")]
    public void Point_Error_IsReturned(string line) => Point(line).ShouldBe("why");

    [Theory]
    [InlineData("""{"f":1,"g":[1,2],"c":[1,2]}""", "without \"J\"")]
    [InlineData("""{}""", "without \"f\", \"g\", \"c\", \"J\"")]
    [InlineData("""{"f":"1"}""", "text where \"f\" needs a number")]
    [InlineData("""{"f":[1]}""", "an array where \"f\" needs a number")]
    [InlineData("""{"g":[1]}""", "1 numbers in \"g\" where 2")]
    [InlineData("""{"g":[1,2,3]}""", "3 numbers in \"g\" where 2")]
    [InlineData("""{"c":{"0":1}}""", "an object where \"c\" needs an array")]
    [InlineData("""{"J":[1,2,3,4]}""", "a number where \"J\" needs an array")]
    [InlineData("""{"J":[[1,2]]}""", "1 rows in \"J\" where 2")]
    [InlineData("""{"J":[[1,2],[3,4],[5,6]]}""", "3 rows in \"J\" where 2")]
    [InlineData("""{"error":7}""", "an \"error\" that is no text")]
    [InlineData("""17""", "no object")]
    public void Point_BadReply_SaysWhatIsWrong(string line, string message) =>
        Should.Throw<ProtocolException>(() => Point(line)).Message.ShouldContain(message);

    [Theory]
    [InlineData("")]
    [InlineData("ok")]
    [InlineData("""{"f":NaN}""")]
    [InlineData("""{"f":1""")]
    [InlineData("""{"f":1,"g":[1,2],"c":[1,2],"J":[[1,2],[1,2]]} {}""")]
    public void Point_NoJson_Throws(string line) => Should.Throw<JsonException>(() => Point(line));

    [Fact]
    public void Batch_Values_AreTaken()
    {
        double[] f = new double[3], c = new double[6];
        new BatchReply(Parts.Values, f, c, 3).Read("""{"cs":[[1,2],null,[5,6]],"fs":[1,null,3]}"""u8).ShouldBeNull();
        f.ShouldBe([1, double.NaN, 3]);
        c.ShouldBe([1, 2, double.NaN, double.NaN, 5, 6]);
    }

    [Theory]
    [InlineData("""{"fs":[1,2]}""", "2 numbers in \"fs\" where 3")]
    [InlineData("""{"fs":[1,2,3],"cs":[[1,2],[3,4]]}""", "2 rows in \"cs\" where 3")]
    [InlineData("""{"fs":[1,2,3]}""", "without \"cs\"")]
    public void Batch_BadReply_SaysWhatIsWrong(string line, string message) =>
        Should.Throw<ProtocolException>(() => new BatchReply(Parts.Values, new double[3], new double[6], 3).Read(Encoding.UTF8.GetBytes(line))).Message.ShouldContain(message);

    [Fact]
    public void Request_Numbers_ReadBackAsTheSameBits()
    {
        using var writer = new RequestWriter();
        double[] x = [0.1, 1.0 / 3, -0.0, 5e-324, double.MaxValue, 1e16 + 2];
        using JsonDocument request = JsonDocument.Parse(writer.Evaluate(x, Parts.Values | Parts.Jacobian));
        request.RootElement.GetProperty("x").EnumerateArray().Select(value => BitConverter.DoubleToInt64Bits(value.GetDouble()))
            .ShouldBe(x.Select(BitConverter.DoubleToInt64Bits));
        request.RootElement.GetProperty("want").EnumerateArray().Select(want => want.GetString()).ShouldBe(["f", "c", "J"]);
        Encoding.UTF8.GetString(writer.EvaluateBatch([1, 2, 3, 4], 2, Parts.Objective).Span).ShouldBe("{\"op\":\"evaluateBatch\",\"xs\":[[1,2],[3,4]],\"want\":[\"f\"]}\n");
    }

    private string? Point(string line) =>
        new PointReply(Parts.Values | Parts.Derivatives, _f, _g, _c, _jacobian, 2).Read(Encoding.UTF8.GetBytes(line));
}
