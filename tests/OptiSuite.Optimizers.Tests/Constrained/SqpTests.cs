namespace OptiSuite.Optimizers.Tests.Constrained;

public class SqpTests
{
    [Fact]
    public void Minimize_Hs71_IsSolvedInTenGradientsWithTheRightMultipliers()
    {
        OptimizationResult result = new Sqp().Minimize(SqpProblems.Hs71);
        result.ExitReason.ShouldBe(ExitReason.Stationary);
        result.Converged.ShouldBeTrue(result.Message);
        result.Objective.ShouldBe(17.0140172891563, 1e-8);
        result.ConstraintViolation.ShouldBeLessThan(1e-8);
        result.Evaluations.Gradient.ShouldBeLessThanOrEqualTo(10);
        // Σ x² = 40 from above would raise f, ∏ x ≥ 25 is active at its lower limit, x₁ at its lower bound.
        result.Multipliers!.Constraints[0].ShouldBe(-0.552293660, 1e-6);
        result.Multipliers.Constraints[1].ShouldBe(0.161468567, 1e-6);
        result.Multipliers.Lower[0].ShouldBe(1.087871230, 1e-6);
        result.Multipliers.Upper.ShouldAllBe(value => value == 0);
    }

    [Theory]
    [InlineData("HS6", 20)]
    [InlineData("HS43", 20)]
    [InlineData("HS61", 25)]
    [InlineData("HS71", 10)]
    [InlineData("Rosenbrock", 60)]
    public void Minimize_KnownProblems_AreSolvedWithinTheBudget(string name, long evaluations)
    {
        Problem[] problems = [SqpProblems.Hs6, SqpProblems.Hs43, SqpProblems.Hs61, SqpProblems.Hs71, SqpProblems.Rosenbrock];
        Problem problem = problems.Single(candidate => candidate.Name == name);
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.ExitReason.ShouldBe(ExitReason.Stationary);
        double known = problem.Known!.Objective;
        Math.Abs(result.Objective - known).ShouldBeLessThan(1e-8 * Math.Max(1, Math.Abs(known)));
        result.ConstraintViolation.ShouldBeLessThan(1e-8);
        result.Evaluations.Total.ShouldBeLessThanOrEqualTo(evaluations);
    }

