namespace OptiSuite.Core.Tests.Derivatives;

public class FiniteDifferencesTests
{
    private static double Function(ReadOnlySpan<double> x) => Math.Exp(x[0]) * Math.Sin(x[1]);

    [Theory]
    [InlineData(FiniteDifferenceScheme.Forward, 1e-7)]
    [InlineData(FiniteDifferenceScheme.Central, 1e-9)]
    public void Gradient_SmoothFunction_HasTheOrderOfItsScheme(FiniteDifferenceScheme scheme, double tolerance)
    {
        var random = new RandomStream(5);
        double[] gradient = new double[2];
        for (int k = 0; k < 50; k++)
        {
            double[] x = [random.NextUniform(-1, 1), random.NextUniform(-1, 1)];
            FiniteDifferences.Gradient(Function, x, gradient, scheme);
            gradient[0].ShouldBe(Math.Exp(x[0]) * Math.Sin(x[1]), tolerance);
            gradient[1].ShouldBe(Math.Exp(x[0]) * Math.Cos(x[1]), tolerance);
        }
    }

    [Theory]
    [InlineData(FiniteDifferenceScheme.Forward, 2e-7)]
    [InlineData(FiniteDifferenceScheme.Central, 1e-8)]
    public void Gradient_AtAndNearBounds_NeverLeavesThem(FiniteDifferenceScheme scheme, double tolerance)
    {
        // Boxes from wide to narrower than any step, points on and near both sides.
        double[] widths = [1, 1e-3, 1e-6, 1e-9, 1e-12];
        double[] places = [0, 1e-9, 0.3, 0.5, 1 - 1e-9, 1];
        foreach (double width in widths)
        {
            foreach (double place in places)
            {
                var bounds = new Bounds([0.7], [0.7 + width]);
                double[] x = [0.7 + (width * place)], gradient = new double[1];
                bounds.Project(x);
                double Inside(ReadOnlySpan<double> point)
                {
                    bounds.Contains(point).ShouldBeTrue($"width {width}, place {place}, point {point[0]:R}");
                    return Math.Exp(point[0]);
                }

                FiniteDifferences.Gradient(Inside, x, gradient, scheme, bounds);
                // A box narrower than the step leaves only rounding: two values, each with an error of ε·f, over at least half the width.
                gradient[0].ShouldBe(Math.Exp(x[0]), Math.Max(tolerance, 2 * 2.2e-16 * Math.Exp(0.7) / (width / 2)));
            }
        }
    }

    [Fact]
    public void Gradient_FixedVariable_IsZero()
    {
        double[] gradient = [double.NaN];
        FiniteDifferences.Gradient(TestProblems.SumOfSquares, [2], gradient, bounds: new Bounds([2], [2]));
        gradient[0].ShouldBe(0);
    }

    [Fact]
    public void Jacobian_TwoRows_IsRowMajor()
    {
        double[] jacobian = new double[4];
        FiniteDifferences.Jacobian(
            (x, c) => (c[0], c[1]) = (x[0] * x[1], (3 * x[0]) + (x[1] * x[1])), 2, [2, 5], jacobian, FiniteDifferenceScheme.Central);
        double[] expected = [5, 2, 3, 10];
        for (int i = 0; i < 4; i++) jacobian[i].ShouldBe(expected[i], 1e-8);
    }
}
