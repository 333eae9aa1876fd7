using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.ModelBased;

public sealed class QuadraticModelContract : OptimizerContract
{
    protected override IOptimizer Create() => new QuadraticModelSearch();
}

public sealed class SingleQuadraticModelContract : OptimizerContract
{
    protected override IOptimizer Create() => new QuadraticModelSearch { Restarts = ModelRestarts.None, Growth = 1 };
}
