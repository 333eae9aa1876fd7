using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.RandomSearch;

public abstract class AnyRandomSearchContract : OptimizerContract
{
    // What uniform points reach: one of k lies within a share 1/k of the volume around the minimizer.
    protected override double Accuracy => 0.5;

    protected override double MixedAccuracy => 0.1;

    protected override long Budget => 500_000;
}

public sealed class RandomSearchContract : AnyRandomSearchContract
{
    protected override IOptimizer Create() => new Optimizers.RandomSearch();
}

public sealed class HaltonSearchContract : AnyRandomSearchContract
{
    protected override IOptimizer Create() => new Optimizers.RandomSearch { Sampling = RandomSampling.Halton, BatchSize = 7 };
}
