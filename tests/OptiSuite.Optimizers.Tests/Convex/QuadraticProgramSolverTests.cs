namespace OptiSuite.Optimizers.Tests.Convex;

public sealed class QuadraticProgramSolverTests
{
    private const double Infinity = double.PositiveInfinity;
    private static readonly QuadraticProgramSolver _solver = new();

    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(0, true, 0)]
    [InlineData(3, false, 0)]
    [InlineData(3, true, 3)]
    [InlineData(12, false, 0)]
    [InlineData(12, true, 4)]
    public void Solve_ConstructedPrograms_FindsTheOptimum(int rank, bool degenerate, int dependent)
    {
        var random = new RandomStream(11);
        for (int k = 0; k < 25; k++)
        {
            int n = 1 + random.NextInt(12), m = random.NextInt(14);
            ConstructedProgram known = ConstructedProgram.Create(random, n, m, Math.Min(rank, n), degenerate, dependent);
            QuadraticProgramResult result = _solver.Solve(known.Program);
            result.Status.ShouldBe(QuadraticProgramStatus.Optimal, $"case {k}: {result}");
            Conditions.Residual(known.Program, result).ShouldBeLessThan(1e-11, $"case {k}: {result}");
            double optimum = known.Program.Evaluate(known.X);
            Math.Abs(result.Objective - optimum).ShouldBeLessThan(1e-11 * (1 + Math.Abs(optimum)), $"case {k}: {result}");
        }
    }

    [Fact]
    public void Solve_MediumProgram_ReachesRounding()
    {
        var random = new RandomStream(5);
        ConstructedProgram known = ConstructedProgram.Create(random, 80, 60, 30, degenerate: true, dependent: 5);
        QuadraticProgramResult result = _solver.Solve(known.Program);
        result.Status.ShouldBe(QuadraticProgramStatus.Optimal);
        Conditions.Residual(known.Program, result).ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Solve_BadlyScaledColumnsRowsAndObjective_StillFindsTheOptimum()
    {
        var random = new RandomStream(7);
        for (int k = 0; k < 20; k++)
        {
            int n = 6, m = 8;
            QuadraticProgram p = ConstructedProgram.Create(random, n, m, 4).Program;
            double[] column = Powers(n), row = Powers(m);
            double weight = Math.Pow(10, random.NextUniform(-6, 6));
            double[] hessian = new double[n * n], matrix = new double[m * n];
            for (int i = 0; i < n * n; i++) hessian[i] = weight * p.Hessian[i] * column[i / n] * column[i % n];
            for (int i = 0; i < m * n; i++) matrix[i] = p.Matrix[i] * row[i / n] * column[i % n];
            var scaled = new QuadraticProgram(
                hessian,
                [.. p.Linear.Select((v, j) => weight * v * column[j])],
                matrix,
                [.. p.RowLower.Select((v, i) => v * row[i])],
                [.. p.RowUpper.Select((v, i) => v * row[i])],
                [.. p.Lower.Select((v, j) => v / column[j])],
                [.. p.Upper.Select((v, j) => v / column[j])]);
            QuadraticProgramResult plain = _solver.Solve(p), result = _solver.Solve(scaled);
            result.Status.ShouldBe(QuadraticProgramStatus.Optimal, $"case {k}");
            double expected = plain.Objective - p.Constant;
            ((result.Objective / weight) - expected).ShouldBe(0, 1e-9 * (1 + Math.Abs(expected)), $"case {k}");
        }

        double[] Powers(int count) => [.. Enumerable.Range(0, count).Select(_ => Math.Pow(10, random.NextUniform(-4, 4)))];
    }

    [Fact]
    public void Solve_HockSchittkowski35_HasItsKnownSolution()
    {
        // min 9 − 8x₁ − 6x₂ − 4x₃ + 2x₁² + 2x₂² + x₃² + 2x₁x₂ + 2x₁x₃, x₁ + x₂ + 2x₃ ≤ 3, x ≥ 0: f = 1/9 at (4/3, 7/9, 4/9).
        var program = new QuadraticProgram(
            new double[,] { { 4, 2, 2 }, { 2, 4, 0 }, { 2, 0, 2 } }, [-8, -6, -4], new double[,] { { 1, 1, 2 } }, rowUpper: [3], lower: [0, 0, 0], constant: 9);
        QuadraticProgramResult result = _solver.Solve(program);
        result.Objective.ShouldBe(1.0 / 9, 1e-14);
        result.X[0].ShouldBe(4.0 / 3, 1e-14);
        result.X[1].ShouldBe(7.0 / 9, 1e-14);
        result.X[2].ShouldBe(4.0 / 9, 1e-14);
        result.Multipliers.Constraints[0].ShouldBe(2.0 / 9, 1e-14);
    }

    [Fact]
    public void Solve_LinearProgramWithDegenerateVertex_HasItsKnownOptimum()
    {
        // Beale's example, on which the simplex method cycles: −1/20 at (1/25, 0, 1, 0).
        var program = new QuadraticProgram(
            null,
            [-0.75, 150, -0.02, 6],
            new double[,] { { 0.25, -60, -0.04, 9 }, { 0.5, -90, -0.02, 3 }, { 0, 0, 1, 0 } },
            rowUpper: [0, 0, 1],
            lower: [0, 0, 0, 0]);
        QuadraticProgramResult result = _solver.Solve(program);
        result.Status.ShouldBe(QuadraticProgramStatus.Optimal);
        result.Objective.ShouldBe(-0.05, 1e-15);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void Solve_KleeMintyCube_TakesFewIterations(int n)
    {
        double[,] a = new double[n, n];
        double[] q = new double[n], limits = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++) a[i, j] = Math.Pow(2, i - j + 1);
            a[i, i] = 1;
            (q[i], limits[i]) = (-Math.Pow(2, n - 1 - i), Math.Pow(5, i + 1));
        }

        QuadraticProgramResult result = _solver.Solve(new QuadraticProgram(null, q, a, rowUpper: limits, lower: new double[n]));
        result.Objective.ShouldBe(-Math.Pow(5, n), 1e-12 * Math.Pow(5, n));
        result.Iterations.ShouldBeLessThan(40);
    }

    [Fact]
    public void Solve_MultiplierSigns_ArePositiveAtUpperAndNegativeAtLowerLimits()
    {
        // min ½x² at x ≥ 2 as a row, min ½x² at x ≤ −3 as a row, and both as bounds.
        var program = new QuadraticProgram(
            new double[,] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 } },
            new double[4],
            new double[,] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 } },
            [2, -Infinity],
            [Infinity, -3],
            [-Infinity, -Infinity, 5, -Infinity],
            [Infinity, Infinity, Infinity, -7]);
        QuadraticProgramResult result = _solver.Solve(program);
        result.X.ShouldBe([2, -3, 5, -7]);
        result.Multipliers.Constraints.ShouldBe([-2, 3]);
        result.Multipliers.Lower.ShouldBe([0, 0, 5, 0]);
        result.Multipliers.Upper.ShouldBe([0, 0, 0, 7]);
    }

    [Fact]
    public void Solve_AllVariablesFixedFreeRowsAndZeroRows_NeedsNoIteration()
    {
        var program = new QuadraticProgram(
            new double[,] { { 2, 0 }, { 0, 2 } },
            [1, 1],
            new double[,] { { 1, 1 }, { 0, 0 }, { 1, -1 } },
            [-Infinity, -1, 0],
            [Infinity, 1, 5],
            [3, 2],
            [3, 2]);
        QuadraticProgramResult result = _solver.Solve(program);
        result.Status.ShouldBe(QuadraticProgramStatus.Optimal);
        result.X.ShouldBe([3, 2]);
        result.Iterations.ShouldBe(0);
        Conditions.Residual(program, result).ShouldBeLessThan(1e-15);
    }

    [Fact]
    public void Solve_HugeFiniteBounds_CountAsBounds()
    {
        var program = new QuadraticProgram(null, [1, -1], lower: [-1e9, -1e9], upper: [1e9, 1e9]);
        QuadraticProgramResult result = _solver.Solve(program);
        result.Status.ShouldBe(QuadraticProgramStatus.Optimal);
        result.X.ShouldBe([-1e9, 1e9]);
    }

    [Fact]
    public void Solve_SameProgramTwice_HasTheSameBits()
    {
        QuadraticProgram program = ConstructedProgram.Create(new RandomStream(3), 9, 7, 5).Program;
        _solver.Solve(program).X.ShouldBe(_solver.Solve(program).X);
    }

    [Fact]
    public void Solve_OneIteration_ReportsTheLimitAndAPoint()
    {
        QuadraticProgram program = ConstructedProgram.Create(new RandomStream(4), 20, 20, 10).Program;
        QuadraticProgramResult result = new QuadraticProgramSolver { MaxIterations = 1 }.Solve(program);
        result.Status.ShouldBe(QuadraticProgramStatus.IterationLimit);
        result.X.Length.ShouldBe(20);
        result.X.ShouldAllBe(v => double.IsFinite(v));
    }

    [Fact]
    public void Solve_Cancelled_Throws()
    {
        QuadraticProgram program = ConstructedProgram.Create(new RandomStream(4), 5, 5, 5).Program;
        Should.Throw<OperationCanceledException>(() => _solver.Solve(program, null, new CancellationToken(canceled: true)));
    }
}
