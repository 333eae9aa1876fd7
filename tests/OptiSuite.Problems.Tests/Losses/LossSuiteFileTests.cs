using System.Text;
using OptiSuite.Losses;

namespace OptiSuite.Problems.Tests.Losses;

public sealed class LossSuiteFileTests
{
    private const string Data = """ "datasets": {"mine": {"X": [[1, 2], [3, 4], [5, 6]], "y": [1, 0, 1], "c": [0, 2, 1]}} """;
    private const string XY = """ "data": {"X": "datasets.mine.X", "y": "datasets.mine.y"} """;

    [Fact]
    public void Read_OwnDataOfAKnownFamily_BuildsTheProblem()
    {
        LossSuite suite = Read($$"""{"id": "reg_huber_mydata", {{XY}}, "params": {"delta": 2, "wd": 0.5}, "x0": [0.5, -1, 2]}""");
        Problem problem = suite.Problems.Single();
        problem.Name.ShouldBe("reg_huber_mydata");
        problem.Known.ShouldBeNull();
        var f = (LossObjective)problem.Objective;
        f.Loss.ShouldBe(new HuberLoss { Delta = 2 });
        // r = (0.5 − 2 + 2 − 1, 1.5 − 4 + 2 − 0, 2.5 − 6 + 2 − 1) = (−0.5, −0.5, −2.5); Huber: 0.125, 0.125, 2(2.5 − 1) = 3.
        problem.Objective.Evaluate([0.5, -1, 2]).ShouldBe((3.25 / 3) + (0.25 * 5.25), 1e-14);
    }

    [Fact]
    public void Read_ExplicitFamily_WinsOverTheId()
    {
        LossSuite suite = Read($$"""{"id": "wine quality", "family": "logistic", "loss": "mine", {{XY}}, "n": 3}""");
        suite.Entries.Single().Family.ShouldBe("logistic");
        suite.Problems.Single().Start.ShouldBeNull();
        ((LossObjective)suite.Problems.Single().Objective).WeightDecay.ShouldBe(0.01);
    }

    [Theory]
    [InlineData("softmax_ce_weird", "softmax_ce")]
    [InlineData("softmax_ce_ls_mine", "softmax_ce_ls")]
    [InlineData("softmax_ce-2", "softmax_ce")]
    [InlineData("digits_ce", "digits_ce")]
    public void Read_SeveralFamiliesFit_TakesTheLongestWholeName(string id, string family)
    {
        LossSuite suite = Read($$"""{"id": "{{id}}", "data": {"X": "datasets.mine.X", "y": "datasets.mine.c"}, "n": 9}""");
        suite.Entries.Single().Family.ShouldBe(family);
    }

    [Theory]
    [InlineData("""{"id": "seg_unet_x"}""", "no known family")]
    [InlineData("""{"id": "x", "family": "reg_hubber"}""", "did you mean 'reg_huber'")]
    [InlineData("""{"id": "emb_triplet_cos_x", "loss": "contrastive"}""", "'contrastive'")]
    public void Read_UnknownFamily_IsSkippedWithTheReason(string problem, string reason)
    {
        LossSuite suite = Read(problem + $$""", {"id": "reg_mse_x", {{XY}}, "x0": [0, 0, 0]}""");
        suite.Ids.ShouldBe(["reg_mse_x"]);
        suite.Skipped.Single().Reason.ShouldContain(reason);
    }

    [Fact]
    public void Read_StatedValueContradictsTheFamily_IsSkippedWithBothValues()
    {
        SkippedProblem skipped = Read($$"""{"id": "reg_mse_x", {{XY}}, "x0": [0, 0, 0], "f_x0": 7}""").Skipped.Single();
        skipped.Reason.ShouldContain("f(x0) = 7");
        skipped.Reason.ShouldContain("0.666");
    }

    [Fact]
    public void Read_ConstraintsWithNullsAndInfinities_BecomesBoundsAndRows()
    {
        Problem problem = Read($$"""
            {"id": "reg_mse_x", {{XY}}, "x0": [0, 0, 0], "constraints": {"A_ub": [[1, 1, 0]], "b_ub": [4], "A_eq": null, "b_eq": null,
             "lb": [0, 0, "-Infinity"], "ub": null} }
            """).Problems.Single();
        problem.ConstraintKinds.ShouldBe(ConstraintKinds.Bounds | ConstraintKinds.LinearInequality);
        problem.Bounds!.Lower.ShouldBe([0, 0, double.NegativeInfinity]);
        problem.SearchRegion!.Upper[0].ShouldBeLessThanOrEqualTo(4);
    }

