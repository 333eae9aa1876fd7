using OptiSuite.Problems;

namespace OptiSuite.Optimizers.Tests.Automatic;

public sealed class AutoTests
{
    [Fact]
    public void Minimize_GradientsGiven_LeavesTheWorkToAMethodThatUsesThem()
    {
        OptimizationResult result = new Auto().Minimize(ProblemCatalog.Find("rosenbrock-10"));
        result.Converged.ShouldBeTrue(result.Message);
        result.Message.ShouldContain("bfgs, chosen because");
        result.Evaluations.Gradient.ShouldBePositive();
    }

    [Fact]
    public void Minimize_GradientsAndConstraints_TakesSqp()
    {
        OptimizationResult result = new Auto().Minimize(ProblemCatalog.Find("hs71"));
        result.Message.ShouldContain("sqp, chosen because");
        result.Objective.ShouldBe(17.0140173, 1e-6);
        result.Multipliers.ShouldNotBeNull();
        result.Gradient.ShouldNotBeNull();
    }

    [Fact]
    public void Minimize_SeparableRastrigin_IsSolvedAlongTheAxes()
    {
        OptimizationResult result = Minimize(BbobSuite.Create(3, 1, 10), 2_000);
        (result.Objective - BbobSuite.Create(3, 1, 10).Known!.Objective).ShouldBeLessThan(1e-7, result.Message);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(17)]
    public void Minimize_RotatedFunction_IsSolvedByTheEndOfTheChain(int function)
    {
        Problem problem = BbobSuite.Create(function, 3, 5);
        OptimizationResult result = Minimize(problem, 20_000);
        (result.Objective - problem.Known!.Objective).ShouldBeLessThan(1e-6, result.Message);
        result.Message.ShouldContain("coordinate-search");
        result.Message.ShouldContain("cma-es");
    }

    [Theory]
    [InlineData("hs71")]
    [InlineData("hs113")]
    public void Minimize_ConstraintsAndValuesOnly_FindsTheFeasibleOptimum(string name)
    {
        Problem known = ProblemCatalog.Find(name);
        var problem = new Problem(Objective.From(x => known.Objective.Evaluate(x)), known.Dimension)
        {
            Start = known.Start,
            Bounds = known.Bounds,
            Constraints = known.Constraints,
        };
        OptimizationResult result = Minimize(problem, 20_000);
        result.Verified.Feasible.ShouldBeTrue(result.Message);
        result.Objective.ShouldBe(known.Known!.Objective, 1e-3 * Math.Abs(known.Known.Objective), result.Message);
    }

    [Fact]
    public void Minimize_Knapsack_FindsTheBestContent()
    {
        double[] weights = [12, 2, 1, 4, 1, 9, 7, 5, 3, 6], values = [4, 2, 1, 10, 2, 11, 9, 3, 5, 8];
        const double capacity = 21;
        double best = 0;
        for (int content = 0; content < 1 << weights.Length; content++)
        {
            double[] x = [.. weights.Select((_, i) => (double)((content >> i) & 1))];
            if (Sum(weights, x) <= capacity) best = Math.Max(best, Sum(values, x));
        }

        var problem = new Problem(Objective.From(x => -Sum(values, x)), weights.Length)
        {
            Bounds = Bounds.Uniform(weights.Length, 0, 1),
            IntegerVariables = [.. Enumerable.Range(0, weights.Length)],
            Constraints = [NonlinearConstraint.AtMost(x => Sum(weights, x), capacity)],
        };
        Minimize(problem, 10_000).Objective.ShouldBe(-best);
    }

    [Fact]
    public void Minimize_StartWithoutARegion_SearchesAboutTheStart()
    {
        var problem = new Problem(Objective.From(x => Math.Pow(x[0] - 1003, 2) + Math.Pow(x[1] * x[0] / 1000, 2)), 2) { Start = [1000, 0.5] };
        Minimize(problem, 3_000).Objective.ShouldBeLessThan(1e-8);
    }

    [Fact]
    public void Begin_NeitherRegionNorStart_SaysWhatIsMissing() =>
        Should.Throw<ArgumentException>(() => new Auto().Begin(new Problem(Objective.From(x => x[0]), 1))).Message.ShouldContain("Problem.SearchRegion");

    [Fact]
    public void Begin_DifferentProblems_ChoosesByWhatTheyAre()
    {
        Problem plain = new(Objective.From(x => x[0]), 3) { Bounds = Bounds.Uniform(3, -1, 1) };
        Explain(plain with { IsNoisy = true }).ShouldContain("noisy values: cma-es");
        Explain(plain with { IntegerVariables = [1] }).ShouldContain("some of them whole");
        Explain(plain with { Constraints = [NonlinearConstraint.AtMost(x => x[0], 0)] }).ShouldContain("constraints and no gradients");
        Explain(plain with { Constraints = [NonlinearConstraint.EqualTo(x => x[0], 0)] }).ShouldContain("augmented Lagrangian");
        Explain(plain with { Start = [0, 0, 0] }).ShouldStartWith("3 variables, values only: coordinate-search");
    }

    [Fact]
    public void Minimize_GradientsAndACheckpoint_IsRefusedWithTheReason() =>
        Should.Throw<SavedRunException>(() => new Auto().Minimize(
            ProblemCatalog.Find("rosenbrock-10"), new RunOptions { Checkpoint = new Checkpoint(_ => { }) })).Message.ShouldContain("cannot be saved");

    private static double Sum(double[] factors, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < factors.Length; i++) sum += factors[i] * x[i];
        return sum;
    }

    private static string Explain(Problem problem) => new Auto().Begin(problem).Explanation!;

    private static OptimizationResult Minimize(Problem problem, long budget) => new Auto().Minimize(problem, new RunOptions
    {
        Stopping = new StoppingCriteria { MaxEvaluations = budget, MaxIterations = null, StallIterations = null, StepTolerance = null },
    });
}
