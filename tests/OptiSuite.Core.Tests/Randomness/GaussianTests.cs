namespace OptiSuite.Core.Tests.Randomness;

/// <summary>The ziggurat against the normal distribution: moments, both tails, and the shares between the layers.</summary>
public sealed class GaussianTests
{
    private const int Count = 2_000_000;

    [Fact]
    public void FillGaussian_ManyDraws_HaveTheMomentsOfTheNormalDistribution()
    {
        double[] z = Draws();
        // Each sample moment within five of its standard errors.
        z.Average().ShouldBe(0, 5 / Math.Sqrt(Count));
        z.Average(v => v * v).ShouldBe(1, 5 * Math.Sqrt(2.0 / Count));
        z.Average(v => v * v * v).ShouldBe(0, 5 * Math.Sqrt(15.0 / Count));
        z.Average(v => v * v * v * v).ShouldBe(3, 5 * Math.Sqrt(96.0 / Count));
    }

    [Theory]
    [InlineData(0.25, 0.598706325682924)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(2, 0.977249868051821)]
    [InlineData(3, 0.998650101968370)]
    [InlineData(3.442619855899, 0.999711957674)]
    [InlineData(4, 0.999968328758167)]
    public void FillGaussian_ManyDraws_HaveTheSharesOfTheNormalDistribution(double x, double below)
    {
        double[] z = Draws();
        double error = 5 * Math.Sqrt(below * (1 - below) / Count);
        ((double)z.Count(v => v < x) / Count).ShouldBe(below, error);
        ((double)z.Count(v => v > -x) / Count).ShouldBe(below, error);
    }

    [Fact]
    public void NextGaussian_OneByOne_EqualsFilling()
    {
        double[] filled = new double[1000];
        new RandomStream(4).FillGaussian(filled);
        var stream = new RandomStream(4);
        filled.ShouldAllBe(value => value == stream.NextGaussian());
    }

    private static double[] Draws()
    {
        double[] z = new double[Count];
        new RandomStream(17).FillGaussian(z);
        return z;
    }
}
