namespace OptiSuite.Benchmarking.Tests;

public sealed class StatisticsTests
{
    private const double Infinite = double.PositiveInfinity;

    [Fact]
    public void Quartiles_FourValues_InterpolateByDefinition7() =>
        Quartiles.Of([4, 1, 3, 2]).ShouldBe(new Quartiles(1.75, 2.5, 3.25));

    [Fact]
    public void Quartiles_FiveValues_AreOrderStatistics() =>
        Quartiles.Of([50, 10, 40, 20, 30]).ShouldBe(new Quartiles(20, 30, 40));

    [Fact]
    public void Quartiles_SomeInfinite_NeverGiveNaN()
    {
        Quartiles.Of([1, Infinite, Infinite]).ShouldBe(new Quartiles(Infinite, Infinite, Infinite));
        Quartiles.Of([1, 2, 3, 4, Infinite]).ShouldBe(new Quartiles(2, 3, 4));
        Quartiles.Of([Infinite]).ShouldBe(new Quartiles(Infinite, Infinite, Infinite));
        Quartiles.Of([]).ShouldBe(new Quartiles(double.NaN, double.NaN, double.NaN));
    }

    [Fact]
    public void Gap_LargeReference_IsRelative_SmallReference_IsAbsolute()
    {
        new ProblemReference(-200, Infinite).Gap(-190).ShouldBe(0.05);
        new ProblemReference(0.5, Infinite).Gap(0.75).ShouldBe(0.25);
        new ProblemReference(3, Infinite).Gap(2).ShouldBe(0);
        new ProblemReference(0, Infinite).Gap(double.NaN).ShouldBe(Infinite);
    }

    [Fact]
    public void Reference_RunBelowTheBestKnown_ReplacesItAndIsFlagged()
    {
        ProblemReference beaten = ProblemReference.Of([Runs.Of(bestKnown: 2, improvements: [(1, 5), (4, 1.5)])]);
        beaten.Objective.ShouldBe(1.5);
        beaten.IsNewRecord.ShouldBeTrue();

        ProblemReference rounding = ProblemReference.Of([Runs.Of(bestKnown: 2, improvements: [(1, 2 - 1e-7)])]);
        rounding.Objective.ShouldBe(2 - 1e-7);
        rounding.IsNewRecord.ShouldBeFalse();

        ProblemReference unknown = ProblemReference.Of([Runs.Of(bestKnown: null, improvements: [(1, 5)])]);
        unknown.Objective.ShouldBe(5);
        unknown.IsNewRecord.ShouldBeFalse();
    }

    [Fact]
    public void Reference_InfeasibleObjective_DoesNotCount()
    {
        RunRecord cheat = Runs.Of(bestKnown: 2) with { Objective = -9, ConstraintViolation = 0.1 };

        ProblemReference.Of([cheat]).Objective.ShouldBe(2);
        Runs.Curves(cheat)[0].Final.ShouldBe(Infinite);
    }

    [Fact]
    public void GapCurve_IsAStepFunctionOfTheEvaluations()
    {
        GapCurve curve = Runs.Curves(Runs.Of(improvements: [(3, 8), (10, 0.5), (40, 1e-7)]))[0];

        curve.At(2).ShouldBe(Infinite);
        curve.At(3).ShouldBe(8);
        curve.At(9.9).ShouldBe(8);
        curve.At(10).ShouldBe(0.5);
        curve.At(1e9).ShouldBe(1e-7);
        curve.EvaluationsTo(0.5).ShouldBe(10);
        curve.EvaluationsTo(1e-6).ShouldBe(40);
        curve.EvaluationsTo(1e-8).ShouldBe(Infinite);
    }

    [Fact]
    public void GapCurve_OnlyTheResultIsExact_CountsAtTheEnd()
    {
        GapCurve curve = Runs.Curves(Runs.Of(budget: 60) with { Objective = 0.25, ConstraintViolation = 0 })[0];

        curve.At(59).ShouldBe(Infinite);
        curve.At(60).ShouldBe(0.25);
    }

    [Fact]
    public void ExpectedRunningTime_TwoOfThreeSolved_ChargesTheFailure()
    {
        // Solved after 10 and 30; the third spends its 100: (10 + 30 + 100) / 2.
        IReadOnlyList<GapCurve> curves = Runs.Curves(
            Runs.Of(seed: 1, improvements: [(10, 0)]), Runs.Of(seed: 2, improvements: [(5, 1), (30, 0)]), Runs.Of(seed: 3, improvements: [(1, 1)]));

        ExpectedRunningTime.Of(curves, 1e-6).ShouldBe(70);
        ExpectedRunningTime.Of([curves[2]], 1e-6).ShouldBe(Infinite);
    }

    [Fact]
    public void ConvergenceBand_ThreeRuns_HasTheQuartilesAtEachPoint()
    {
        IReadOnlyList<GapCurve> curves = Runs.Curves(
            Runs.Of(seed: 1, improvements: [(1, 1), (10, 0)]), Runs.Of(seed: 2, improvements: [(1, 3)]), Runs.Of(seed: 3, improvements: [(10, 2)]));

        ConvergenceBand band = ConvergenceBand.Of(curves, 100, points: 3);

        band.Evaluations.ShouldBe([1L, 10L, 100L]);
        band.Gaps[0].Lower.ShouldBe(2);
        band.Gaps[0].Median.ShouldBe(3);
        band.Gaps[0].Upper.ShouldBe(Infinite);
        band.Gaps[2].ShouldBe(new Quartiles(1, 2, 2.5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(123456789)]
    public void LogarithmicGrid_AnyLast_RisesFromOneToIt(long last)
    {
        var grid = ConvergenceBand.LogarithmicGrid(last, 64);

        grid[0].ShouldBe(1);
        grid[^1].ShouldBe(last);
        grid.ShouldBe(grid.Distinct().Order());
    }

    [Fact]
    public void DataProfile_HandExample_GivesTheShares()
    {
        // Problem 1 (n = 2): 0.1 after 4, 0.001 never. Problem 2 (n = 1), two seeds: both targets after 3; 0.1 after 3. Problem 3: refused.
        GapCurve one = Runs.Curves(Runs.Of(improvements: [(1, 5), (4, 0.05)]))[0];
        GapCurve two = Runs.Curves(Runs.Of(improvements: [(3, 0)]))[0];
        GapCurve three = Runs.Curves(Runs.Of(improvements: [(3, 0.05)]))[0];

        DataProfile profile = DataProfile.Of([(2, [one]), (1, [two, three]), (1, [])], [0.1, 0.001]);

        profile.EvaluationsPerVariable.ShouldBe([2.0, 3.0]);
        profile.Shares[0].ShouldBe(1.0 / 6, 1e-15);
        profile.Shares[1].ShouldBe((1.0 / 6) + (3.0 / 12), 1e-15);
        profile.Final.ShouldBe(profile.Shares[1]);
    }

    [Fact]
    public void TargetLadder_ImpossibleTargets_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new TargetLadder { Solved = 0 });
        Should.Throw<ArgumentException>(() => new TargetLadder { Overview = [] });
        Should.Throw<ArgumentException>(() => new TargetLadder { Overview = [0.1, double.NaN] });
    }
}
