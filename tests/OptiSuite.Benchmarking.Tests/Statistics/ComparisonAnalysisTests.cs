namespace OptiSuite.Benchmarking.Tests;

public sealed class ComparisonAnalysisTests
{
    [Fact]
    public void Winners_TwoSolve_TheFasterIsFirst()
    {
        ComparisonAnalysis analysis = ComparisonAnalysis.Of(
        [
            Runs.Of(optimizer: "slow", improvements: [(90, 0)]), Runs.Of(optimizer: "fast", improvements: [(20, 1e-7)]),
            Runs.Of(optimizer: "coarse", improvements: [(1, 1e-3)]),
        ]);

        analysis.Problems[0].Winners.Select(winner => winner.Name).ShouldBe(["fast"]);
        analysis.Standings.Select(standing => standing.Contender.Name).ShouldBe(["slow", "fast", "coarse"]);
    }

    [Fact]
    public void Winners_NoneSolves_TheSmallestMedianIsFirst()
    {
        ComparisonAnalysis analysis = ComparisonAnalysis.Of(
        [
            Runs.Of(optimizer: "a", seed: 1, improvements: [(1, 0.1)]), Runs.Of(optimizer: "a", seed: 2, improvements: [(1, 0.3)]),
            Runs.Of(optimizer: "b", seed: 1, improvements: [(1, 0.01)]), Runs.Of(optimizer: "b", seed: 2, improvements: [(1, 0.9)]),
        ]);

        analysis.Problems[0].Winners.Single().Name.ShouldBe("a");
        analysis.Problems[0].Results[0].Gap.Median.ShouldBe(0.2, 1e-15);
    }

    [Fact]
    public void Winners_EqualRuns_Tie_AndNothingFeasible_HasNone()
    {
        ComparisonAnalysis.Of([Runs.Of(optimizer: "a", improvements: [(3, 0)]), Runs.Of(optimizer: "b", improvements: [(3, 0)])])
            .Problems[0].Winners.Length.ShouldBe(2);
        ComparisonAnalysis.Of([Runs.Of(optimizer: "a"), Runs.Of(optimizer: "b")]).Problems[0].Winners.ShouldBeEmpty();
    }

    [Fact]
    public void Of_RecordsInAnyOrder_GivesTheSameFigures()
    {
        RunRecord[] records = [.. SyntheticRecords.All()];
        string expected = ReportData.Json(ComparisonAnalysis.Of(records));
        var random = new RandomStream(5);
        for (int i = 0; i < 3; i++)
        {
            random.Shuffle(records.AsSpan());
            ReportData.Json(ComparisonAnalysis.Of(records)).ShouldBe(expected);
        }
    }

    [Fact]
    public void Of_RefusedCell_CountsAsNotSolvedAndKeepsItsReasons()
    {
        ComparisonAnalysis analysis = ComparisonAnalysis.Of(
        [
            Runs.Of("p1", improvements: [(1, 0)]), Runs.Of("p2") with { Refused = ["too round", "too blue"] },
        ]);

        analysis.Standings.Single().Profile.Final.ShouldBe(0.5);
        analysis.Standings.Single().Refused.ShouldBe(1);
        analysis.Problems[1].Results[0].Refused.ShouldBe(["too round", "too blue"]);
        analysis.Problems[1].Results[0].HasRuns.ShouldBeFalse();
    }

    [Fact]
    public void Of_OneLabelWithTwoSettings_AreTwoContenders()
    {
        RunRecord first = Runs.Of(improvements: [(1, 0)]) with { Hyperparameters = new Hyperparameters([new("rate", "0.1")]) };
        RunRecord second = first with { Hyperparameters = new Hyperparameters([new("rate", "0.2")]) };

        ComparisonAnalysis.Of([first, second]).Contenders.Select(contender => contender.Name).ShouldBe(["a", "a #2"]);
    }

    [Fact]
    public void Of_SeveralSuitesAndBudgets_NamesEachProblemApart()
    {
        ComparisonAnalysis analysis = ComparisonAnalysis.Of([Runs.Of(), Runs.Of(budget: 200), Runs.Of() with { Suite = "t" }]);

        analysis.Problems.Select(problem => problem.Problem.Name).ShouldBe(["s/p (n = 1, budget 100)", "s/p (n = 1, budget 200)", "t/p"]);
    }

    [Theory]
    [InlineData("f2", "f10", -1)]
    [InlineData("f02", "f2", -1)]
    [InlineData("a", "b", -1)]
    [InlineData("x9y", "x9z", -1)]
    [InlineData("same", "same", 0)]
    public void NaturalOrder_Digits_CompareByValue(string a, string b, int sign)
    {
        Math.Sign(NaturalOrder.Instance.Compare(a, b)).ShouldBe(sign);
        Math.Sign(NaturalOrder.Instance.Compare(b, a)).ShouldBe(-sign);
    }
}