    [Fact]
    public void Minimize_WithoutDerivatives_TakesFiniteDifferences()
    {
        Problem exact = SqpProblems.Hs71;
        IConstraint rows = exact.Constraints[0];
        var problem = new Problem(new ValuesOnly(exact.Objective), 4)
        {
            Start = exact.Start,
            Bounds = exact.Bounds,
            Constraints = [new NonlinearConstraint(rows.Evaluate, rows.Lower, rows.Upper)],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Objective.ShouldBe(17.0140172891563, 1e-5);
        result.ConstraintViolation.ShouldBeLessThan(1e-6);
        result.Evaluations.Gradient.ShouldBe(0);
    }

    [Fact]
    public void Minimize_OnlyBounds_GivesTheirMultipliers()
    {
        var problem = new Problem(SqpProblems.Distance(3, -1, 0.5), 3) { Start = [1, 1, 1], Bounds = Bounds.Uniform(3, 0, 2) };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.X.ShouldBe([2, 0, 0.5], 1e-9);
        result.Multipliers!.Upper.ShouldBe([2, 0, 0], 1e-6);
        result.Multipliers.Lower.ShouldBe([0, 2, 0], 1e-6);
    }

    [Theory]
    [InlineData(-5, -1, 4)]
    [InlineData(5, 1, -4)]
    public void Minimize_TwoSidedRow_TheSignTellsTheSide(double target, double active, double multiplier)
    {
        // min (x − t)² with −1 ≤ 2x − x ≤ 1: λ ≥ 0 at the upper limit, ≤ 0 at the lower; ∇f = 2(x − t) = −λ.
        var problem = new Problem(SqpProblems.Distance(target), 1)
        {
            Start = [0],
            Constraints = [new LinearConstraint(new double[,] { { 1 } }, [-1], [1])],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.X[0].ShouldBe(active, 1e-10);
        result.Multipliers!.Constraints[0].ShouldBe(-2 * multiplier, 1e-6);
    }

    [Fact]
    public void Minimize_StartAtOptimum_StopsAtIterationZero()
    {
        OptimizationResult result = new Sqp().Minimize(SqpProblems.Rosenbrock with { Start = [1, 1] });
        result.ExitReason.ShouldBe(ExitReason.Stationary);
        result.Iterations.ShouldBe(0);
    }

    [Fact]
    public void Minimize_InconsistentLinearization_GoesThroughElasticMode()
    {
        var weights = new List<double>();
        OptimizationResult result = new Sqp().Minimize(
            SqpProblems.Hs61, new RunOptions { Observers = [new Watch((in IterationSnapshot snapshot) => weights.Add(snapshot.Diagnostics[2].Value))] });
        result.Converged.ShouldBeTrue(result.Message);
        weights[0].ShouldBeGreaterThan(0);
        weights[^1].ShouldBe(0);
    }

    [Fact]
    public void Minimize_MaratosEffect_TheCorrectionKeepsTheFullStep()
    {
        // Powell's example: min 2(x² + y² − 1) − x on the unit circle. Without correction, full steps near the solution are rejected.
        Problem problem = new(
            SqpProblems.Smooth((x, g) =>
            {
                (g[0], g[1]) = ((4 * x[0]) - 1, 4 * x[1]);
                return (2 * ((x[0] * x[0]) + (x[1] * x[1]) - 1)) - x[0];
            }),
            2)
        {
            Start = [Math.Cos(0.5), Math.Sin(0.5)],
            Constraints = [NonlinearConstraint.EqualTo(x => (x[0] * x[0]) + (x[1] * x[1]), 1, (x, g) => (g[0], g[1]) = (2 * x[0], 2 * x[1]))],
        };
        OptimizationResult result = new Sqp().Minimize(problem);
        result.Converged.ShouldBeTrue(result.Message);
        result.X.ShouldBe([1, 0], 1e-6);
        result.Multipliers!.Constraints[0].ShouldBe(-1.5, 1e-6);
        result.Evaluations.Total.ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public void Minimize_Budget_IsKept()
    {
        var options = new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 4 } };
        OptimizationResult result = new Sqp().Minimize(SqpProblems.Hs71, options);
        result.ExitReason.ShouldBe(ExitReason.MaxEvaluations);
        result.Evaluations.Total.ShouldBe(4);
    }

    [Fact]
    public void Minimize_SameProblemTwice_GivesTheSameBits()
    {
        OptimizationResult first = new Sqp().Minimize(SqpProblems.Hs61), second = new Sqp().Minimize(SqpProblems.Hs61);
        second.X.ShouldBe(first.X);
        second.Evaluations.ShouldBe(first.Evaluations);
    }

    [Fact]
    public void Step_AfterTheFirst_DoesNotAllocate()
    {
        new Sqp().Minimize(SqpProblems.Hs71);
        var allocated = new long[64];
        int count = 0;
        var watch = new Watch((in IterationSnapshot _) => allocated[count++] = GC.GetAllocatedBytesForCurrentThread());
        new Sqp().Minimize(SqpProblems.Hs71, new RunOptions { Observers = [watch] });
        for (int i = 1; i < count; i++) (allocated[i] - allocated[i - 1]).ShouldBe(0, $"iteration {i}");
    }

    [Fact]
    public void Minimize_IntegersOrKinks_AreRefused()
    {
        Problem integer = SqpProblems.Rosenbrock with { IntegerVariables = [0] };
        Should.Throw<IncompatibleProblemException>(() => new Sqp().Minimize(integer)).Message.ShouldContain("integer");
        Should.Throw<IncompatibleProblemException>(() => new Sqp().Minimize(new Problem(SqpProblems.Distance(1), 1))).Message.ShouldContain("start");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void SufficientDecrease_OutsideItsRange_IsRefused(double value) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Sqp { SufficientDecrease = value });

    private sealed class ValuesOnly(IObjective inner) : IObjective
    {
        public double Evaluate(ReadOnlySpan<double> x) => inner.Evaluate(x);
    }

    private sealed class Watch(Watch.Seen seen) : IRunObserver
    {
        public delegate void Seen(in IterationSnapshot snapshot);

        public void OnIteration(in IterationSnapshot snapshot) => seen(in snapshot);
    }
}
