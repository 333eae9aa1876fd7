namespace OptiSuite.Problems.Tests.Landscapes;

public class LandscapeTests
{
    public static TheoryData<string> Names => [.. ProblemCatalog.Suite("landscapes").Select(problem => problem.Name)];

    // Values worked out by hand from the published formulas, at points that are not the minimum.
    [Theory]
    [InlineData("sphere", new[] { 1.0, -2, 3 }, 14)]
    [InlineData("ellipsoid", new[] { 1.0, 1, 1 }, 1001001)]
    [InlineData("ellipsoid", new[] { 3.0 }, 9)]
    [InlineData("rosenbrock", new[] { -1.2, 1 }, 24.2)]
    [InlineData("rosenbrock", new[] { 0.0, 0, 0 }, 2)]
    [InlineData("rosenbrock", new[] { 2.0, 3, 5 }, 101 + 1604)]
    [InlineData("rastrigin", new[] { 0.5, 1 }, 0.25 + 20 + 1)]
    [InlineData("rastrigin", new[] { 0.25, 0 }, 0.0625 + 10)]
    [InlineData("ackley", new[] { 1.0, 1 }, 3.6253849384403628)]
    [InlineData("ackley", new[] { 0.5, -0.5 }, 4.2536540265684124)]
    [InlineData("griewank", new[] { Math.PI, 0 }, 2.0024674011002724)]
    [InlineData("schwefel", new[] { 0.0, 0 }, 837.96577454486741)]
    [InlineData("levy", new[] { 5.0 }, 1)]
    [InlineData("levy", new[] { 1.0, 5 }, 1)]
    [InlineData("styblinski-tang", new[] { 1.0, -1 }, (-10 - 20) / 2.0)]
    [InlineData("zakharov", new[] { 1.0, 1 }, 2 + 2.25 + 5.0625)]
    [InlineData("himmelblau", new[] { 0.0, 0 }, 170)]
    [InlineData("beale", new[] { 1.0, 1 }, 14.203125)]
    [InlineData("beale", new[] { 2.0, 0 }, 0.25 + 0.0625 + 0.390625)]
    [InlineData("booth", new[] { 0.0, 0 }, 74)]
    [InlineData("six-hump-camel", new[] { 1.0, 1 }, 4 - 2.1 + (1 / 3.0) + 1)]
    [InlineData("goldstein-price", new[] { 1.0, 1 }, 1876)]
    [InlineData("goldstein-price", new[] { 0.0, 0 }, 600)]
    public void Evaluate_PointOfTheFormula_GivesThePublishedValue(string name, double[] x, double expected) =>
        ProblemCatalog.Find(name, x.Length).Objective.Evaluate(x).ShouldBe(expected, 1e-12 * expected.Magnitude());

    [Theory]
    [MemberData(nameof(Names))]
    public void Known_OfALandscape_IsExactToRounding(string name)
    {
        Problem problem = ProblemCatalog.Find(name);
        double[] x = [.. problem.Known!.X!.Value], gradient = new double[x.Length];

        var f = (IDifferentiableObjective)problem.Objective;

        f.Evaluate(x, gradient).ShouldBe(problem.Known.Objective, 1e-13 * problem.Known.Objective.Magnitude());
        gradient.ShouldAllBe(entry => Math.Abs(entry) <= 1e-12);
    }

    [Theory]
    [InlineData(3.0, 2.0)]
    [InlineData(-2.805118086952745, 3.131312518250573)]
    [InlineData(-3.779310253377747, -3.283185991286170)]
    [InlineData(3.584428340330492, -1.848126526964404)]
    public void Himmelblau_EachOfItsFourMinima_IsZero(double x1, double x2) =>
        new Himmelblau().Evaluate([x1, x2]).ShouldBe(0, 1e-25);

    [Fact]
    public void SixHumpCamel_MirroredPoint_HasTheSameValue()
    {
        Problem problem = SixHumpCamel.Create();
        double[] mirrored = [.. problem.Known!.X!.Value.Select(t => -t)];

        problem.Objective.Evaluate(mirrored).ShouldBe(problem.Known.Objective, 1e-15);
    }

    [Fact]
    public void Schwefel_KnownPoint_IsTheHighestOfAFineGrid()
    {
        var f = new Schwefel();
        for (double t = -500; t <= 500; t += 0.01) f.Evaluate([t]).ShouldBeGreaterThan(-1e-12);
    }

    [Fact]
    public void Ackley_AtItsTip_GivesTheSubgradientZeroAndSaysThatItIsNotSmooth()
    {
        var f = new Ackley();
        double[] gradient = [1, 1, 1];

        f.Evaluate([0, 0, 0], gradient).ShouldBe(0);

        gradient.ShouldBe([0, 0, 0]);
        f.IsSmooth.ShouldBeFalse();
    }

    [Fact]
    public void Griewank_WhereAFactorIsZero_StillGivesTheGradient()
    {
        var f = new Griewank();
        double[] x = [Math.PI / 2, 1], gradient = new double[2];

        f.Evaluate(x, gradient);

        // ∂f/∂x₁ = x₁/2000 + sin(x₁) cos(x₂/√2); the quotient product/cos(x₁) would be 0/0 but for rounding.
        gradient[0].ShouldBe((x[0] / 2000) + Math.Cos(1 / Math.Sqrt(2)), 1e-14);
        gradient[1].ShouldBe(1 / 2000.0, 1e-14);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Ellipsoid_ImpossibleCondition_IsRefused(double condition) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Ellipsoid(3, condition)).Message.ShouldContain("at least 1");

    [Fact]
    public void Create_DimensionTooSmall_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Rosenbrock.Create(1));
        Should.Throw<ArgumentOutOfRangeException>(() => Sphere.Create(0));
    }
}
