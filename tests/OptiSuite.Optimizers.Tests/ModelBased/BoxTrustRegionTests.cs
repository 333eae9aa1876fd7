namespace OptiSuite.Optimizers.Tests.ModelBased;

public sealed class BoxTrustRegionTests
{
    [Fact]
    public void Solve_MinimumInside_IsTheNewtonStep()
    {
        var region = new BoxTrustRegion(2);
        region.Solve(new Form(new double[,] { { 2, 1 }, { 1, 3 } }), [-4, -7], [-10, -10], [10, 10], 10);
        region.Step.ShouldBe([1, 2], 1e-12);
        region.Reduction.ShouldBe(9, 1e-12);
        region.Curvature.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Solve_MinimumBeyondABound_StopsThereAndGoesOnAlongIt()
    {
        var region = new BoxTrustRegion(2);
        region.Solve(new Form(new double[,] { { 2, 1 }, { 1, 3 } }), [-4, -7], [-10, -10], [10, 1], 10);
        region.Step.ShouldBe([1.5, 1], 1e-12);
        region.Curvature.ShouldBe(0);
    }

    [Fact]
    public void Solve_BoundInTheWayAtTheStart_DoesNotLeaveIt()
    {
        var region = new BoxTrustRegion(2);
        region.Solve(new Form(new double[,] { { 1, 0 }, { 0, 1 } }), [1, -1], [0, -5], [5, 5], 3);
        region.Step.ShouldBe([0, 1], 1e-12);
    }

    [Fact]
    public void Solve_NegativeCurvature_EndsOnTheSphere()
    {
        var region = new BoxTrustRegion(2);
        region.Solve(new Form(new double[,] { { 1, 0 }, { 0, -2 } }), [0, -1], [-9, -9], [9, 9], 2);
        region.Step.ShouldBe([0, 2], 1e-12);
        region.Reduction.ShouldBe(2 + 4, 1e-12);
    }

    /// <summary>Inside, of the reduction said, and at least as good as steepest descent.</summary>
    [Fact]
    public void Solve_RandomProblems_StaysInsideAndBeatsSteepestDescent()
    {
        var random = new RandomStream(11);
        for (int round = 0; round < 200; round++)
        {
            double a = random.NextUniform(-2, 5), b = random.NextUniform(-2, 5), c = random.NextUniform(-2, 2), radius = random.NextUniform(0.1, 2);
            double[] g = [random.NextGaussian(), random.NextGaussian()], upper = [random.NextUniform(0, 2), random.NextUniform(0, 2)];
            double[] lower = [-random.NextUniform(0, 2), -random.NextUniform(0, 2)];
            double Value(double x, double y) => (g[0] * x) + (g[1] * y) + (0.5 * ((a * x * x) + (b * y * y))) + (c * x * y);
            var region = new BoxTrustRegion(2);
            region.Solve(new Form(new[,] { { a, c }, { c, b } }), g, lower, upper, radius);
            (double x, double y) = (region.Step[0], region.Step[1]);
            Math.Sqrt((x * x) + (y * y)).ShouldBeLessThanOrEqualTo(radius * (1 + 1e-12));
            x.ShouldBeInRange(lower[0], upper[0]);
            y.ShouldBeInRange(lower[1], upper[1]);
            region.Reduction.ShouldBe(-Value(x, y), 1e-9);
            // At least what the best of steepest descent inside the region gives.
            double cauchy = 0;
            for (int i = 1; i <= 100; i++)
            {
                double s = i / 100.0 * radius / Math.Sqrt((g[0] * g[0]) + (g[1] * g[1]));
                (double px, double py) = (-s * g[0], -s * g[1]);
                if (px < lower[0] || px > upper[0] || py < lower[1] || py > upper[1]) break;
                cauchy = Math.Max(cauchy, -Value(px, py));
            }

            region.Reduction.ShouldBeGreaterThanOrEqualTo(cauchy - 1e-9);
        }
    }

    private sealed class Form(double[,] matrix) : IQuadraticForm
    {
        public void Multiply(ReadOnlySpan<double> v, Span<double> product)
        {
            for (int i = 0; i < v.Length; i++)
            {
                product[i] = 0;
                for (int j = 0; j < v.Length; j++) product[i] += matrix[i, j] * v[j];
            }
        }
    }
}
