namespace OptiSuite.Optimizers.Tests.DirectSearch;

public sealed class NelderMeadTests
{
    private static readonly NelderMead _alone = new() { Restarts = SimplexRestarts.None, InitialSize = 1 };

    [Theory]
    [InlineData(1, 2, 0.5, 0.5)]
    [InlineData(2, 2, 0.5, 0.5)]
    [InlineData(4, 1.5, 0.625, 0.75)]
    [InlineData(10, 1.2, 0.7, 0.9)]
    public void Coefficients_Adaptive_AreThoseOfGaoAndHan(int n, double expansion, double contraction, double shrinkage)
    {
        var moves = SimplexMoves.Of(SimplexCoefficients.Adaptive, n);
        moves.Reflection.ShouldBe(1);
        moves.Expansion.ShouldBe(expansion, 1e-15);
        moves.Contraction.ShouldBe(contraction, 1e-15);
        moves.Shrinkage.ShouldBe(shrinkage, 1e-15);
        SimplexMoves.Of(SimplexCoefficients.Classic, n).ShouldBe(new SimplexMoves(1, 2, 0.5, 0.5));
    }

    /// <summary>
    /// Vertices (0, 0), (1, 0), (0, 1). Each row gives f of the points told after that and the points expected: reflected (1, 1) where (0, 0) is the
    /// worst, expanded (1.5, 1.5), contracted outside (0.75, 0.75) or inside (0.25, 0.25), shrunk towards (1, 0).
    /// </summary>
    [Theory]
    [InlineData(0.0, 1.5, 1.5)]
    [InlineData(2.5, 0.75, 0.75)]
    [InlineData(4.0, 0.25, 0.25)]
    public void Ask_AfterReflection_ProposesWhatLagariasSays(double reflected, double x, double y)
    {
        IAskTell search = BeginAtTriangle();
        search.Ask().ToArray().ShouldBe([1, 1]);
        Tell(search, reflected);
        search.Ask().ToArray().ShouldBe([x, y]);
    }

    [Fact]
    public void Ask_ReflectedPointBetweenBestAndSecondWorst_ReflectsTheNextWorst()
    {
        IAskTell search = BeginAtTriangle();
        search.Ask();
        Tell(search, 1.5);
        // Now (1, 0): 1, (1, 1): 1.5, (0, 1): 2, which is reflected at the middle (1, 0.5).
        search.Ask().ToArray().ShouldBe([2, 0]);
    }

    [Fact]
    public void Ask_ContractionFails_ShrinksAllVerticesTowardsTheBest()
    {
        IAskTell search = BeginAtTriangle();
        search.Ask();
        Tell(search, 4);
        search.Ask();
        Tell(search, double.NaN);
        search.Ask().ToArray().ShouldBe([0.5, 0.5, 0.5, 0]);
        search.CandidateCount.ShouldBe(2);
    }

    [Fact]
    public void Ask_PointsWouldLeaveTheBounds_AreMovedOntoThem()
    {
        IAskTell search = BeginAtTriangle(Bounds.Uniform(2, 0, 1.25));
        search.Ask();
        Tell(search, 0);
        search.Ask().ToArray().ShouldBe([1.25, 1.25]);
    }

    [Theory]
    [InlineData(SimplexCoefficients.Classic)]
    [InlineData(SimplexCoefficients.Adaptive)]
    public void Minimize_RosenbrockWithoutRestarts_ConvergesAndEndsAsSmallStep(SimplexCoefficients coefficients)
    {
        Problem problem = Curved(2);
        OptimizationResult result = new NelderMead { Restarts = SimplexRestarts.None, Coefficients = coefficients }.Minimize(problem);
        result.ExitReason.ShouldBe(ExitReason.SmallStep);
        result.Objective.ShouldBeLessThan(1e-10);
        result.Evaluations.Total.ShouldBeLessThan(400);
    }

    [Fact]
    public void Minimize_ConstantObjectiveWithoutRestarts_EndsAsStalled()
    {
        var problem = new Problem(Objective.From(_ => 3), 3) { Start = [1, 2, 3] };
        new NelderMead { Restarts = SimplexRestarts.None }.Minimize(problem).ExitReason.ShouldBe(ExitReason.Stalled);
    }

