using System.Text;
using System.Text.Json;

namespace OptiSuite.External.Tests;

public class DescriptionReaderTests
{
    [Fact]
    public void Read_EveryField_IsTaken()
    {
        Description description = Read(
            """
            {"protocol":1,"name":"HS71","dimension":4,"start":[1,5,5,1],"lower":[1,1,1,1],"upper":[5,5,5,null],
             "constraintLower":[25,40],"constraintUpper":[null,40],"linear":[false,true],"provides":["f","g","c","J","batch"],"more":{}}
            """);
        description.Name.ShouldBe("HS71");
        description.Start!.Value.ShouldBe([1, 5, 5, 1]);
        description.Bounds!.Upper.ShouldBe([5, 5, 5, double.PositiveInfinity]);
        description.ConstraintLower.ShouldBe([25, 40]);
        description.ConstraintUpper.ShouldBe([double.PositiveInfinity, 40]);
        description.Linear.ShouldBe([false, true]);
        description.Provides.ShouldBe(Parts.Values | Parts.Derivatives);
        description.HasBatch.ShouldBeTrue();
    }

    [Fact]
    public void Read_LeastFields_LeavesTheRestOpen()
    {
        Description description = Read("""{"protocol":1,"dimension":3,"provides":["f"]}""");
        (description.Name, description.Dimension, description.Rows, description.Bounds).ShouldBe(("external", 3, 0, null));
        description.Start.ShouldBeNull();
    }

    [Fact]
    public void Read_OneSidedLimits_LeavesTheOtherSideInfinite()
    {
        Description description = Read("""{"protocol":1,"dimension":1,"lower":[0],"constraintUpper":[1,2],"provides":["f","c"]}""");
        description.Bounds!.Upper.ShouldBe([double.PositiveInfinity]);
        description.ConstraintLower.ShouldAllBe(limit => double.IsNegativeInfinity(limit));
        description.Linear.ShouldBe([false, false]);
    }

    [Fact]
    public void Read_NoRows_ProvidesNeitherValuesNorJacobian() =>
        Read("""{"protocol":1,"dimension":1,"constraintLower":[],"provides":["f","c","J"]}""").Provides.ShouldBe(Parts.Objective);

    [Theory]
    [InlineData("""[1]""", "no object")]
    [InlineData("""{"error":"no licence"}""", "refused to describe itself: no licence")]
    [InlineData("""{"dimension":2,"provides":["f"]}""", "no \"protocol\"")]
    [InlineData("""{"protocol":2,"dimension":2,"provides":["f"]}""", "only version 1")]
    [InlineData("""{"protocol":"1","dimension":2,"provides":["f"]}""", "no whole number")]
    [InlineData("""{"protocol":1,"provides":["f"]}""", "no \"dimension\"")]
    [InlineData("""{"protocol":1,"dimension":0,"provides":["f"]}""", "at least one variable")]
    [InlineData("""{"protocol":1,"dimension":2.5,"provides":["f"]}""", "no whole number")]
    [InlineData("""{"protocol":1,"dimension":2}""", "no array \"provides\"")]
    [InlineData("""{"protocol":1,"dimension":2,"provides":[]}""", "no \"f\"")]
    [InlineData("""{"protocol":1,"dimension":2,"provides":["f","j"]}""", "\"j\" in \"provides\"")]
    [InlineData("""{"protocol":1,"dimension":2,"provides":["f","c"]}""", "to tell how many")]
    [InlineData("""{"protocol":1,"dimension":2,"constraintLower":[1],"provides":["f"]}""", "1 constraints and no \"c\"")]
    [InlineData("""{"protocol":1,"dimension":2,"start":[1],"provides":["f"]}""", "1 values in \"start\" and 2 variables")]
    [InlineData("""{"protocol":1,"dimension":2,"start":[1,null],"provides":["f"]}""", "needs finite numbers")]
    [InlineData("""{"protocol":1,"dimension":2,"lower":[1,"0"],"provides":["f"]}""", "null for no limit")]
    [InlineData("""{"protocol":1,"dimension":2,"lower":[1,1],"upper":[2,0],"provides":["f"]}""", "above the upper limit 0")]
    [InlineData("""{"protocol":1,"dimension":2,"lower":1,"provides":["f"]}""", "no array")]
    [InlineData("""{"protocol":1,"dimension":2,"constraintLower":[1],"constraintUpper":[1,2],"provides":["f","c"]}""", "2 values in \"constraintUpper\" and 1 constraints")]
    [InlineData("""{"protocol":1,"dimension":2,"constraintLower":[3],"constraintUpper":[1],"provides":["f","c"]}""", "of constraint 0 above")]
    [InlineData("""{"protocol":1,"dimension":2,"constraintLower":[3],"linear":[1],"provides":["f","c"]}""", "needs true or false")]
    [InlineData("""{"protocol":1,"dimension":2,"name":7,"provides":["f"]}""", "no text")]
    public void Read_BadDescription_SaysWhatIsWrong(string line, string message) =>
        Should.Throw<ProtocolException>(() => Read(line)).Message.ShouldContain(message);

    [Fact]
    public void Read_NoJson_Throws() => Should.Throw<JsonException>(() => Read("Loading model..."));

    private static Description Read(string line) => DescriptionReader.Read(Encoding.UTF8.GetBytes(line));
}
