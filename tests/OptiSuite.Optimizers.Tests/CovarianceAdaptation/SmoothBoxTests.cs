namespace OptiSuite.Optimizers.Tests.CovarianceAdaptation;

public sealed class SmoothBoxTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData(-5, 5, 10)]
    [InlineData(0, 1e-3, 1e-3)]
    [InlineData(-1e12, 1e12, 1)]
    [InlineData(3, Infinity, 4)]
    [InlineData(-Infinity, 3, 4)]
    public void Map_AnyValue_LiesInsideTheBoundsAndChangesSmoothly(double lower, double upper, double width)
    {
        SmoothBox box = Box(lower, upper, width);
        double margin = Math.Min(0.05 * width, (upper / 2) - (lower / 2)), anchor = double.IsFinite(lower) ? lower : upper, step = 1e-3 * margin;
        double previous = Map(box, anchor - (40 * margin)), slope = double.NaN, sharpest = 0;
        bool inside = true;
        for (int i = 1; i < 80_000; i++)
        {
            double value = Map(box, anchor - (40 * margin) + (i * step)), next = (value - previous) / step;
            inside &= value >= lower && value <= upper;
            if (!double.IsNaN(slope)) sharpest = Math.Max(sharpest, Math.Abs(next - slope));
            (previous, slope) = (value, next);
        }

        inside.ShouldBeTrue();
        // The slope changes by step/(2a) at most, on the parabolas, and by what rounding does.
        sharpest.ShouldBeLessThan(1e-3 + (1e-9 * Math.Abs(anchor) / step));
    }

    [Fact]
    public void Map_Inside_IsTheIdentity()
    {
        SmoothBox box = Box(-5, 5, 10);
        foreach (double x in new[] { -4.5, -1, 0, 3.3, 4.5 }) Map(box, x).ShouldBe(x);
        Map(box, -5.5).ShouldBe(-5);
        Map(box, 5.5).ShouldBe(5);
        // Mirrored at −5.5 and 5.5, so with a period of 22.
        Map(box, -14).ShouldBe(3, 1e-12);
        Map(box, 25).ShouldBe(3, 1e-12);
        Map(box, 3 + (22 * 12345.0)).ShouldBe(3, 1e-9);
    }

    [Theory]
    [InlineData(-5, 5, 10)]
    [InlineData(3, Infinity, 4)]
    [InlineData(-Infinity, 3, 4)]
    public void Invert_PointInside_IsMappedBack(double lower, double upper, double width)
    {
        SmoothBox box = Box(lower, upper, width);
        for (int i = 0; i <= 100; i++)
        {
            double x = double.IsFinite(lower) ? lower + (width * i / 100) : upper - (width * i / 100);
            double[] z = [x];
            box.Invert(z);
            Map(box, z[0]).ShouldBe(x, 1e-12);
        }
    }

    private static SmoothBox Box(double lower, double upper, double width) => new([0], [lower], [upper], [width]);

    private static double Map(SmoothBox box, double x)
    {
        double[] z = [x];
        box.Map(z);
        return z[0];
    }
}
