using OptiSuite.Optimizers.Tests.Population;

namespace OptiSuite.Optimizers.Tests.Genetic;

public sealed class GeneticAlgorithmTests
{
    private static readonly StoppingCriteria _budgetOnly = new() { MaxIterations = null, StallIterations = null, StepTolerance = null };

    public static TheoryData<CrossoverOperator> Crossovers => [.. Enum.GetValues<CrossoverOperator>()];

    [Theory]
    [MemberData(nameof(Crossovers))]
    public void Minimize_EveryCombinationOfOperators_ImprovesOnItsFirstPopulation(CrossoverOperator crossover)
    {
        Problem problem = PopulationProblems.Sphere(3) with { IntegerVariables = [1] };
        foreach (SelectionOperator selection in Enum.GetValues<SelectionOperator>())
        {
            foreach (MutationOperator mutation in Enum.GetValues<MutationOperator>())
            {
                foreach (Reinsertion reinsertion in Enum.GetValues<Reinsertion>())
                {
                    var algorithm = new GeneticAlgorithm
                    {
                        PopulationSize = 10,
                        Selection = selection,
                        Crossover = crossover,
                        Mutation = mutation,
                        Reinsertion = reinsertion,
                        MutationProbability = 0.2,
                    };
                    double first = algorithm.Minimize(problem, new RunOptions { Stopping = _budgetOnly with { MaxEvaluations = 10 } }).Objective;
                    OptimizationResult result = algorithm.Minimize(problem, new RunOptions { Stopping = _budgetOnly with { MaxEvaluations = 300 } });
                    result.Objective.ShouldBeLessThan(first, $"{selection}, {crossover}, {mutation}, {reinsertion}");
                    result.Evaluations.Total.ShouldBe(300);
                }
            }
        }
    }

    [Fact]
    public void Tell_EverySelectionAndEliteReinsertion_TheBestParentNeverWorsens()
    {
        Problem problem = PopulationProblems.Rastrigin(3);
        foreach (SelectionOperator selection in Enum.GetValues<SelectionOperator>())
        {
            foreach (Reinsertion reinsertion in Enum.GetValues<Reinsertion>())
            {
                if (reinsertion == Reinsertion.PureReinsertion) continue;
                foreach (int children in new[] { 7, 12, 30 })
                {
                    var algorithm = new GeneticAlgorithm { PopulationSize = 12, OffspringCount = children, Selection = selection, Reinsertion = reinsertion, Restarts = false };
                    var search = (GeneticSearch)algorithm.Begin(problem, new AskTellOptions { Seed = 4 });
                    double best = double.PositiveInfinity;
                    for (int generation = 0; generation < 60; generation++)
                    {
                        Evaluate(problem, search);
                        search.Best.Key.ShouldBeLessThanOrEqualTo(best, $"{selection}, {reinsertion}, {children}");
                        best = search.Best.Key;
                        // A uniform choice may leave the best child out.
                        if (reinsertion != Reinsertion.UniformReinsertion) search.Objective.ShouldBe(best);
                    }
                }
            }
        }
    }

    [Fact]
    public void Tell_PureReinsertion_TheIncumbentIsKeptApart()
    {
        Problem problem = PopulationProblems.Rastrigin(3);
        var algorithm = new GeneticAlgorithm { PopulationSize = 10, Reinsertion = Reinsertion.PureReinsertion, Selection = SelectionOperator.TruncationSelection };
        var search = (GeneticSearch)algorithm.Begin(problem);
        double incumbent = double.PositiveInfinity;
        bool worsened = false;
        for (int generation = 0; generation < 60; generation++)
        {
            Evaluate(problem, search);
            worsened |= search.Best.Key > search.Objective;
            search.Objective.ShouldBeLessThanOrEqualTo(incumbent);
            incumbent = search.Objective;
        }

        worsened.ShouldBeTrue("the children replace all parents");
    }

    [Fact]
    public void Ask_SmallIntegerProblem_NoKnownPointIsAskedAgain()
    {
        var problem = new Problem(Objective.From(PopulationProblems.Square), 4) { Bounds = Bounds.Uniform(4, -10, 10), IntegerVariables = [0, 1, 2, 3] };
        IAskTell search = new GeneticAlgorithm { PopulationSize = 20 }.Begin(problem);
        for (int generation = 0; generation < 15; generation++)
        {
            string[] children = [.. Rows(search.Ask(), 4).Select(x => string.Join(' ', x))];
            if (generation > 0) children.Distinct().Count().ShouldBe(children.Length);
            // The best is a parent in any case.
            if (generation > 0) children.ShouldNotContain(string.Join(' ', search.X.ToArray()));
            double[] objectives = [.. children.Select(text => text.Split(' ').Sum(value => double.Parse(value) * double.Parse(value)))];
            search.Tell(objectives, new double[objectives.Length]);
        }
    }

