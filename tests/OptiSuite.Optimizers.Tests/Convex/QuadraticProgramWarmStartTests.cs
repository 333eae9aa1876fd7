namespace OptiSuite.Optimizers.Tests.Convex;

public sealed class QuadraticProgramWarmStartTests
{
    private static readonly QuadraticProgramSolver _solver = new();

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Solve_MovingDataFromTheLastResult_EqualsAColdStart(int rank)
    {
        var random = new RandomStream(31);
        int warmIterations = 0, coldIterations = 0;
        for (int k = 0; k < 10; k++)
        {
            QuadraticProgram program = ConstructedProgram.Create(random, 10, 8, rank).Program;
            QuadraticProgramResult warm = _solver.Solve(program);
            for (int step = 0; step < 6; step++)
            {
                double[] q = [.. program.Linear.Select(v => v + (0.02 * random.NextGaussian()))];
                double[] rowUpper = [.. program.RowUpper.Select((v, i) => v == program.RowLower[i] ? v : v + (0.02 * random.NextDouble()))];
                program = program.WithLinear(q).WithRowLimits(program.RowLower.AsSpan(), rowUpper).WithBounds(
                    [.. program.Lower.Select((v, j) => v == program.Upper[j] ? v : v - 0.01)], program.Upper.AsSpan());
                warm = _solver.Solve(program, warm);
                QuadraticProgramResult cold = _solver.Solve(program);
                warm.Status.ShouldBe(cold.Status, $"case {k}, step {step}");
                if (cold.Status != QuadraticProgramStatus.Optimal) break;
                warm.Objective.ShouldBe(cold.Objective, 1e-11 * (1 + Math.Abs(cold.Objective)), $"case {k}, step {step}");
                Conditions.Residual(program, warm).ShouldBeLessThan(1e-11);
                warmIterations += warm.Iterations;
                coldIterations += cold.Iterations;
            }
        }

        warmIterations.ShouldBeLessThan(coldIterations / 2);
    }

    [Fact]
    public void Solve_UnchangedActiveSet_NeedsNoFactorization()
    {
        QuadraticProgram program = ConstructedProgram.Create(new RandomStream(32), 12, 6, 12).Program;
        QuadraticProgramResult first = _solver.Solve(program);
        QuadraticProgramResult second = _solver.Solve(program.WithLinear([.. program.Linear.Select(v => v * (1 + 1e-9))]), first);
        second.Status.ShouldBe(QuadraticProgramStatus.Optimal);
        second.Iterations.ShouldBe(0);
    }

    [Fact]
    public void Solve_SameWarmStartTwice_GivesTheSameAnswer()
    {
        QuadraticProgram program = ConstructedProgram.Create(new RandomStream(33), 8, 6, 8).Program;
        QuadraticProgramResult first = _solver.Solve(program);
        QuadraticProgram moved = program.WithLinear([.. program.Linear.Select(v => v + 0.1)]);
        QuadraticProgramResult a = _solver.Solve(moved, first), b = _solver.Solve(moved, first);
        b.Objective.ShouldBe(a.Objective, 1e-13 * (1 + Math.Abs(a.Objective)));
    }

    [Fact]
    public void Solve_ProgramThatBecomesInfeasible_IsProvedSo()
    {
        var program = new QuadraticProgram(
            new double[,] { { 1, 0 }, { 0, 1 } }, [0, 0], new double[,] { { 1, 1 } }, rowLower: [1], lower: [0, 0], upper: [2, 2]);
        QuadraticProgramResult result = _solver.Solve(program);
        QuadraticProgram moved = program.WithRowLimits([5], []);
        result = _solver.Solve(moved, result);
        result.Status.ShouldBe(QuadraticProgramStatus.PrimalInfeasible);
        Conditions.ShouldProveInfeasibility(moved, result.InfeasibilityCertificate);
    }

    [Fact]
    public void Solve_WarmStartOfAnotherSize_IsRefused()
    {
        QuadraticProgramResult result = _solver.Solve(new QuadraticProgram(null, [1], lower: [0]));
        Should.Throw<ArgumentException>(() => _solver.Solve(new QuadraticProgram(null, [1, 1], lower: [0, 0]), result))
            .Message.ShouldContain("1 variables");
    }
}
