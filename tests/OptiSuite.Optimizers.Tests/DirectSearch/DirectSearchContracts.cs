using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.DirectSearch;

public sealed class NelderMeadContract : OptimizerContract
{
    protected override IOptimizer Create() => new NelderMead();
}

public sealed class SingleSimplexContract : OptimizerContract
{
    protected override IOptimizer Create() => new NelderMead { Restarts = SimplexRestarts.Local, Coefficients = SimplexCoefficients.Classic };
}

public sealed class CoordinateSearchContract : OptimizerContract
{
    protected override IOptimizer Create() => new CoordinateSearch();
}
