namespace OptiSuite.Optimizers.Tests.FirstOrder;

public sealed class BfgsTests
{
    [Theory]
    [InlineData(2, 60)]
    [InlineData(10, 200)]
    [InlineData(50, 600)]
    public void Minimize_Rosenbrock_ConvergesSuperlinearly(int n, int evaluations)
    {
        OptimizationResult result = new Bfgs().Minimize(Functions.Rosenbrock(n));
        result.ExitReason.ShouldBe(ExitReason.Stationary);
        result.Converged.ShouldBeTrue();
        result.Objective.ShouldBeLessThan(1e-12);
        result.Evaluations.Objective.ShouldBeLessThan(evaluations);
    }

    [Fact]
    public void Minimize_ConvexWithKinks_ReachesTheMinimumToTwelveDigits()
    {
        double[] weights = Functions.Repeat(10, i => 1 + i), center = Functions.Repeat(10, i => Math.Sin(i));
        OptimizationResult result = new Bfgs().Minimize(Functions.AbsoluteSum(weights, center, new double[10]));
        result.Objective.ShouldBeLessThan(1e-10);
    }

    [Fact]
    public void Minimize_NonsmoothRosenbrock_FollowsTheCurvedKink()
    {
        // 8|x₁² − x₂| + (1 − x₁)²: Lewis and Overton (2013), section 5; minimum 0 at (1, 1), nonconvex.
        var problem = new Problem(
            Objective.Differentiable(
                (x, g) =>
                {
                    double r = (x[0] * x[0]) - x[1], s = Math.Sign(r);
                    g[0] = (16 * s * x[0]) - (2 * (1 - x[0]));
                    g[1] = -8 * s;
                    return (8 * Math.Abs(r)) + ((1 - x[0]) * (1 - x[0]));
                },
                isSmooth: false),
            2)
        { Start = [-1, 1.5] };
        OptimizationResult result = new Bfgs().Minimize(problem);
        result.Objective.ShouldBeLessThan(1e-9);
        result.X.ShouldAllBe(value => Math.Abs(value - 1) < 1e-4);
    }

    [Fact]
    public void Minimize_MinimumOnAKink_ClaimsNoStationaryPoint()
    {
        OptimizationResult result = new Bfgs().Minimize(Functions.AbsoluteSum([1, 3], [0.3, -0.7], [2, 2]));
        result.ExitReason.ShouldNotBe(ExitReason.Stationary);
        result.Objective.ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Minimize_WallOfNaN_StaysOnThisSide()
    {
        // −log(1 − x) + x² − 3x: not a number beyond 1; the stationary point solves 2x² − 5x + 2 = 0.
        var problem = new Problem(
            Objective.Differentiable((x, g) =>
            {
                g[0] = (1 / (1 - x[0])) + (2 * x[0]) - 3;
                return -Math.Log(1 - x[0]) + (x[0] * x[0]) - (3 * x[0]);
            }),
            1)
        { Start = [-5] };
        OptimizationResult result = new Bfgs().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.X[0].ShouldBe(0.5, 1e-6);
    }

    [Fact]
    public void Minimize_UnboundedBelow_SaysSo()
    {
        var problem = new Problem(
            Objective.Differentiable((x, g) =>
            {
                g[0] = -1;
                return -x[0];
            }),
            1)
        { Start = [0] };
        new Bfgs().Minimize(problem).ExitReason.ShouldBeOneOf(ExitReason.Unbounded, ExitReason.LineSearchFailed);
    }

    [Fact]
    public void Minimize_DecreaseNotBelowCurvature_IsRefused() =>
        Should.Throw<ArgumentException>(() => new Bfgs { SufficientDecrease = 0.5, Curvature = 0.4 }.Minimize(Functions.Rosenbrock(2)))
            .Message.ShouldContain("must be below");

    [Fact]
    public void Minimize_ValuesOnly_EndsWithCentralDifferences()
    {
        // Forward differences of a function of this curvature are wrong by h·f''/2 ≈ 1e-4 at the minimum.
        OptimizationResult by(FiniteDifferenceScheme scheme) => new Bfgs().Minimize(
            new Problem(Objective.From(x => (1e4 * (x[0] - 1) * (x[0] - 1)) + Math.Pow(x[1] + 2, 4) + (x[1] * x[1])), 2) { Start = [-1, 1] },
            new RunOptions { FiniteDifferences = scheme });
        OptimizationResult forward = by(FiniteDifferenceScheme.Forward), automatic = by(FiniteDifferenceScheme.Automatic);
        automatic.ExitReason.ShouldBe(ExitReason.Stationary);
        automatic.Converged.ShouldBeTrue(automatic.Message);
        Math.Abs(automatic.X[0] - 1).ShouldBeLessThan(1e-9);
        Math.Abs(forward.X[0] - 1).ShouldBeGreaterThan(Math.Abs(automatic.X[0] - 1));
        automatic.Evaluations.Objective.ShouldBeLessThan(by(FiniteDifferenceScheme.Central).Evaluations.Objective);
    }
}
