using System.Text.Json;

namespace OptiSuite.Benchmarking.Tests;

public sealed class RunRecordTests
{
    private static readonly RunRecord _record = new()
    {
        Suite = "classic",
        Problem = "sphere",
        Dimension = 3,
        Optimizer = "pso",
        Hyperparameters = new Hyperparameters([new("swarmSize", "40"), new("inertia", "0.7"), new("topology", "ring"), new("cap", null), new("on", "true")]),
        Seed = 7,
        Budget = 300,
        Evaluations = 299,
        Iterations = 12,
        Objective = 0.1,
        BestKnown = 0,
        ConstraintViolation = 0,
        Converged = true,
        ExitReason = nameof(ExitReason.Stationary),
        ElapsedSeconds = 0.5,
        Improvements = [new RecordedImprovement(1, 4.5), new RecordedImprovement(9, 0.1)],
    };

    [Fact]
    public void ToJson_FinishedRun_HasExactlyTheDocumentedFields()
    {
        using JsonDocument json = JsonDocument.Parse(_record.ToJson());

        json.RootElement.EnumerateObject().Select(field => field.Name).ShouldBe(
        [
            "suite", "problem", "dimension", "optimizer", "hyperparameters", "seed", "stochastic", "budget", "evaluations", "iterations",
            "objective", "bestKnown", "constraintViolation", "converged", "exitReason", "elapsedSeconds", "improvements",
        ]);
        json.RootElement.GetProperty("improvements").GetRawText().ShouldBe("[[1,4.5],[9,0.1]]");
        json.RootElement.GetProperty("hyperparameters").GetRawText().ShouldBe("""{"cap":null,"inertia":0.7,"on":true,"swarmSize":40,"topology":"ring"}""");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void ToJson_NumberJsonCannotHold_IsNull(double value)
    {
        string json = (_record with { Objective = value, BestKnown = value, Improvements = [new RecordedImprovement(1, value)] }).ToJson();

        json.ShouldContain("\"objective\":null");
        json.ShouldContain("\"bestKnown\":null");
        json.ShouldContain("[[1,null]]");
        RunRecord.FromJson(json).Objective.ShouldBe(double.NaN);
    }

    [Fact]
    public void FromJson_WrittenRecord_GivesTheSameBits()
    {
        var random = new RandomStream(3);
        for (int i = 0; i < 200; i++)
        {
            double value = BitConverter.UInt64BitsToDouble(random.NextUInt64());
            if (!double.IsFinite(value)) continue;
            RunRecord written = _record with { Objective = value, Improvements = [new RecordedImprovement(i + 1, value)] };

            RunRecord read = RunRecord.FromJson(written.ToJson());

            read.ToJson().ShouldBe(written.ToJson());
            read.Objective.ShouldBe(value);
            read.Key.ShouldBe(written.Key);
        }
    }

    [Fact]
    public void FromJson_ReturnedPoint_IsKeptAndMayBeMissing()
    {
        RunRecord written = _record with { X = [0.1, -2e300, double.NaN] };

        written.ToJson().ShouldContain("\"x\":[0.1,-2E+300,null]");
        RunRecord.FromJson(written.ToJson()).X!.Value.ShouldBe([0.1, -2e300, double.NaN]);
        _record.ToJson().ShouldNotContain("\"x\"");
        RunRecord.FromJson(_record.ToJson()).X.ShouldBeNull();
    }

    [Fact]
    public void FromJson_RefusedCell_KeepsEveryReason()
    {
        RunRecord read = RunRecord.FromJson((_record with { Refused = ["no bounds", "no \"gradient\""] }).ToJson());

        read.IsRefused.ShouldBeTrue();
        read.Refused!.Value.ShouldBe(["no bounds", "no \"gradient\""]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"suite":null,"problem":"p","dimension":1,"optimizer":"a","seed":1,"budget":1}""")]
    [InlineData("""{"suite":"s","problem":"p","dimension":1,"optimizer":"a","seed":1,"budget":1,"improvements":[[1]]}""")]
    public void FromJson_NoRecord_Throws(string json) => Should.Throw<Exception>(() => RunRecord.FromJson(json));

    [Fact]
    public void Hyperparameters_OfARecord_AreItsSettableProperties()
    {
        var optimizer = new SampleSettings { Rate = 0.1, Cap = null, Names = ["a", "b"] };

        Hyperparameters.Of(optimizer).ToString().ShouldBe("cap = off, names = a b, rate = 0.1");
    }

    [Theory]
    [InlineData("1E-06", "1E-06")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("007", "\"007\"")]
    [InlineData("+1", "\"+1\"")]
    [InlineData("1.", "\"1.\"")]
    [InlineData(".5", "\".5\"")]
    [InlineData("1e999", "\"1e999\"")]
    [InlineData("", "\"\"")]
    [InlineData("NaN", "\"NaN\"")]
    public void Hyperparameters_InJson_AreUnquotedOnlyWhereJsonHasTheNumber(string text, string written)
    {
        RunRecord record = _record with { Hyperparameters = new Hyperparameters([new("x", text)]) };

        record.ToJson().ShouldContain($"{{\"x\":{written}}}");
        RunRecord.FromJson(record.ToJson()).Hyperparameters.ShouldBe(record.Hyperparameters);
    }

    private sealed record SampleSettings
    {
        public double Rate { get; init; }

        public int? Cap { get; init; } = 3;

        public IReadOnlyList<string> Names { get; init; } = [];

        public string Derived => "not a setting";
    }
}
