using OptiSuite.Problems;

namespace OptiSuite.Optimizers.Tests.FirstOrder;

/// <summary>The losses without constraints, solved to the best value known: the table in docs/problems/losses.md.</summary>
public sealed class BfgsLossSuiteTests
{
    private static readonly RunOptions _options = new()
    {
        Stopping = new StoppingCriteria { MaxEvaluations = 20_000, StationarityTolerance = 1e-9 },
    };

    public static TheoryData<string> ConvexWithKinks => ["reg_l1_open", "diabetes_l1_open", "ranksvm_open", "rank_ap_open", "rank_ndcg_open"];

    public static TheoryData<string> Nonconvex =>
        [.. LossSuite.Default().Entries.Where(e => e.IsConvex == false).Select(e => e.Id)];

    [Theory]
    [MemberData(nameof(ConvexWithKinks))]
    public void Minimize_ConvexLossesWithKinks_ReachesTheKnownObjectiveFromTheStart(string id)
    {
        Problem problem = LossSuite.Default().Find(id)!;
        double known = problem.Known!.Objective;
        OptimizationResult result = new Bfgs().Minimize(problem, _options);
        (result.Objective - known).ShouldBeLessThanOrEqualTo(1e-8 * Math.Abs(known));
    }

    [Theory]
    [MemberData(nameof(Nonconvex))]
    public void Minimize_NonconvexLossesFromTwelveStarts_ReachesTheBestKnownObjective(string id)
    {
        Problem problem = LossSuite.Default().Find(id)!;
        bool isSmooth = ((IDifferentiableObjective)problem.Objective).IsSmooth;
        double known = problem.Known!.Objective, best = double.PositiveInfinity;
        double tolerance = problem.Known.IsGlobal
            ? 1e-8 * Math.Max(1, Math.Abs(known))
            : (isSmooth ? 1e-6 : 1e-3) * Math.Max(1e-3, Math.Abs(known));
        for (ulong k = 0; k < 12 && best > known + tolerance; k++)
        {
            double[] start = [.. problem.Start!.Value];
            if (k > 0) new RandomStream(k).FillUniform(problem.SearchRegion!, start);
            best = Math.Min(best, new Bfgs().Minimize(problem with { Start = [.. start] }, _options).Objective);
        }

        best.ShouldBeLessThanOrEqualTo(known + tolerance);
    }
}
