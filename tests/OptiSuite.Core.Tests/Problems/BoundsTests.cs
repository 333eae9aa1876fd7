namespace OptiSuite.Core.Tests.Problems;

public class BoundsTests
{
    [Fact]
    public void Constructor_LowerAboveUpper_NamesVariableAndValues() =>
        Should.Throw<ArgumentException>(() => new Bounds([0, 2], [1, 1])).Message.ShouldBe(
            "The lower bound 2 of variable 1 is above its upper bound 1; swap or correct them.");

    [Fact]
    public void Constructor_DifferentLengths_Throws() => Should.Throw<ArgumentException>(() => new Bounds([0], [1, 1]));

    [Fact]
    public void Constructor_NaN_Throws() => Should.Throw<ArgumentException>(() => new Bounds([double.NaN], [1])).Message.ShouldContain("NaN");

    [Fact]
    public void Constructor_NoFiniteValueInside_Throws() =>
        Should.Throw<ArgumentException>(() => new Bounds([double.PositiveInfinity], [double.PositiveInfinity]));

    [Fact]
    public void Project_RandomPoints_AreContainedAndNearest()
    {
        var random = new RandomStream(1);
        var bounds = new Bounds([-1, 0, double.NegativeInfinity], [1, 0, 3]);
        for (int k = 0; k < 200; k++)
        {
            double[] x = [random.NextUniform(-5, 5), random.NextUniform(-5, 5), random.NextUniform(-5, 5)];
            double[] projected = [.. x];
            bounds.Project(projected);
            bounds.Contains(projected).ShouldBeTrue();
            bounds.Violation(projected).ShouldBe(0);
            bounds.Violation(x).ShouldBe(x.Zip(projected, (a, b) => Math.Abs(a - b)).Max(), 1e-15);
        }
    }

    [Fact]
    public void Contains_NaN_IsFalse() => Bounds.Uniform(1, 0, 1).Contains([double.NaN]).ShouldBeFalse();
}