    [Theory]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": "datasets.mine.X"}, "x0": [0, 0, 0]}""", "data.y", "missing")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": "datasets.yours.X", "y": [1]}, "x0": [0, 0, 0]}""", "data.X", "unknown data set 'yours'")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": "datasets.mine.Z", "y": [1]}, "x0": [0, 0, 0]}""", "data.X", "no 'Z'")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": "mine.X", "y": [1]}, "x0": [0, 0, 0]}""", "data.X", "datasets.NAME.X")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": "datasets.mine.X", "y": [1, 2]}, "x0": [0, 0, 0]}""", "data.y", "give 3")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": "datasets.mine.X", "y": [1, 2, "NaN"]}, "x0": [0, 0, 0]}""", "data.y", "finite")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": {"shape": [2, 2], "data": [1, 2, 3]}, "y": [1, 2]}, "x0": [0, 0, 0]}""", "data.X", "needs 4")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": [[1, 2], [3]], "y": [1, 2]}, "x0": [0, 0, 0]}""", "data.X", "row 1")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": [1, 2, 3], "y": [1, 2, 3]}, "x0": [0, 0, 0]}""", "data.X", "2 dimension")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": "datasets.mine.X", "y": "datasets.mine.y"}, "x0": [0, 0]}""", "x0", "3 parameters")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": "datasets.mine.X", "y": "datasets.mine.y"}, "n": 3, "x0": [0, 0]}""", "x0", "n is 3")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": "datasets.mine.X", "y": "datasets.mine.y"}}""", "x0", "missing")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": "datasets.mine.X", "y": "datasets.mine.y"}, "x0": [0, 0, 0], "x_star": [1]}""", "x_star", "give 3")]
    [InlineData("""{"id": "reg_huber_x", "data": {"X": "datasets.mine.X", "y": "datasets.mine.y"}, "params": {"delta": -1}, "x0": [0, 0, 0]}""", "data", "Delta must be positive")]
    [InlineData("""{"id": "reg_huber_x", "data": {"X": "datasets.mine.X", "y": "datasets.mine.y"}, "params": {"delta": "big"}, "x0": [0, 0, 0]}""", "params.delta", "number")]
    [InlineData("""{"id": "logistic_x", "data": {"X": "datasets.mine.X", "y": "datasets.mine.c"}, "x0": [0, 0, 0]}""", "data", "Target 1")]
    [InlineData("""{"id": "softmax_ce_x", "data": {"X": "datasets.mine.X", "y": [0, 0.5, 1]}, "n": 6}""", "data.y", "whole numbers from 0 to 1")]
    [InlineData("""{"id": "softmax_ce_x", "data": {"X": "datasets.mine.X", "y": "datasets.mine.c"}, "n": 7}""", "'n'", "C·3")]
    [InlineData("""{"id": "softmax_ce_w_x", "data": {"X": "datasets.mine.X", "y": "datasets.mine.c"}, "n": 9}""", "data.weight", "missing")]
    [InlineData("""{"id": "emb_triplet_x", "data": {"X": "datasets.mine.X", "triplets": [[0, 1, 3]]}, "n": 4}""", "data.triplets", "0 to 2")]
    [InlineData("""{"id": "portfolio_x", "data": {"P": [[1, 0], [0, 1]], "q": [0, 0]}, "n": 3}""", "data.P", "[3, 3]")]
    [InlineData("""{"id": "portfolio_x", "data": {"P": [[1]], "q": [0]}, "n": 1, "constraints": {"A_eq": [[1, 1]], "b_eq": [1]}}""", "constraints.A_eq", "[m, 1]")]
    [InlineData("""{"id": "portfolio_x", "data": {"P": [[1]], "q": [0]}, "n": 1, "constraints": {"lb": [2], "ub": [1]}}""", "constraints.lb", "above")]
    [InlineData("""{"id": "portfolio_x", "data": {"P": [[1]], "q": [0]}, "n": 1, "constraints": {"nonlinear": "x^3 <= 1"}}""", "constraints.nonlinear", "logistic_ball")]
    [InlineData("""{"id": "logistic_ball_x", "data": {"X": "datasets.mine.X", "y": "datasets.mine.y"}, "n": 3}""", "params.r", "radius")]
    [InlineData("""{"id": "a"}, {"id": "a"}""", "id", "twice")]
    [InlineData("""{"name": "a"}""", "id", "missing")]
    [InlineData("""{"id": "reg_mse_x", "data": {"X": "datasets.mine.X", "y": "datasets.mine.y"}, "x0": [0, 0, 0], "checks": [{"x": [1], "f": 2}]}""", "checks[0]", "give 3")]
    public void Read_Malformed_NamesFileFieldAndRemedy(string problem, string field, string what)
    {
        string message = Should.Throw<InvalidDataException>(() => Read(problem)).Message;
        message.ShouldStartWith("mine.json: problem ");
        message.ShouldContain(field);
        message.ShouldContain(what);
        message.ShouldEndWith(".");
    }

    [Theory]
    [InlineData("{\"problems\": [", "line 1")]
    [InlineData("{\"problems\": [NaN]}", "\"NaN\"")]
    [InlineData("[]", "no array \"problems\"")]
    public void Read_NoLossFile_SaysSo(string text, string what)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Should.Throw<InvalidDataException>(() => LossSuite.Read(stream, "mine.json")).Message.ShouldContain(what);
    }

    [Fact]
    public void Load_FileThatIsNotThere_NamesThePath() =>
        Should.Throw<FileNotFoundException>(() => LossSuite.Load("nowhere/mine.json")).Message.ShouldContain("nowhere/mine.json");

    private static LossSuite Read(string problems)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ {{Data}}, "problems": [{{problems}}] }"""));
        return LossSuite.Read(stream, "mine.json");
    }
}
