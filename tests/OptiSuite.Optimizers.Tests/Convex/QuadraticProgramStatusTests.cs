namespace OptiSuite.Optimizers.Tests.Convex;

public sealed class QuadraticProgramStatusTests
{
    private const double Infinity = double.PositiveInfinity;
    private static readonly QuadraticProgramSolver _solver = new();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Solve_RandomInfeasiblePrograms_AreProvedInfeasible(int rank)
    {
        var random = new RandomStream(21);
        for (int k = 0; k < 40; k++)
        {
            // A hidden combination of the first rows: the last row contradicts their sum.
            int n = 2 + random.NextInt(7), m = 3 + random.NextInt(6);
            QuadraticProgram p = ConstructedProgram.Create(random, n, m, Math.Min(rank, n)).Program;
            double[] a = [.. p.Matrix], lower = [.. p.RowLower], upper = [.. p.RowUpper];
            double sum = 0;
            Array.Clear(a, (m - 1) * n, n);
            for (int i = 0; i < m - 1; i++)
            {
                double weight = 0.5 + random.NextDouble();
                if (double.IsInfinity(upper[i])) upper[i] = lower[i] + 1;
                sum += weight * upper[i];
                for (int j = 0; j < n; j++) a[((m - 1) * n) + j] += weight * a[(i * n) + j];
            }

            (lower[m - 1], upper[m - 1]) = (sum + Math.Pow(10, random.NextUniform(-4, 1)), Infinity);
            var program = new QuadraticProgram(p.Hessian.AsSpan(), p.Linear.AsSpan(), a, lower, upper);
            QuadraticProgramResult result = _solver.Solve(program);
            result.Status.ShouldBe(QuadraticProgramStatus.PrimalInfeasible, $"case {k}: {result}");
            Conditions.ShouldProveInfeasibility(program, result.InfeasibilityCertificate);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Solve_RandomUnboundedPrograms_AreProvedUnbounded(int rank)
    {
        var random = new RandomStream(22);
        for (int k = 0; k < 40; k++)
        {
            // Rows and curvature are made orthogonal to a direction along which q falls; limits of rows stay behind it.
            int n = 3 + random.NextInt(6), m = 1 + random.NextInt(5);
            double[] d = ConstructedProgram.Gaussian(random, n), q = ConstructedProgram.Gaussian(random, n);
            double[,] p = new double[n, n], a = new double[m, n];
            double norm = d.Sum(v => v * v);
            for (int r = 0; r < rank; r++)
            {
                double[] w = Orthogonal();
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < n; j++) p[i, j] += w[i] * w[j];
                }
            }

            double[] lower = new double[m], upper = new double[m];
            for (int i = 0; i < m; i++)
            {
                double[] w = Orthogonal();
                double along = random.NextInt(2);
                for (int j = 0; j < n; j++) a[i, j] = w[j] + (along * d[j]);
                (lower[i], upper[i]) = (-random.NextDouble(), along > 0 ? Infinity : random.NextDouble());
            }

            double slope = 0;
            for (int j = 0; j < n; j++) slope += q[j] * d[j];
            for (int j = 0; j < n; j++) q[j] -= (slope + 1) * d[j] / norm;
            var program = new QuadraticProgram(p, q, a, lower, upper);
            QuadraticProgramResult result = _solver.Solve(program);
            result.Status.ShouldBe(QuadraticProgramStatus.DualInfeasible, $"case {k}: {result}");
            Conditions.ShouldProveUnboundedness(program, result.UnboundedRay);

            double[] Orthogonal()
            {
                double[] w = ConstructedProgram.Gaussian(random, n);
                double product = w.Zip(d, (x, y) => x * y).Sum() / norm;
                for (int j = 0; j < n; j++) w[j] -= product * d[j];
                return w;
            }
        }
    }

    [Fact]
    public void Solve_ZeroRowThatCannotHold_IsProvedInfeasible()
    {
        var program = new QuadraticProgram(null, [1, 1], new double[,] { { 1, 0 }, { 0, 0 } }, [0, 1], [1, 1]);
        QuadraticProgramResult result = _solver.Solve(program);
        result.Status.ShouldBe(QuadraticProgramStatus.PrimalInfeasible);
        Conditions.ShouldProveInfeasibility(program, result.InfeasibilityCertificate);
    }

    [Fact]
    public void Solve_FixedVariablesThatViolateARow_AreProvedInfeasible()
    {
        var program = new QuadraticProgram(null, [1, 1], new double[,] { { 1, 1 } }, rowLower: [3], lower: [1, 1], upper: [1, 1]);
        QuadraticProgramResult result = _solver.Solve(program);
        result.Status.ShouldBe(QuadraticProgramStatus.PrimalInfeasible);
        Conditions.ShouldProveInfeasibility(program, result.InfeasibilityCertificate);
    }

    [Fact]
    public void Solve_IndefiniteHessians_ShowADirectionOfNegativeCurvature()
    {
        var random = new RandomStream(23);
        for (int k = 0; k < 40; k++)
        {
            int n = 2 + random.NextInt(8);
            double[,] p = new double[n, n];
            for (int r = 0; r < n; r++)
            {
                double[] w = ConstructedProgram.Gaussian(random, n);
                double sign = r == 0 ? -1 : 1;
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < n; j++) p[i, j] += sign * w[i] * w[j];
                }
            }

            QuadraticProgramResult result = _solver.Solve(new QuadraticProgram(p, new double[n]));
            result.Status.ShouldBe(QuadraticProgramStatus.Nonconvex, $"case {k}");
            double curvature = 0;
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++) curvature += result.NegativeCurvature[i] * p[i, j] * result.NegativeCurvature[j];
            }

            curvature.ShouldBeLessThan(0);
        }
    }

    [Fact]
    public void Solve_ZeroDiagonalBesideAnOffDiagonal_IsNonconvex() =>
        _solver.Solve(new QuadraticProgram(new double[,] { { 0, 1 }, { 1, 3 } }, [0, 0])).Status.ShouldBe(QuadraticProgramStatus.Nonconvex);

    [Fact]
    public void Solve_InfeasibleByALittle_IsNotCalledOptimal()
    {
        // x₁ + x₂ ≥ 2 + 1e-6 in the unit box.
        var program = new QuadraticProgram(null, [1, 1], new double[,] { { 1, 1 } }, rowLower: [2 + 1e-6], lower: [0, 0], upper: [1, 1]);
        QuadraticProgramResult result = _solver.Solve(program);
        result.Status.ShouldBe(QuadraticProgramStatus.PrimalInfeasible);
        Conditions.ShouldProveInfeasibility(program, result.InfeasibilityCertificate);
    }
}
