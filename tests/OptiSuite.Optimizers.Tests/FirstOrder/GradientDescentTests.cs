namespace OptiSuite.Optimizers.Tests.FirstOrder;

public sealed class GradientDescentTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    public void Minimize_Rosenbrock_Converges(int n)
    {
        OptimizationResult result = new GradientDescent().Minimize(Functions.Rosenbrock(n));
        result.ExitReason.ShouldBe(ExitReason.Stationary);
        result.Converged.ShouldBeTrue();
        result.Objective.ShouldBeLessThan(1e-10);
        result.X.ShouldAllBe(value => Math.Abs(value - 1) < 1e-5);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1)]
    [InlineData(1e6)]
    public void Minimize_BadlyScaledQuadratic_LosesTwelveOrdersOfMagnitude(double scale)
    {
        double[] weights = Functions.Repeat(20, i => scale * Math.Pow(1e4, i / 19.0));
        Problem problem = Functions.Quadratic(weights, new double[20], Functions.Repeat(20, i => 1 + (i % 3)));
        OptimizationResult result = new GradientDescent().Minimize(
            problem, new RunOptions { Stopping = new StoppingCriteria { StationarityTolerance = scale * 1e-6 } });
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBeLessThan(1e-12 * problem.Objective.Evaluate(problem.Start!.Value.AsSpan()));
    }

    [Fact]
    public void Minimize_StronglyConvexLosses_ReachesOneMillionth()
    {
        // f − f* ≤ ‖∇f‖²/(2λ) for a λ-strongly convex f: the bound is the certificate.
        const double Lambda = 0.01;
        Problem[] problems =
        [
            Functions.Softmax(100, Lambda, seed: 3),
            Functions.Regression(80, noise: 2, Lambda, seed: 4, r => (r * r, 2 * r)),
            Functions.Regression(80, noise: 2, Lambda, seed: 5, r => Math.Abs(r) <= 1 ? (r * r / 2, r) : (Math.Abs(r) - 0.5, Math.Sign(r))),
            Functions.Regression(80, noise: 2, Lambda, seed: 6, r => (Math.Max(r, 0) + Math.Log(1 + Math.Exp(-Math.Abs(r))) - (0.3 * r), (1 / (1 + Math.Exp(-r))) - 0.3)),
        ];
        foreach (Problem problem in problems)
        {
            OptimizationResult result = new GradientDescent().Minimize(problem);
            result.Converged.ShouldBeTrue(result.Message);
            result.Iterations.ShouldBeLessThan(200);
            double[] g = new double[problem.Dimension];
            ((IDifferentiableObjective)problem.Objective).Evaluate(result.X.AsSpan(), g);
            (g.Sum(value => value * value) / (2 * Lambda)).ShouldBeLessThan(1e-6);
        }
    }

    [Fact]
    public void Minimize_SeparableQuadraticUnderBounds_ClampsTheMinimizer()
    {
        var random = new RandomStream(11);
        for (int trial = 0; trial < 20; trial++)
        {
            const int N = 6;
            double[] weights = Functions.Repeat(N, _ => random.NextUniform(0.1, 10)), center = Functions.Repeat(N, _ => random.NextUniform(-3, 3));
            double[] lower = Functions.Repeat(N, _ => random.NextUniform(-2, 0)), upper = Functions.Repeat(N, _ => random.NextUniform(0, 2));
            if (trial % 2 == 0) upper[0] = double.PositiveInfinity;
            Problem problem = Functions.Quadratic(weights, center, Functions.Repeat(N, _ => random.NextUniform(-5, 5)))
                with
            { Bounds = new Bounds(lower, upper) };
            OptimizationResult result = new GradientDescent { LineSearch = (LineSearchRule)(trial % 2) }.Minimize(problem);
            result.Converged.ShouldBeTrue(result.Message);
            result.Stationarity.ShouldBeLessThanOrEqualTo(1e-6);
            for (int i = 0; i < N; i++) result.X[i].ShouldBe(Math.Clamp(center[i], lower[i], upper[i]), 1e-4);
        }
    }

    [Fact]
    public void Minimize_Armijo_FallsInEveryIteration()
    {
        var trace = new Trace();
        new GradientDescent { LineSearch = LineSearchRule.Armijo }.Minimize(Functions.Rosenbrock(4), new RunOptions { Observers = [trace] });
        for (int k = 1; k < trace.Rows.Count; k++) trace.Rows[k].Objective.ShouldBeLessThanOrEqualTo(trace.Rows[k - 1].Objective);
    }

    [Fact]
    public void Minimize_Nonmonotone_FallsBelowTheLargestOfItsMemory()
    {
        var trace = new Trace();
        new GradientDescent { Memory = 5 }.Minimize(Functions.Rosenbrock(4), new RunOptions { Observers = [trace] });
        bool rose = false;
        for (int k = 1; k < trace.Rows.Count; k++)
        {
            double reference = trace.Rows.Skip(Math.Max(0, k - 5)).Take(Math.Min(k, 5)).Max(row => row.Objective);
            trace.Rows[k].Objective.ShouldBeLessThanOrEqualTo(reference);
            rose |= trace.Rows[k].Objective > trace.Rows[k - 1].Objective;
        }

        rose.ShouldBeTrue("the search should use its freedom on this function");
    }

    [Fact]
    public void Minimize_FixedLearningRate_MakesPlainSteps()
    {
        Problem problem = Functions.Quadratic([1, 4], [0, 0], [1, 1]);
        OptimizationResult result = new GradientDescent { LearningRate = 0.1 }.Minimize(
            problem, new RunOptions { Stopping = new StoppingCriteria { MaxIterations = 2 } });
        // xᵢ (1 − 0.1 wᵢ)²
        result.X[0].ShouldBe(0.81, 1e-15);
        result.X[1].ShouldBe(0.36, 1e-15);
        result.Evaluations.Objective.ShouldBe(3);
    }

    [Fact]
    public void Minimize_LearningRateTooLarge_EndsAsNonFiniteWithTheBestPoint()
    {
        Problem problem = Functions.Quadratic([1, 100], [0, 0], [1, 1]);
        OptimizationResult result = new GradientDescent { LearningRate = 1 }.Minimize(
            problem, new RunOptions { Stopping = new StoppingCriteria { StallIterations = null } });
        result.ExitReason.ShouldBe(ExitReason.NonFinite);
        result.Converged.ShouldBeFalse();
        result.X.ShouldBe([1, 1]);
    }

    [Fact]
    public void Minimize_WrongGradient_FailsInTheLineSearchWithTheStart()
    {
        Problem problem = Functions.From([3], (x, g) =>
        {
            g[0] = -2 * x[0];
            return x[0] * x[0];
        });
        OptimizationResult result = new GradientDescent().Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.LineSearchFailed);
        result.X.ShouldBe([3]);
    }

    [Fact]
    public void Minimize_ValuesOnly_ConvergesByFiniteDifferences()
    {
        var problem = new Problem(Objective.From(x => Math.Pow(x[0] - 2, 2) + (10 * Math.Pow(x[1] + 1, 2))), 2) { Start = [0, 0] };
        OptimizationResult result = new GradientDescent().Minimize(
            problem, new RunOptions { Stopping = new StoppingCriteria { StationarityTolerance = 1e-5 } });
        result.X[0].ShouldBe(2, 1e-5);
        result.X[1].ShouldBe(-1, 1e-5);
        result.Evaluations.Gradient.ShouldBe(0);
    }

    [Fact]
    public void Minimize_LogBarrier_StaysWhereTheFunctionIsFinite()
    {
        Problem problem = Functions.From([0.9], (x, g) =>
        {
            g[0] = 1 - (1e-3 / x[0]);
            return x[0] - (1e-3 * Math.Log(x[0]));
        });
        OptimizationResult result = new GradientDescent().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.X[0].ShouldBe(1e-3, 1e-6);
    }

    [Fact]
    public void Hyperparameters_OutOfRange_AreRefusedWithValueLimitAndRemedy()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new GradientDescent { LearningRate = 0 })
            .Message.ShouldContain("LearningRate is 0 and must be finite and above 0; leave it null");
        Should.Throw<ArgumentOutOfRangeException>(() => new GradientDescent { LearningRate = double.NaN });
        Should.Throw<ArgumentOutOfRangeException>(() => new GradientDescent { Contraction = 1 }).Message.ShouldContain("(0, 1)");
        Should.Throw<ArgumentOutOfRangeException>(() => new GradientDescent { SufficientDecrease = -1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new GradientDescent { Memory = 0 }).Message.ShouldContain("at least 1");
        Should.Throw<ArgumentOutOfRangeException>(() => new GradientDescent { MaxBacktracks = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new GradientDescent { LineSearch = (LineSearchRule)9 }).Message.ShouldContain("Armijo");
        Should.Throw<ArgumentOutOfRangeException>(() => new GradientDescent { FirstTrial = (FirstTrialRule)9 }).Message.ShouldContain("Doubling");
    }
}