    /// <summary>
    /// McKinnon's function (SIAM Journal on Optimization 9, 1998; τ = 2, θ = 6, φ = 60) and simplex (0, 0), ((1 ± √33)/8), (1, 1): the classic method
    /// contracts for ever towards the origin, f = 0, while the minimum is −¼ at (0, −½). An affine map takes his simplex to ours.
    /// </summary>
    [Theory]
    [InlineData(SimplexRestarts.None, 0)]
    [InlineData(SimplexRestarts.Local, -0.25)]
    public void Minimize_McKinnonsFunction_NeedsRestarts(SimplexRestarts restarts, double expected)
    {
        double root = Math.Sqrt(33);
        var problem = new Problem(
            Objective.From(y =>
            {
                double a = ((1 + root) / 8 * y[0]) + y[1], b = ((1 - root) / 8 * y[0]) + y[1];
                return ((a <= 0 ? 360 : 6) * a * a) + b + (b * b);
            }),
            2)
        { Start = [0, 0], SearchRegion = Bounds.Uniform(2, 0, 1) };
        IAskTell search = new NelderMead { Restarts = restarts, Coefficients = SimplexCoefficients.Classic, InitialSize = 1 }.Begin(problem);
        Drive(search, problem, 4000);
        search.Exit.ShouldBe(ExitReason.SmallStep);
        search.Objective.ShouldBe(expected, 1e-6);
    }

    [Fact]
    public void Minimize_MinimumInACornerOfTheBounds_IsFoundWithRestarts()
    {
        var problem = new Problem(Objective.From(x => x[0] + (2 * x[1]) + (x[2] * x[2])), 3) { Start = [1, 1, 1], Bounds = Bounds.Uniform(3, -1, 2) };
        OptimizationResult result = new NelderMead { Restarts = SimplexRestarts.Local }.Minimize(problem);
        result.Objective.ShouldBe(-3, 1e-9);
        result.Converged.ShouldBeTrue();
    }

    [Fact]
    public void Minimize_TwoMinima_GlobalRestartsFindTheLower()
    {
        var problem = new Problem(Objective.From(x => Math.Min((x[0] - 3) * (x[0] - 3), ((x[0] + 3) * (x[0] + 3)) - 1) + (x[1] * x[1])), 2)
        { Start = [3.5, 1], SearchRegion = Bounds.Uniform(2, -5, 5) };
        var options = new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 4000 } };
        new NelderMead { Restarts = SimplexRestarts.Local }.Minimize(problem, options).Objective.ShouldBe(0, 1e-9);
        new NelderMead().Minimize(problem, options).Objective.ShouldBe(-1, 1e-9);
    }

    [Fact]
    public void Minimize_NonlinearConstraint_ComparesFeasibilityFirst()
    {
        Problem problem = new(Objective.From(x => (x[0] * x[0]) + (x[1] * x[1])), 2)
        {
            Start = [3, -1],
            SearchRegion = Bounds.Uniform(2, -5, 5),
            Constraints = [NonlinearConstraint.AtMost(x => 1 - (x[0] * x[1]), 0)],
        };
        OptimizationResult result = new NelderMead().Minimize(problem, new RunOptions { Stopping = new StoppingCriteria { MaxEvaluations = 20_000 } });
        result.Objective.ShouldBe(2, 1e-3);
        result.ConstraintViolation.ShouldBeLessThanOrEqualTo(1e-6);
    }

    [Fact]
    public void TrySolve_LinearFunction_GivesItsGradient()
    {
        var gradient = new SimplexGradient(3);
        double[,] edges = { { 0, 2, 0 }, { 1, 1, 0 }, { 3, 0, -4 } };
        double[] expected = [2, -1, 0.5];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++) gradient.Edge(i)[j] = edges[i, j];
            gradient.Difference(i) = Enumerable.Range(0, 3).Sum(j => edges[i, j] * expected[j]);
        }

        gradient.TrySolve().ShouldBeTrue();
        gradient.Value.ToArray().ShouldBe(expected, 1e-14);
    }

    [Fact]
    public void TrySolve_FlatSimplex_IsRefused()
    {
        var gradient = new SimplexGradient(2);
        new double[] { 1, 2 }.CopyTo(gradient.Edge(0));
        new double[] { 2, 4 }.CopyTo(gradient.Edge(1));
        gradient.TrySolve().ShouldBeFalse();
    }

    internal static void Drive(IAskTell search, Problem problem, int evaluations)
    {
        for (int told = 0; told < evaluations && search.Exit is null;)
        {
            ReadOnlyMemory<double> x = search.Ask();
            double[] f = [.. Enumerable.Range(0, search.CandidateCount).Select(i => problem.Objective.Evaluate(x.Span.Slice(i * search.Dimension, search.Dimension)))];
            search.Tell(f, new double[f.Length]);
            told += f.Length;
        }
    }

    private static IAskTell BeginAtTriangle(Bounds? bounds = null)
    {
        var problem = new Problem(Objective.From(_ => 0), 2) { Start = [0, 0], SearchRegion = Bounds.Uniform(2, 0, 1), Bounds = bounds };
        IAskTell search = _alone.Begin(problem);
        search.Ask().ToArray().ShouldBe([0, 0, 1, 0, 0, 1]);
        search.Tell([3, 1, 2], [0, 0, 0]);
        return search;
    }

    private static void Tell(IAskTell search, double value) => search.Tell([value], [0]);

    private static Problem Curved(int n) => Population.PopulationProblems.Rosenbrock(n) with { Start = [-1.2, 1] };
}
