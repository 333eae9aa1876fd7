using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.Population;

public sealed class GeneticAlgorithmContract : OptimizerContract
{
    protected override IOptimizer Create() => new GeneticAlgorithm();
}

public sealed class GenerationalGeneticAlgorithmContract : OptimizerContract
{
    // Children replace their parents, so progress is slower than with the default.
    protected override double Accuracy => 1e-2;

    protected override IOptimizer Create() => new GeneticAlgorithm { Reinsertion = Reinsertion.ElitistReinsertion, PopulationSize = 31, EliteCount = 3 };
}
