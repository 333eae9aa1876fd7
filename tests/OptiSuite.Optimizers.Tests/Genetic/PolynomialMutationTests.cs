using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.Genetic;

public sealed class PolynomialMutationTests
{
    [Fact]
    public void Mutate_AnyValue_StaysInside()
    {
        var random = new RandomStream(1);
        for (int k = 0; k < 5000; k++)
        {
            double lower = random.NextUniform(-3, 0), upper = lower + random.NextUniform(1e-9, 3);
            double x = random.NextInt(4) switch { 0 => lower, 1 => upper, _ => random.NextUniform(lower, upper) };
            PolynomialMutation.Mutate(x, lower, upper, upper - lower, random.NextUniform(0, 30), random.NextDouble()).ShouldBeInRange(lower, upper);
        }
    }

    [Fact]
    public void Mutate_FarFromBounds_StepsAsTheDistributionSays()
    {
        // P(δ ≤ d) = (1 + d)^(η+1)/2 for d < 0, and 1 − (1 − d)^(η+1)/2 beyond.
        const int count = 20_000;
        const double eta = 5, width = 4;
        var random = new RandomStream(2);
        double[] steps = new double[count];
        for (int k = 0; k < count; k++)
        {
            double x = PolynomialMutation.Mutate(1, double.NegativeInfinity, double.PositiveInfinity, width, eta, random.NextDouble());
            steps[k] = (x - 1) / width;
        }

        Array.Sort(steps);
        double worst = 0;
        for (int k = 0; k < count; k++)
        {
            double d = steps[k], expected = d < 0 ? Math.Pow(1 + d, eta + 1) / 2 : 1 - (Math.Pow(1 - d, eta + 1) / 2);
            worst = Math.Max(worst, Math.Abs(expected - ((k + 0.5) / count)));
        }

        worst.ShouldBeLessThan(1.63 / Math.Sqrt(count));
    }

    [Fact]
    public void Mutate_TheEndsOfTheUniform_ReachTheBounds()
    {
        PolynomialMutation.Mutate(1, -1, 7, 8, 20, 0).ShouldBe(-1, 1e-12);
        PolynomialMutation.Mutate(1, -1, 7, 8, 20, 0.5).ShouldBe(1, 1e-12);
        PolynomialMutation.Mutate(1, -1, 7, 8, 20, Math.BitDecrement(1.0)).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Mutate_InAGeneticAlgorithm_ChangesTheShareOfVariablesThatWasAskedFor()
    {
        const int n = 50;
        const double probability = 0.2;
        var algorithm = new GeneticAlgorithm { PopulationSize = 100, CrossoverProbability = 0, MutationProbability = probability };
        IAskTell search = algorithm.Begin(PopulationProblems.Sphere(n));
        var parents = new HashSet<double>();
        foreach (double value in search.Ask().Span) parents.Add(value);
        search.Tell(new double[100], new double[100]);
        int changed = 0;
        foreach (double value in search.Ask().Span)
        {
            if (!parents.Contains(value)) changed++;
        }

        // 5000 draws: three standard deviations are 0.017.
        ((double)changed / (100 * n)).ShouldBe(probability, 0.017);
    }
}
