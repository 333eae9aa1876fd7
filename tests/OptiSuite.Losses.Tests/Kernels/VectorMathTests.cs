using System.Numerics;

namespace OptiSuite.Losses.Tests.Kernels;

public sealed class VectorMathTests
{
    private static readonly double[] _extremes =
    [
        0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue,
        double.MinValue, 2.2250738585072014e-308, 1e-310, 708, 708.5, 709.78, 709.79, 750, 1e300, -708, -708.5, -745.13, -745.14, -1e300,
    ];

    [Theory]
    [InlineData(-708, 708)]
    [InlineData(-1, 1)]
    [InlineData(-1e-9, 1e-9)]
    [InlineData(-760, -700)]
    [InlineData(700, 715)]
    public void Exp_WholeRange_AgreesToTheLastPlace(double low, double high)
    {
        var random = new RandomStream(41);
        for (int i = 0; i < 20_000; i++) Agree(VectorMath.Exp, Math.Exp, random.NextUniform(low, high), random.NextUniform(low, high));
    }

    [Theory]
    [InlineData(-1074, 1024)]
    [InlineData(-1074, -1000)]
    [InlineData(-1, 1)]
    [InlineData(-0.001, 0.001)]
    public void Log_WholeRange_AgreesToTheLastPlace(double low, double high)
    {
        var random = new RandomStream(43);
        for (int i = 0; i < 20_000; i++)
        {
            Agree(VectorMath.Log, Math.Log, Math.Pow(2, random.NextUniform(low, high)), Math.Pow(2, random.NextUniform(low, high)));
        }
    }

    [Fact]
    public void LogOnePlus_FromZeroToOne_AgreesToTheLastPlaces()
    {
        var random = new RandomStream(47);
        for (int i = 0; i < 20_000; i++)
        {
            double e = i % 2 == 0 ? random.NextUniform(0, 1) : Math.Pow(2, random.NextUniform(-1074, 0));
            double u = 1 + e, expected = u == 1 ? e : Math.Log(u) * e / (u - 1);
            VectorMath.LogOnePlus(new Vector<double>(e))[0].ShouldBe(expected, 4 * (Math.BitIncrement(expected) - expected));
        }

        VectorMath.LogOnePlus(Vector<double>.Zero)[0].ShouldBe(0);
        VectorMath.LogOnePlus(new Vector<double>(double.NaN))[0].ShouldBe(double.NaN);
    }

    [Fact]
    public void ExpAndLog_Extremes_AreThoseOfMath()
    {
        foreach (double x in _extremes)
        {
            // An extreme beside an ordinary number takes the detour for both.
            foreach (double beside in new[] { x, 0.7 })
            {
                Agree(VectorMath.Exp, Math.Exp, x, beside);
                Agree(VectorMath.Log, Math.Log, x, beside);
            }
        }
    }

    private static void Agree(Func<Vector<double>, Vector<double>> vector, Func<double, double> scalar, double a, double b)
    {
        double[] lanes = new double[Vector<double>.Count];
        Array.Fill(lanes, a);
        lanes[^1] = b;
        Vector<double> actual = vector(new Vector<double>(lanes));
        for (int k = 0; k < lanes.Length; k += lanes.Length - 1)
        {
            double expected = scalar(lanes[k]);
            if (actual[k].Equals(expected)) continue;
            Math.Abs(actual[k] - expected).ShouldBeLessThanOrEqualTo(Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), $"at {lanes[k]:R}");
        }
    }
}
