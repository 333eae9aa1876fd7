namespace OptiSuite.Optimizers.Tests.FirstOrder;

public sealed class SubgradientMethodTests
{
    private static readonly StoppingCriteria _noTests = new() { StationarityTolerance = null, StepTolerance = null, StallIterations = null };

    [Fact]
    public void Minimize_WeightedAbsoluteSums_FindTheCenter()
    {
        var random = new RandomStream(21);
        for (int trial = 0; trial < 10; trial++)
        {
            double[] weights = Functions.Repeat(8, _ => random.NextUniform(0.2, 5)), center = Functions.Repeat(8, _ => random.NextUniform(-4, 4));
            OptimizationResult result = new SubgradientMethod().Minimize(Functions.AbsoluteSum(weights, center, new double[8]));
            result.Objective.ShouldBeLessThan(1e-8, result.Message);
        }
    }

    [Fact]
    public void Minimize_StartFarAwayOnASteepFunction_NeedsNoTuning()
    {
        OptimizationResult result = new SubgradientMethod().Minimize(
            Functions.AbsoluteSum([1e3, 2e3, 3e3], [100, 1000, -500], new double[3]));
        result.Objective.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Minimize_LargestAbsoluteValue_ReachesZero()
    {
        // One coordinate at a time has a subgradient: the textbook case in which the guess of the minimum shrinks too soon.
        Problem problem = Functions.From(
            Functions.Repeat(10, i => i < 5 ? i + 1 : -i - 1),
            (x, g) =>
            {
                int worst = 0;
                for (int i = 1; i < x.Length; i++)
                {
                    if (Math.Abs(x[i]) > Math.Abs(x[worst])) worst = i;
                }

                g.Clear();
                g[worst] = Math.Sign(x[worst]);
                return Math.Abs(x[worst]);
            },
            smooth: false);
        OptimizationResult result = new SubgradientMethod().Minimize(problem, new RunOptions { Stopping = _noTests with { MaxIterations = 10_000 } });
        result.Objective.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Minimize_MeanAbsoluteDeviation_FindsTheMedian()
    {
        double[] data = [9, -3, 2.5, 7, 0, 1, 40];
        Problem problem = Functions.From(
            [20],
            (x, g) =>
            {
                double sum = 0;
                g[0] = 0;
                foreach (double value in data)
                {
                    sum += Math.Abs(x[0] - value);
                    g[0] += Math.Sign(x[0] - value);
                }

                return sum;
            },
            smooth: false);
        new SubgradientMethod().Minimize(problem).X[0].ShouldBe(2.5, 1e-8);
    }

    [Fact]
    public void Minimize_LeastAbsoluteDeviations_BeatsTheDiminishingRule()
    {
        Problem problem = Functions.Regression(80, noise: 2, lambda: 0, seed: 8, r => (Math.Abs(r), Math.Sign(r)), smooth: false);
        RunOptions options = new() { Stopping = _noTests with { MaxEvaluations = 5000 } };
        double estimated = new SubgradientMethod().Minimize(problem, options).Objective;
        double diminishing = new SubgradientMethod { StepRule = SubgradientStep.Diminishing }.Minimize(problem, options).Objective;
        double known = new SubgradientMethod { StepRule = SubgradientStep.Polyak }.Minimize(
            problem with { Known = new KnownSolution(estimated) }, options).Objective;
        diminishing.ShouldBeGreaterThan(estimated);
        known.ShouldBe(estimated, 1e-3);
    }

    [Fact]
    public void Minimize_KnownMinimum_ConvergesByThePolyakStep()
    {
        var method = new SubgradientMethod { StepRule = SubgradientStep.Polyak };
        Problem problem = Functions.AbsoluteSum([1, 2], [1, -1], [5, 5]);
        Should.Throw<IncompatibleProblemException>(() => method.Minimize(problem)).Message.ShouldContain("TargetObjective");
        OptimizationResult known = method.Minimize(problem with { Known = new KnownSolution(0) });
        known.Objective.ShouldBeLessThan(1e-9);
        known.ExitReason.IsConverged().ShouldBeTrue(known.Message);
        OptimizationResult target = method.Minimize(problem, new RunOptions { Stopping = new StoppingCriteria { TargetObjective = 0.5 } });
        // It aims at the target itself and may come to rest one rounding above it.
        target.ExitReason.IsConverged().ShouldBeTrue(target.Message);
        target.Objective.ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void Minimize_PolyakStepByHand_Agrees()
    {
        // f = 2|x| from 3 with f* = 0: t = 6/4, x = 3 − 1.5·2 = 0.
        OptimizationResult result = new SubgradientMethod { StepRule = SubgradientStep.Polyak }.Minimize(
            Functions.AbsoluteSum([2], [0], [3]) with { Known = new KnownSolution(0) });
        result.X[0].ShouldBe(0);
        result.Iterations.ShouldBe(1);
        result.ExitReason.ShouldBe(ExitReason.Stationary);
    }

    [Theory]
    [InlineData(SubgradientStep.Diminishing, true, 0.5, new[] { 10, 8, 8 - 1.4142135623730951, 8 - 1.4142135623730951 - 1.1547005383792517 })]
    [InlineData(SubgradientStep.Diminishing, false, 1.0, new[] { 10.0, 4, 1, -1 })]
    [InlineData(SubgradientStep.Constant, true, 0.5, new[] { 10.0, 8, 6, 4 })]
    [InlineData(SubgradientStep.Constant, false, 0.5, new[] { 10.0, 4, -2, 4 })]
    public void Minimize_TunedRules_StepByTheirFormula(SubgradientStep rule, bool normalized, double power, double[] expected)
    {
        // f = 3|x|, a = 2: steps of 2/(k+1)^p, times 3 where not normalized.
        var trace = new Trace();
        new SubgradientMethod { StepRule = rule, StepSize = 2, Normalized = normalized, Power = power }.Minimize(
            Functions.AbsoluteSum([3], [0], [10]), new RunOptions { Observers = [trace], Stopping = _noTests with { MaxIterations = 3 } });
        trace.Rows.Select(row => row.X[0]).ShouldBe(expected, 1e-14);
    }

    [Fact]
    public void Minimize_ConstantStep_ReturnsTheBestPointNotTheLast()
    {
        var trace = new Trace();
        OptimizationResult result = new SubgradientMethod { StepRule = SubgradientStep.Constant, StepSize = 0.3 }.Minimize(
            Functions.AbsoluteSum([1], [0], [1]), new RunOptions { Observers = [trace], Stopping = _noTests with { MaxIterations = 12 } });
        result.Objective.ShouldBe(0.1, 1e-12);
        trace.Rows[^1].Objective.ShouldBe(0.2, 1e-12);
    }

    [Fact]
    public void Minimize_ZeroSubgradient_ProvesTheMinimum()
    {
        OptimizationResult result = new SubgradientMethod().Minimize(Functions.AbsoluteSum([1, 1], [0, 0], [0, 0]));
        result.ExitReason.ShouldBe(ExitReason.Stationary);
        result.Iterations.ShouldBe(0);
    }

    [Fact]
    public void Minimize_MinimumOutsideTheBounds_FindsTheNearestCorner()
    {
        OptimizationResult result = new SubgradientMethod().Minimize(
            Functions.AbsoluteSum([1, 2, 1], [5, -5, 0.25], [0, 0, 0.9]) with { Bounds = Bounds.Uniform(3, -1, 1) });
        result.X[0].ShouldBe(1, 1e-9);
        result.X[1].ShouldBe(-1, 1e-9);
        result.X[2].ShouldBe(0.25, 1e-8);
    }

    [Fact]
    public void Minimize_SmoothLoss_IsStationary()
    {
        OptimizationResult result = new SubgradientMethod().Minimize(Functions.Softmax(100, 0.01, seed: 3));
        result.Converged.ShouldBeTrue(result.Message);
        result.ExitReason.ShouldBe(ExitReason.Stationary);
    }

    [Theory]
    [InlineData(SubgradientStep.EstimatedPolyak)]
    [InlineData(SubgradientStep.Polyak)]
    public void Minimize_StepOntoAPlateau_IsTakenBack(SubgradientStep rule)
    {
        // 1 − exp(−x²/2) is flat far from 0; from 2.9 the Polyak step leads to −19, and a first step of 50 to −47.
        Problem problem = Functions.From([2.9], (x, g) =>
        {
            double e = Math.Exp(-x[0] * x[0] / 2);
            g[0] = x[0] * e;
            return 1 - e;
        }) with
        { Known = new KnownSolution(0) };
        OptimizationResult result = new SubgradientMethod { StepRule = rule, StepSize = 50 }.Minimize(problem);
        result.Objective.ShouldBeLessThan(1e-8, result.Message);
    }

    [Fact]
    public void Minimize_DecayingSteps_DoNotCountAsConvergence()
    {
        OptimizationResult result = new SubgradientMethod().Minimize(
            Functions.Regression(80, noise: 2, lambda: 0, seed: 8, r => (Math.Abs(r), Math.Sign(r)), smooth: false));
        result.Converged.ShouldBeFalse(result.Message);
        result.ExitReason.ShouldBeOneOf(ExitReason.Stalled, ExitReason.MaxIterations);
    }

    [Fact]
    public void Hyperparameters_OutOfRange_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SubgradientMethod { StepSize = 0 }).Message.ShouldContain("above 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new SubgradientMethod { Power = 0 }).Message.ShouldContain("(0, 1]");
        Should.Throw<ArgumentOutOfRangeException>(() => new SubgradientMethod { Power = 1.5 });
        Should.Throw<ArgumentOutOfRangeException>(() => new SubgradientMethod { TargetDecay = 1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new SubgradientMethod { TargetGrowth = 0.5 }).Message.ShouldContain("at least 1");
        Should.Throw<ArgumentOutOfRangeException>(() => new SubgradientMethod { StepRule = (SubgradientStep)8 }).Message.ShouldContain("Polyak");
    }
}
