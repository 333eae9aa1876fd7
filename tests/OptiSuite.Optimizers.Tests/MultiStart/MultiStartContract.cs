using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.Global;

public class MultiStartContract : OptimizerContract
{
    // The start may be a minimizer; there may be a better one elsewhere.
    protected override bool KnowsStationarity => false;

    protected override IOptimizer Create() => new MultiStart();

    protected override double StartedRuns(in IterationSnapshot snapshot) => snapshot.Diagnostics[1].Value;
}

public sealed class MultiStartOfBfgsContract : MultiStartContract
{
    // The filter is so coarse that most stages start no search, and their steps are measured.
    protected override IOptimizer Create() => new MultiStart { Local = new Bfgs(), StartsPerStage = 1, Starts = 30, CriticalDistance = 1e9 };
}
