namespace OptiSuite.Optimizers.Tests.CovarianceAdaptation;

/// <summary>Bounds, whole numbers and constraints.</summary>
public sealed class CmaConstrainedTests
{
    private static readonly CmaEs _lagrangian = new() { Constraints = ConstraintTreatment.AugmentedLagrangian };

    [Theory]
    [InlineData(9)]
    [InlineData(2)]
    [InlineData(0.5)]
    [InlineData(-2)]
    public void Minimize_SphereAroundAPointInsideOrBeyondTheBounds_IsSolved(double centre)
    {
        // Beyond a corner, on it, inside near an edge and in two coordinates beyond.
        double[] c = [centre, centre, -centre, 0.1, 1, -1];
        var bounds = new Bounds([-1, -1, -1, -1, -1, -1], [2, 2, 2, 2, 2, 2]);
        double[] solution = [.. c.Select(v => Math.Clamp(v, -1, 2))];
        Problem problem = CmaProblems.Bounded(c, bounds);
        OptimizationResult result = new CmaEs { Restarts = CmaRestarts.None }.Minimize(problem);
        (result.Objective - problem.Objective.Evaluate(solution)).ShouldBeLessThan(1e-8);
        result.Evaluations.Total.ShouldBeLessThan(5000);
        result.Verified.InsideBounds.ShouldBeTrue();
    }

    [Fact]
    public void Minimize_BoundsOnOneSideOnly_FindsTheSolutionAtThem()
    {
        double inf = double.PositiveInfinity;
        Problem problem = CmaProblems.Bounded([-3, 3, 40, 0], new Bounds([0, -inf, -inf, -inf], [inf, 0, inf, inf]), Bounds.Uniform(4, -5, 5));
        OptimizationResult result = new CmaEs { Restarts = CmaRestarts.None }.Minimize(problem);
        (result.Objective - 9 - 18).ShouldBeLessThan(1e-7);
    }

    [Fact]
    public void Minimize_LinearObjective_FindsTheCorner()
    {
        var problem = new Problem(Objective.From(x => x[0] - x[1] + (1000 * x[2])), 3) { Bounds = new Bounds([-2, -2e6, 0], [1, 1e6, 1e-3]) };
        OptimizationResult result = new CmaEs { Restarts = CmaRestarts.None }.Minimize(problem);
        result.Objective.ShouldBe(-2 - 1e6, 1e-6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public void Minimize_MixedEllipsoid_FindsTheWholeNumbers(int continuous)
    {
        // Coupled neighbours, so that whole numbers cannot be found one after the other.
        double[] target = [0.4, -1.3, 2.2, -6.6, 3.8, 7.3];
        var problem = new Problem(
            Objective.From(x =>
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    double whole = i < continuous ? target[i] : Math.Round(target[i]);
                    double d = x[i] - whole, next = i + 1 < x.Length ? x[i + 1] - (i + 1 < continuous ? target[i + 1] : Math.Round(target[i + 1])) : 0;
                    sum += ((i + 1) * d * d) + (0.5 * d * next);
                }

                return sum;
            }),
            6)
        { Bounds = Bounds.Uniform(6, -10, 10), IntegerVariables = [.. Enumerable.Range(continuous, 6 - continuous)] };
        CmaEsTests.Solved(new CmaEs(), problem, 20_000, 1e-7).ShouldBe(3);
    }

