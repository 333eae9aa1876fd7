
namespace OptiSuite.Optimizers.Tests.Genetic;

public sealed class SimulatedBinaryCrossoverTests
{
    private const double Infinite = double.PositiveInfinity;

    [Fact]
    public void Cross_WithoutBounds_KeepsTheParentsMean()
    {
        var random = new RandomStream(1);
        for (int k = 0; k < 2000; k++)
        {
            double a = random.NextUniform(-5, 5), b = random.NextUniform(-5, 5), eta = random.NextUniform(0, 20);
            (double low, double high) = SimulatedBinaryCrossover.Cross(a, b, -Infinite, Infinite, eta, random.NextDouble());
            low.ShouldBeLessThanOrEqualTo(high);
            (low + high).ShouldBe(a + b, 1e-9 * (1 + Math.Abs(low) + Math.Abs(high)));
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(15)]
    public void Cross_WithoutBounds_SpreadsAsTheDistributionSays(double eta)
    {
        // P(β ≤ b) = b^(η+1)/2 up to 1, and 1 − b^−(η+1)/2 beyond. 1.63/√N is Kolmogorov's limit at 1 %.
        const int count = 20_000;
        var random = new RandomStream(2);
        double[] spreads = new double[count];
        for (int k = 0; k < count; k++)
        {
            (double low, double high) = SimulatedBinaryCrossover.Cross(3, 1, -Infinite, Infinite, eta, random.NextDouble());
            spreads[k] = (high - low) / 2;
        }

        Array.Sort(spreads);
        double worst = 0;
        for (int k = 0; k < count; k++)
        {
            double b = spreads[k], expected = b <= 1 ? Math.Pow(b, eta + 1) / 2 : 1 - (Math.Pow(b, -(eta + 1)) / 2);
            worst = Math.Max(worst, Math.Abs(expected - ((k + 0.5) / count)));
        }

        worst.ShouldBeLessThan(1.63 / Math.Sqrt(count));
    }

    [Fact]
    public void Cross_WithBounds_StaysInside()
    {
        var random = new RandomStream(3);
        for (int k = 0; k < 5000; k++)
        {
            double lower = random.NextUniform(-3, 0), upper = lower + random.NextUniform(1e-9, 3);
            double a = random.NextInt(4) == 0 ? lower : random.NextUniform(lower, upper), b = random.NextInt(4) == 0 ? upper : random.NextUniform(lower, upper);
            (double low, double high) = SimulatedBinaryCrossover.Cross(a, b, lower, upper, random.NextUniform(0, 5), random.NextDouble());
            low.ShouldBeInRange(lower, upper);
            high.ShouldBeInRange(lower, upper);
        }
    }

    [Fact]
    public void Cross_TheLargestSpread_ReachesTheBoundAndNotMore()
    {
        double last = Math.BitDecrement(1.0);
        (double low, double high) = SimulatedBinaryCrossover.Cross(1, 2, 0, 5, 2, last);
        low.ShouldBe(0, 1e-9);
        high.ShouldBe(5, 1e-9);
    }

    [Fact]
    public void Cross_EqualParents_GivesTheParents() => SimulatedBinaryCrossover.Cross(2, 2, 0, 5, 2, 0.9).ShouldBe((2.0, 2.0));
}
