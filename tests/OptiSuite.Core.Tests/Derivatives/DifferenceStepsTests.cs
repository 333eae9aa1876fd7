namespace OptiSuite.Core.Tests.Derivatives;

public class DifferenceStepsTests
{
    private static readonly double _epsilon = Math.BitIncrement(1.0) - 1;

    [Fact]
    public void Gradient_NoSteps_TakesTheSquareRootOfEpsilonTimesTheSize()
    {
        Steps([0.5, -8], FiniteDifferenceScheme.Forward, null).ShouldBe([Math.Sqrt(_epsilon), 8 * Math.Sqrt(_epsilon)]);
        Steps([0.5, -8], FiniteDifferenceScheme.Central, null).ShouldBe([Math.Cbrt(_epsilon), 8 * Math.Cbrt(_epsilon)], 1e-15);
    }

    [Theory]
    [InlineData(FiniteDifferenceScheme.Forward)]
    [InlineData(FiniteDifferenceScheme.Central)]
    public void Gradient_StepsGiven_AreTaken(FiniteDifferenceScheme scheme)
    {
        var steps = new DifferenceSteps { Relative = [1e-3], Typical = [1e-6, 100] };
        Steps([1e-7, 8], scheme, steps).ShouldBe([1e-9, 0.1], 1e-12);
        Steps([1e-5, 800], scheme, steps).ShouldBe([1e-8, 0.8], 1e-12);
        Steps([0, 0], scheme, new DifferenceSteps { Relative = [1e-3, 1e-4] }).ShouldBe([1e-3, 1e-4], 1e-15);
    }

    [Fact]
    public void Minimize_StepsGiven_ReachTheEvaluator()
    {
        double step = 0;
        double f(ReadOnlySpan<double> x)
        {
            if (x[0] != 3) step = x[0] - 3;
            return x[0] * x[0];
        }

        var optimizer = new ScriptedOptimizer((context, x) =>
        {
            double[] g = new double[1];
            _ = context.Evaluator.Objective(x, g);
            return ExitReason.Stalled;
        });
        _ = optimizer.Minimize(TestProblems.Plain(f, 3), new RunOptions { DifferenceSteps = new() { Relative = [0.01] }, Verify = false });
        step.ShouldBe(0.03, 1e-12);
    }

    [Fact]
    public void Gradient_TinyVariable_IsAccurateWithItsTypicalSize()
    {
        // f curves within micrometres: the default step is as long as the whole valley.
        double f(ReadOnlySpan<double> x) => Math.Cos(x[0] / 1e-8);
        double[] gradient = new double[1], x = [5e-9];
        FiniteDifferences.Gradient(f, x, gradient, FiniteDifferenceScheme.Forward);
        Math.Abs((gradient[0] / 1e8) + Math.Sin(0.5)).ShouldBeGreaterThan(0.01);
        FiniteDifferences.Gradient(f, x, gradient, FiniteDifferenceScheme.Forward, steps: new DifferenceSteps { Typical = [1e-8] });
        (gradient[0] / 1e8).ShouldBe(-Math.Sin(0.5), 1e-6);
    }

    [Fact]
    public void Steps_BadValues_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new DifferenceSteps { Relative = [0] }).Message.ShouldContain("Relative holds 0");
        Should.Throw<ArgumentException>(() => new DifferenceSteps { Typical = [1, double.NaN] }).Message.ShouldContain("positive finite");
        Should.Throw<ArgumentException>(() => Steps([1, 2], FiniteDifferenceScheme.Forward, new DifferenceSteps { Typical = [1, 2, 3] }))
            .Message.ShouldContain("3 values, and the problem 2 variables");
    }

    /// <summary>The longest distance from x at which each variable was sampled.</summary>
    private static double[] Steps(double[] x, FiniteDifferenceScheme scheme, DifferenceSteps? steps)
    {
        double[] longest = new double[x.Length], gradient = new double[x.Length];
        double f(ReadOnlySpan<double> point)
        {
            for (int j = 0; j < x.Length; j++) longest[j] = Math.Max(longest[j], Math.Abs(point[j] - x[j]));
            return 0;
        }

        FiniteDifferences.Gradient(f, x, gradient, scheme, steps: steps);
        return longest;
    }
}
