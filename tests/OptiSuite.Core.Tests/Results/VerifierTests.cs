namespace OptiSuite.Core.Tests.Results;

public class VerifierTests
{
    // min x² + y² subject to x + y ≥ 2: x = y = 1, and 2x + λ = 0 gives λ = −2 for the row c = x + y with an active lower limit.
    private static readonly Problem _halfPlane = TestProblems.Sphere(0, 0) with
    {
        Constraints = [LinearConstraint.AtLeast(new double[,] { { 1, 1 } }, [2])],
    };

    private static Multipliers Of(double lambda) => new([0, 0], [0, 0], [lambda]);

    [Fact]
    public void Verify_SolutionWithItsMultiplier_IsStationary()
    {
        Verification verified = Verifier.Verify(_halfPlane, [1, 1], Of(-2));
        verified.ShouldSatisfyAllConditions(
            v => v.Stationary.ShouldBe(true), v => v.Feasible.ShouldBeTrue(), v => v.FirstOrderResidual.ShouldBe(0, 1e-15), v => v.Objective.ShouldBe(2));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(0)]
    public void Verify_WrongMultiplier_IsNotStationary(double lambda) =>
        Verifier.Verify(_halfPlane, [1, 1], Of(lambda)).Stationary.ShouldBe(false);

    [Fact]
    public void Verify_MultiplierOfAnInactiveRow_IsNotStationary() =>
        Verifier.Verify(_halfPlane, [2, 2], Of(-4)).Stationary.ShouldBe(false, "∇L vanishes, but the row is not active");

    [Fact]
    public void Verify_ConstraintsWithoutMultipliers_LeavesStationarityOpen() =>
        Verifier.Verify(_halfPlane, [1, 1]).Stationary.ShouldBeNull();

    [Fact]
    public void Verify_Infeasible_SaysByHowMuch()
    {
        Verification verified = Verifier.Verify(_halfPlane, [0, 0]);
        (verified.Feasible, verified.ConstraintViolation).ShouldBe((false, 2));
    }

    [Fact]
    public void Verify_OutsideBounds_DoesNotCallTheObjective()
    {
        Problem problem = TestProblems.Plain(_ => throw new InvalidOperationException("called"), 0) with { Bounds = Bounds.Uniform(1, 0, 1) };
        Verification verified = Verifier.Verify(problem, [2]);
        (verified.InsideBounds, verified.ConstraintViolation).ShouldBe((false, 1));
    }

    [Fact]
    public void Verify_NaNPoint_IsNotFinite() => Verifier.Verify(TestProblems.Sphere(0), [double.NaN]).Finite.ShouldBeFalse();

    [Fact]
    public void Verify_Kinks_LeaveStationarityOpen()
    {
        var problem = new Problem(
            Objective.Differentiable(
                (x, g) =>
                {
                    g[0] = Math.Sign(x[0]);
                    return Math.Abs(x[0]);
                },
                isSmooth: false),
            1);
        Verifier.Verify(problem, [0]).Stationary.ShouldBeNull();
    }

    [Fact]
    public void Verify_ActiveBound_CountsTheProjectedGradient() =>
        Verifier.Verify(TestProblems.Sphere(0) with { Bounds = Bounds.Uniform(1, 1, 2) }, [1]).Stationary.ShouldBe(true);
}
