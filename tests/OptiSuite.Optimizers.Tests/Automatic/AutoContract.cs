using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.Automatic;

public sealed class AutoContract : OptimizerContract
{
    protected override bool ValuesOnly => true;

    protected override IOptimizer Create() => new Auto();
}
