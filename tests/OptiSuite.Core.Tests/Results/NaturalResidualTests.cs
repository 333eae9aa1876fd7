namespace OptiSuite.Core.Tests.Results;

public class NaturalResidualTests
{
    [Fact]
    public void OverBox_WithoutBounds_IsTheLargestEntry() => NaturalResidual.OverBox([5, 5], [1, -3], null).ShouldBe(3);

    [Theory]
    [InlineData(0, 2, 0)] // at the lower bound, f rises inward: stationary
    [InlineData(0, -2, 1)] // at the lower bound, f falls inward: the whole box is the way
    [InlineData(1, -2, 0)]
    [InlineData(0.5, 0.1, 0.1)]
    [InlineData(0.5, 9, 0.5)]
    public void OverBox_UnitInterval_IsTheDistanceTheProjectionMoves(double x, double gradient, double residual) =>
        NaturalResidual.OverBox([x], [gradient], Bounds.Uniform(1, 0, 1)).ShouldBe(residual, 1e-15);

    [Theory]
    [InlineData(2, 5, 0)] // positive at the upper limit
    [InlineData(-2, 1, 0)] // negative at the lower limit
    [InlineData(2, 1, 2)] // the wrong sign for the limit
    [InlineData(0, 3, 0)] // inactive without a price
    [InlineData(0.5, 3, 0.5)] // inactive with a price
    public void OfRow_LimitsOneToFive_IsComplementarity(double multiplier, double value, double residual) =>
        NaturalResidual.OfRow(multiplier, value, 1, 5).ShouldBe(residual);

    [Fact]
    public void OfRow_Equality_IsZero() => NaturalResidual.OfRow(7, 3, 2, 2).ShouldBe(0);
}
