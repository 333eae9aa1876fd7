using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.DifferentialEvolution;

public sealed class DifferentialEvolutionContract : OptimizerContract
{
    protected override IOptimizer Create() => new Optimizers.DifferentialEvolution();
}

public sealed class OneRoundContract : OptimizerContract
{
    protected override IOptimizer Create() => new Optimizers.DifferentialEvolution { Restarts = false, EigenCrossover = 0, ArchiveRate = 0 };
}

public sealed class ShadeContract : OptimizerContract
{
    protected override IOptimizer Create() => new Optimizers.DifferentialEvolution { Variant = DifferentialEvolutionVariant.Shade };
}

public sealed class Rand1BinContract : OptimizerContract
{
    protected override IOptimizer Create() =>
        new Optimizers.DifferentialEvolution { Variant = DifferentialEvolutionVariant.Rand1Bin, DifferentialWeight = 0.5 };
}

public sealed class Best1BinContract : OptimizerContract
{
    protected override IOptimizer Create() => new Optimizers.DifferentialEvolution { Variant = DifferentialEvolutionVariant.Best1Bin };
}
