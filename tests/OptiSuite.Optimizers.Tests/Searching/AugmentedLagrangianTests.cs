namespace OptiSuite.Optimizers.Tests.Searching;

public sealed class AugmentedLagrangianTests
{
    [Fact]
    public void Merit_BeforeCalibration_IsTheObjective()
    {
        var lagrangian = new AugmentedLagrangian([0, double.NegativeInfinity], [0, 1], 2);
        lagrangian.Merit(3, [5, 7]).ShouldBe(3);
        lagrangian.Multipliers.Length.ShouldBe(2);
    }

    [Fact]
    public void Merit_RowsThatAreNotFinite_IsInfinite()
    {
        AugmentedLagrangian lagrangian = Calibrated();
        lagrangian.Merit(1, [double.NaN]).ShouldBe(double.PositiveInfinity);
        lagrangian.Merit(double.PositiveInfinity, [0]).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Merit_Inequality_IsSmoothWhereTheRowBecomesInactive()
    {
        AugmentedLagrangian lagrangian = Calibrated();
        (double gamma, double omega) = (lagrangian.Multipliers[0], lagrangian.Penalties[0]);
        gamma.ShouldBePositive();
        omega.ShouldBePositive();
        double edge = 1 - (gamma / omega), step = 1e-6;
        lagrangian.Merit(0, [edge + step]).ShouldBe(lagrangian.Merit(0, [edge - step]), 1e-9);
        lagrangian.Merit(0, [edge - 5]).ShouldBe(-gamma * gamma / (2 * omega), 1e-12);
        lagrangian.Merit(0, [1 + 2]).ShouldBe((gamma * 2) + (omega * 2), 1e-12);
    }

    [Fact]
    public void Calibrate_RowThatNobodyViolates_StaysWithoutWeight()
    {
        var lagrangian = new AugmentedLagrangian([double.NegativeInfinity], [100], 2);
        lagrangian.Calibrate([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8]);
        lagrangian.Penalties[0].ShouldBe(0);
    }

    [Fact]
    public void Update_TwoLimits_AreTwoRowsWithMultipliersOfTheirOwn()
    {
        var lagrangian = new AugmentedLagrangian([-1], [1], 1);
        double[] c = [-3, -2, -1, 0, 1, 2, 3, 4];
        lagrangian.Calibrate([8, 7, 6, 5, 4, 3, 2, 1], c);
        lagrangian.Update(0, [2]);
        (double upper, double lower) = (lagrangian.Multipliers[0], lagrangian.Multipliers[1]);
        lagrangian.Update(0, [2]);
        lagrangian.Multipliers.Length.ShouldBe(2);
        lagrangian.Multipliers[0].ShouldBeGreaterThan(upper);
        lagrangian.Multipliers[1].ShouldBeLessThan(lower);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Update_ExactMinimizationOfAQuadratic_FindsTheMultiplier(bool equality)
    {
        // min x² with x ≥ 1 or x = 1: the multiplier is 2 (of 1 − x ≤ 0), or −2 (of x − 1 = 0).
        var lagrangian = new AugmentedLagrangian([1], [equality ? 1 : double.PositiveInfinity], 1);
        double[] points = [-2, -1, 0, 1, 2, 3];
        lagrangian.Calibrate([.. points.Select(x => x * x)], points);
        double x = 0;
        for (int k = 0; k < 400; k++)
        {
            // The minimizer of x² + γ s (x − 1) + ½ ω (x − 1)² with s = ±1 while the row is active.
            (double gamma, double omega) = (lagrangian.Multipliers[0], lagrangian.Penalties[0]);
            double sign = equality ? 1 : -1;
            x = (omega - (sign * gamma)) / (2 + omega);
            if (!equality && gamma + (omega * (1 - x)) < 0) x = 0;
            lagrangian.Update(x * x, [x]);
        }

        x.ShouldBe(1, 1e-6);
        lagrangian.Multipliers[0].ShouldBe(equality ? -2 : 2, 1e-5);
    }

    [Fact]
    public void Update_ValuesThatAreNotFinite_ChangeNothing()
    {
        AugmentedLagrangian lagrangian = Calibrated();
        lagrangian.Update(1, [2]);
        lagrangian.Update(2, [3]);
        double[] before = [.. lagrangian.Multipliers, .. lagrangian.Penalties];
        lagrangian.Update(double.PositiveInfinity, [3]);
        lagrangian.Update(1, [double.NaN]);
        double[] after = [.. lagrangian.Multipliers, .. lagrangian.Penalties];
        after.ShouldBe(before);
    }

    [Fact]
    public void Reset_AfterUpdates_ForgetsAll()
    {
        AugmentedLagrangian lagrangian = Calibrated();
        lagrangian.Update(1, [2]);
        lagrangian.Reset();
        lagrangian.Merit(3, [50]).ShouldBe(3);
    }

    private static AugmentedLagrangian Calibrated()
    {
        var lagrangian = new AugmentedLagrangian([double.NegativeInfinity], [1], 1);
        lagrangian.Calibrate([1, 2, 3, 4, 5, 6, 7, 8], [-2, -1, 0, 1, 2, 3, 4, 5]);
        return lagrangian;
    }
}