    [Fact]
    public void Minimize_ZeroOrOne_FindsTheBestOfAllCombinations()
    {
        // A knapsack as a penalty: the best of 2¹⁰ by enumeration.
        double[] worth = [5, 4, 9, 3, 8, 7, 2, 6, 1, 5], weight = [3, 2, 7, 1, 6, 4, 2, 5, 1, 3];
        double F(ReadOnlySpan<double> x)
        {
            double gain = 0, load = 0;
            for (int i = 0; i < x.Length; i++) (gain, load) = (gain + (worth[i] * x[i]), load + (weight[i] * x[i]));
            return (10 * Math.Max(0, load - 15)) - gain;
        }

        double best = double.PositiveInfinity;
        double[] point = new double[10];
        for (int bits = 0; bits < 1024; bits++)
        {
            for (int i = 0; i < 10; i++) point[i] = (bits >> i) & 1;
            best = Math.Min(best, F(point));
        }

        var problem = new Problem(Objective.From(F), 10) { Bounds = Bounds.Uniform(10, 0, 1), IntegerVariables = [.. Enumerable.Range(0, 10)] };
        CmaEsTests.Solved(new CmaEs(), problem, 10_000, best).ShouldBe(3);
    }

    [Fact]
    public void Minimize_LagrangianOnASphereWithActiveLinearInequality_ConvergesToTheSolution()
    {
        // min ‖x‖² with Σ x ≥ 10 in ten variables: x = 1, minimum 10; the multiplier is 2.
        double[,] row = { { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 } };
        Problem problem = Population.PopulationProblems.Sphere(10) with
        {
            Bounds = null,
            SearchRegion = Bounds.Uniform(10, -5, 5),
            Constraints = [LinearConstraint.AtLeast(row, [10])],
        };
        OptimizationResult result = Run(_lagrangian, problem, 10_000);
        result.Verified.Feasible.ShouldBeTrue();
        result.Objective.ShouldBe(10, 1e-5);
    }

    [Fact]
    public void Minimize_LagrangianWithLinearEqualities_ConvergesToTheSolution()
    {
        // min Σ i xᵢ² with Σ x = 4 and x₀ = x₁: by the multipliers (x₀, …, x₃) = t (2/3, 2/3, 2/3, 1/2)·…, checked below by its closed form.
        double[,] rows = { { 1, 1, 1, 1 }, { 1, -1, 0, 0 } };
        var problem = new Problem(Objective.From(x => (x[0] * x[0]) + (2 * x[1] * x[1]) + (3 * x[2] * x[2]) + (4 * x[3] * x[3])), 4)
        {
            SearchRegion = Bounds.Uniform(4, -5, 5),
            Constraints = [LinearConstraint.EqualTo(rows, [4, 0])],
        };
        // With x₀ = x₁ = a: 3a² + 3b² + 4c², 2a + b + c = 4; a = λ/3, b = λ/6, c = λ/8, so λ (2/3 + 1/6 + 1/8) = 4, and the minimum is λ·4/2.
        double lambda = 4 / ((2.0 / 3) + (1.0 / 6) + (1.0 / 8));
        OptimizationResult result = Run(_lagrangian, problem, 20_000);
        result.Verified.Feasible.ShouldBeTrue();
        result.Objective.ShouldBe(2 * lambda, 1e-4);
    }

    [Fact]
    public void Minimize_LagrangianOnHockSchittkowski14_FindsTheOptimum()
    {
        OptimizationResult result = Run(_lagrangian, Population.PopulationProblems.HockSchittkowski14(), 10_000);
        result.Verified.Feasible.ShouldBeTrue();
        result.Objective.ShouldBe(9 - (2.875 * Math.Sqrt(7)), 1e-5);
    }

    [Theory]
    [InlineData(ConstraintTreatment.FeasibilityFirst)]
    [InlineData(ConstraintTreatment.AugmentedLagrangian)]
    public void Minimize_G08_FindsTheFeasibleOptimum(ConstraintTreatment treatment)
    {
        OptimizationResult result = Run(new CmaEs { Constraints = treatment }, Population.PopulationProblems.G08(), 20_000);
        result.Verified.Feasible.ShouldBeTrue();
        result.Objective.ShouldBe(-0.0958250414, 1e-8);
    }

    private static OptimizationResult Run(CmaEs optimizer, Problem problem, long budget) => optimizer.Minimize(
        problem, new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = budget, MaxIterations = null, StallIterations = null } });
}
