namespace OptiSuite.Optimizers.Tests.Genetic;

public sealed class MutationTests
{
    [Fact]
    public void Gaussian_Always_StepsByTheParentsDeviationTimesTheScale()
    {
        Mutation mutation = Make(new GeneticAlgorithm { Mutation = MutationOperator.GaussianMutation, MutationScale = 0.5 });
        // Variable 0: 1, 5, 9 have the mean 5 and the variance 32/3; variable 1 is the same everywhere.
        mutation.Prepare([1, 2, 5, 2, 9, 2], progress: 0);
        var random = new RandomStream(1);
        double[] steps = [.. Enumerable.Range(0, 20_000).Select(_ => mutation.Mutate(3, 0, random) - 3)];
        steps.Average().ShouldBe(0, 0.05);
        steps.Average(step => step * step).ShouldBe(0.25 * 32 / 3, 0.1);
        mutation.Mutate(2, 1, random).ShouldBe(2);
    }

    [Fact]
    public void Uniform_Always_FillsTheRegion()
    {
        Mutation mutation = Make(new GeneticAlgorithm { Mutation = MutationOperator.UniformMutation });
        var random = new RandomStream(2);
        double[] values = [.. Enumerable.Range(0, 10_000).Select(_ => mutation.Mutate(99, 0, random))];
        values.Min().ShouldBeInRange(-4, -3.98);
        values.Max().ShouldBeInRange(5.98, 6);
        values.Average().ShouldBe(1, 0.1);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void NonUniform_ByProgress_StepsAsTheFormulaSays(double progress)
    {
        // Up by y (1 − u^q) with y = 5, q = (1 − t/T)^2: its mean is y q/(q + 1); down the same with y = 5.
        Mutation mutation = Make(new GeneticAlgorithm { Mutation = MutationOperator.NonUniformMutation, NonUniformShape = 2 });
        mutation.Prepare([], progress);
        var random = new RandomStream(3);
        double[] steps = [.. Enumerable.Range(0, 20_000).Select(_ => mutation.Mutate(1, 0, random) - 1)];
        double q = (1 - progress) * (1 - progress);
        steps.Average(Math.Abs).ShouldBe(5 * q / (q + 1), 0.05);
        steps.ShouldAllBe(step => Math.Abs(step) <= 5);
        (steps.Count(step => step > 0) / 20_000.0).ShouldBe(0.5, 0.015);
    }

    [Fact]
    public void NonUniform_AtTheEnd_StepsNoMore()
    {
        Mutation mutation = Make(new GeneticAlgorithm { Mutation = MutationOperator.NonUniformMutation });
        mutation.Prepare([], progress: 1);
        mutation.Mutate(1.5, 0, new RandomStream(4)).ShouldBe(1.5);
    }

    [Fact]
    public void Mutate_IntegerVariables_ChangeByAtLeastOne()
    {
        // Nothing is crossed: what differs from both parents was mutated.
        var problem = new Problem(Objective.From(x => x[0]), 3) { Bounds = Bounds.Uniform(3, 0, 1000), IntegerVariables = [0, 1, 2] };
        var algorithm = new GeneticAlgorithm
        {
            PopulationSize = 2,
            OffspringCount = 100,
            CrossoverProbability = 0,
            MutationProbability = 0.3,
            MutationDistributionIndex = 5000,
            RemoveDuplicates = false,
        };
        IAskTell search = algorithm.Begin(problem);
        double[] first = search.Ask().ToArray();
        search.Tell(new double[2], new double[2]);
        double[] children = search.Ask().ToArray();
        int changed = 0;
        for (int i = 0; i < 100; i++)
        {
            double[] child = children[(3 * i)..((3 * i) + 3)];
            child.ShouldAllBe(value => value == Math.Round(value));
            changed += child.Where((value, j) => value != first[j] && value != first[3 + j]).Count();
        }

        // 90 of 300, give or take three standard deviations: steps that round to nothing count as well.
        changed.ShouldBeInRange(66, 114);
    }

    private static Mutation Make(GeneticAlgorithm options)
    {
        var problem = new Problem(Objective.From(_ => 0), 2) { Bounds = Bounds.Uniform(2, -4, 6) };
        return Mutation.Of(options, new SearchSpace(options, problem));
    }
}
