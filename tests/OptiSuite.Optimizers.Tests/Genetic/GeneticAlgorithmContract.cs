using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.Genetic;

public sealed class GeneticAlgorithmContract : OptimizerContract
{
    protected override IOptimizer Create() => new GeneticAlgorithm();
}

public sealed class GenerationalGeneticAlgorithmContract : OptimizerContract
{
    // Children replace their parents, so progress is slower than with the default.
    protected override double Accuracy => 1e-2;

    protected override double MixedAccuracy => 1e-2;

    protected override IOptimizer Create() => new GeneticAlgorithm
    {
        Crossover = CrossoverOperator.SimulatedBinaryCrossover,
        Reinsertion = Reinsertion.ElitistReinsertion,
        PopulationSize = 31,
        EliteCount = 3,
    };
}

public sealed class FitnessBasedGeneticAlgorithmContract : OptimizerContract
{
    protected override double Accuracy => 1e-2;

    protected override double MixedAccuracy => 1e-2;

    protected override IOptimizer Create() => new GeneticAlgorithm
    {
        Selection = SelectionOperator.StochasticUniversalSamplingSelection,
        Crossover = CrossoverOperator.BlendAlphaCrossover,
        Mutation = MutationOperator.GaussianMutation,
        Reinsertion = Reinsertion.FitnessBasedReinsertion,
        PopulationSize = 20,
        OffspringCount = 41,
    };
}

public sealed class UniformReinsertionGeneticAlgorithmContract : OptimizerContract
{
    protected override double Accuracy => 0.1;

    protected override double MixedAccuracy => 0.1;

    protected override IOptimizer Create() => new GeneticAlgorithm
    {
        Selection = SelectionOperator.TruncationSelection,
        TruncationShare = 0.3,
        Crossover = CrossoverOperator.LaplaceCrossover,
        Mutation = MutationOperator.NonUniformMutation,
        Reinsertion = Reinsertion.UniformReinsertion,
        PopulationSize = 30,
        OffspringCount = 20,
    };
}

public sealed class PureReinsertionGeneticAlgorithmContract : OptimizerContract
{
    protected override double Accuracy => 0.1;

    protected override double MixedAccuracy => 0.1;

    protected override IOptimizer Create() => new GeneticAlgorithm
    {
        Selection = SelectionOperator.TruncationSelection,
        TruncationShare = 0.25,
        Crossover = CrossoverOperator.ParentCentricCrossover,
        SecondCrossover = CrossoverOperator.TwoPointCrossover,
        Reinsertion = Reinsertion.PureReinsertion,
        PopulationSize = 30,
    };
}
