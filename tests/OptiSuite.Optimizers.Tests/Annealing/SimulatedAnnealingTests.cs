using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.Annealing;

public sealed class SimulatedAnnealingTests
{
    [Fact]
    public void Minimize_OneWalk_CoolsToTheFinalTemperatureAtTheBudget()
    {
        var temperatures = new List<double>();
        var observer = new TemperatureObserver(temperatures);
        var optimizer = new SimulatedAnnealing { FirstWalk = 0, InitialTemperature = 8, FinalTemperature = 1e-6 };
        optimizer.Minimize(PopulationProblems.Sphere(3), new RunOptions
        {
            Observers = [observer],
            Stopping = new StoppingCriteria { MaxEvaluations = 1001, MaxIterations = null, StallIterations = null },
        });
        // 16 points are drawn first; the 1001st evaluation is no iteration any more.
        double[] walk = [.. temperatures.Where(double.IsFinite)];
        walk.Zip(walk.Skip(1)).ShouldAllBe(pair => pair.Second < pair.First);
        walk[0].ShouldBe(8, 2);
        walk[^1].ShouldBe(8e-6, 1e-6);
    }

    [Fact]
    public void Learn_AllStepsOfAVariableTaken_MakesThemThreeTimesAsLong()
    {
        var steps = new AxisSteps(new SearchSpace(new SimulatedAnnealing(), new Problem(Objective.From(_ => 0), 3) { SearchRegion = Bounds.Uniform(3, 0, 12) }));
        steps.Reset();
        steps.Lengths.ToArray().ShouldBe([6, 6, 6]);
        for (int i = 0; i < 10; i++)
        {
            steps.Learn(0, taken: true);
            steps.Learn(1, taken: false);
            steps.Learn(2, taken: i % 2 == 0);
        }

        // Three times as long would be longer than the region; where none was taken it is a third; half is what is wanted.
        steps.Lengths.ToArray().ShouldBe([12, 2, 6]);
    }

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    public void Minimize_RastriginInThreeVariables_LeavesAllButTheLowestMinima(ulong seed) =>
        // The lowest minimum is 0, the next ones 0.995; there are 1331 in the box, of up to 75.
        Run(PopulationProblems.Rastrigin(3), 60_000, seed).Objective.ShouldBeLessThan(1);

    [Fact]
    public void Minimize_RosenbrockInFiveVariables_IsSolved() => Run(PopulationProblems.Rosenbrock(5), 50_000, 1).Objective.ShouldBeLessThan(1e-6);

    [Fact]
    public void Minimize_G08_FindsTheFeasibleOptimum()
    {
        OptimizationResult result = Run(PopulationProblems.G08(), 20_000, 1);
        result.Verified.Feasible.ShouldBeTrue();
        result.Objective.ShouldBe(-0.0958250414, 1e-8);
    }

    [Fact]
    public void Minimize_MinimumInACorner_IsFound()
    {
        var problem = new Problem(Objective.From(x => x[0] - x[1] + x[2]), 3) { Bounds = Bounds.Uniform(3, -2, 1) };
        Run(problem, 10_000, 1).Objective.ShouldBe(-5, 1e-6);
    }

    [Fact]
    public void Hyperparameters_OutOfRange_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new SimulatedAnnealing { InitialTemperature = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new SimulatedAnnealing { FinalTemperature = 1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new SimulatedAnnealing { WalkGrowth = 0.9 }).Message.ShouldContain("3 is the default");
        Should.Throw<ArgumentOutOfRangeException>(() => new SimulatedAnnealing { JointSteps = -0.1 });
    }

    private static OptimizationResult Run(Problem problem, long budget, ulong seed) => new SimulatedAnnealing().Minimize(
        problem,
        new RunOptions
        {
            Seed = seed,
            Stopping = new StoppingCriteria { MaxEvaluations = budget, MaxIterations = null, StallIterations = null, ConstraintTolerance = 0 },
        });

    private sealed class TemperatureObserver(List<double> temperatures) : IRunObserver
    {
        public void OnIteration(in IterationSnapshot snapshot) => temperatures.Add(snapshot.Diagnostics[0].Value);
    }
}