    [Fact]
    public void Exchange_BetweenAskAndTell_GoesOnWithTheSameBits()
    {
        Problem problem = PopulationProblems.G08();
        foreach (GeneticAlgorithm algorithm in new GeneticAlgorithm[]
                 {
                     new(),
                     new() { Constraints = ConstraintTreatment.AugmentedLagrangian, PopulationSize = 9 },
                     new() { Reinsertion = Reinsertion.UniformReinsertion, OffspringCount = 11, PopulationSize = 8, Mutation = MutationOperator.GaussianMutation },
                 })
        {
            IAskTell search = algorithm.Begin(problem);
            for (int generation = 0; generation < 7; generation++) Evaluate(problem, search);
            _ = search.Ask();
            IAskTell other = algorithm.Begin(problem);
            SavedSearch.Restore(other, SavedSearch.ToJson(search));
            double[] objectives = [.. Enumerable.Range(0, search.CandidateCount).Select(i => i % 5 - 0.5)];
            double[] violations = [.. objectives.Select(f => Math.Max(0, f))], rows = [.. violations.SelectMany(v => new[] { v, -v })];
            search.Tell(objectives, violations, rows);
            other.Tell(objectives, violations, rows);
            for (int generation = 0; generation < 5; generation++)
            {
                Evaluate(problem, search);
                Evaluate(problem, other);
            }

            other.Ask().ToArray().ShouldBe(search.Ask().ToArray());
        }
    }

    [Fact]
    public void Tell_LevelObjectives_RestartsWithALargerPopulation()
    {
        var problem = new Problem(Objective.From(_ => 1), 2) { Bounds = Bounds.Uniform(2, -1, 1) };
        IAskTell search = new GeneticAlgorithm { PopulationSize = 10, PopulationGrowth = 3 }.Begin(problem);
        var sizes = new List<int>();
        for (int generation = 0; generation < 60; generation++)
        {
            Evaluate(problem, search);
            sizes.Add(search.CandidateCount);
        }

        sizes.Distinct().ShouldBe([10, 30, 90]);
    }

    [Fact]
    public void Minimize_WithoutRestarts_EndsWhereItHasConverged()
    {
        var algorithm = new GeneticAlgorithm { Restarts = false };
        OptimizationResult found = algorithm.Minimize(PopulationProblems.Sphere(4), new RunOptions { Stopping = _budgetOnly });
        found.ExitReason.ShouldBe(ExitReason.SmallStep);
        found.Objective.ShouldBeLessThan(1e-9);
        var flat = new Problem(Objective.From(_ => 1), 4) { Bounds = Bounds.Uniform(4, -1, 1) };
        algorithm.Minimize(flat, new RunOptions { Stopping = _budgetOnly }).ExitReason.ShouldBe(ExitReason.Stalled);
    }

    [Fact]
    public void Validate_ContradictingSettings_AreRefused()
    {
        Problem problem = PopulationProblems.Sphere(2);
        var pure = new GeneticAlgorithm { PopulationSize = 20, OffspringCount = 10, Reinsertion = Reinsertion.PureReinsertion };
        Should.Throw<ArgumentException>(() => pure.Minimize(problem)).Message.ShouldContain("OffspringCount");
        Should.Throw<ArgumentException>(() => new GeneticAlgorithm { PopulationSize = 5, EliteCount = 6 }.Begin(problem)).Message.ShouldContain("EliteCount");
        Should.Throw<ArgumentOutOfRangeException>(() => new GeneticAlgorithm { PopulationGrowth = 0.5 }).Message.ShouldContain("[1, 10]");
        Should.Throw<ArgumentOutOfRangeException>(() => new GeneticAlgorithm { SelectionPressure = 3 }).Message.ShouldContain("[1, 2]");
    }

    private static void Evaluate(Problem problem, IAskTell search)
    {
        double[][] points = [.. Rows(search.Ask(), problem.Dimension)];
        int m = problem.ConstraintCount;
        double[] objectives = [.. points.Select(x => problem.Objective.Evaluate(x))], violations = new double[points.Length], rows = new double[points.Length * m];
        for (int i = 0; i < points.Length && m > 0; i++)
        {
            problem.Constraints[0].Evaluate(points[i], rows.AsSpan(i * m, m));
            violations[i] = Math.Max(0, rows.AsSpan(i * m, m).ToArray().Max());
        }

        search.Tell(objectives, violations, rows);
    }

    private static IEnumerable<double[]> Rows(ReadOnlyMemory<double> points, int n)
    {
        for (int i = 0; i < points.Length; i += n) yield return points.Slice(i, n).ToArray();
    }
}
