namespace OptiSuite.Core.Tests.Randomness;

public class ScrambledHaltonTests
{
    private static double[][] Points(int dimension, int count, ulong seed = 1, int? capacity = null)
    {
        var sequence = new ScrambledHalton(dimension, capacity ?? count, new RandomStream(seed));
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) sequence.Next(points[i] = new double[dimension]);
        return points;
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    [InlineData(3, 7)]
    public void Next_PowersOfTheBase_EveryIntervalHoldsOnePoint(int variable, int prime)
    {
        // The first pᵏ points of base p fall one into each interval [i p⁻ᵏ, (i + 1) p⁻ᵏ): the digits are only permuted.
        int count = prime * prime;
        int[] cells = [.. Points(4, count, seed: 7).Select(point => (int)(point[variable] * count)).Order()];
        cells.ShouldBe(Enumerable.Range(0, count));
    }

    [Fact]
    public void Next_ManySeeds_EveryPointIsUniform()
    {
        double sum = 0, squares = 0;
        const int Seeds = 2000;
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            double x = Points(3, 5, seed)[3][2];
            sum += x;
            squares += x * x;
        }

        (sum / Seeds).ShouldBe(0.5, 0.02);
        (squares / Seeds).ShouldBe(1.0 / 3, 0.02);
    }

    [Fact]
    public void Next_TwoVariables_IntegratesBetterThanRandomPoints()
    {
        // ∫ xy over the unit square is ¼; 1000 random points miss it by about 7e-3.
        double mean = Points(2, 1000, seed: 3).Average(point => point[0] * point[1]);
        mean.ShouldBe(0.25, 1e-3);
    }

    [Fact]
    public void Next_ManyVariables_StaysInsideAndSpreads()
    {
        double[][] points = Points(200, 100, seed: 5);
        points.ShouldAllBe(point => point.All(x => x >= 0 && x < 1));
        for (int j = 0; j < 200; j++) points.Average(point => point[j]).ShouldBe(0.5, 0.16);
    }

    [Fact]
    public void Next_SameSeed_GivesTheSameBitsAndAnotherSeedOthers()
    {
        Points(3, 20, seed: 4)[19].ShouldBe(Points(3, 20, seed: 4)[19]);
        Points(3, 20, seed: 4)[19].ShouldNotBe(Points(3, 20, seed: 5)[19]);
    }

    [Fact]
    public void Next_BeyondTheCapacity_IsRefused()
    {
        var sequence = new ScrambledHalton(1, 1, new RandomStream(1));
        double[] point = new double[1];
        sequence.Next(point);
        Should.Throw<InvalidOperationException>(() => sequence.Next(point)).Message.ShouldContain("larger capacity");
    }
}
