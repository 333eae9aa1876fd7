namespace OptiSuite.Optimizers.Tests.Constrained;

public class DualActiveSetQpTests
{
    private const double Inf = double.PositiveInfinity;

    [Fact]
    public void Solve_RandomConvexPrograms_SatisfyTheFirstOrderConditions()
    {
        var random = new RandomStream(2024);
        for (int trial = 0; trial < 400; trial++)
        {
            var qp = QpCase.Random(random, 1 + random.NextInt(12), random.NextInt(10));
            qp.Solve().ShouldBe(QpStatus.Solved, $"trial {trial}");
            qp.KktResidual().ShouldBeLessThan(1e-9, $"trial {trial}");
        }
    }

    [Fact]
    public void Solve_ElasticRandomPrograms_SatisfyTheConditionsOfThePenaltyProblem()
    {
        var random = new RandomStream(77);
        for (int trial = 0; trial < 400; trial++)
        {
            int n = 1 + random.NextInt(8), m = 1 + random.NextInt(10);
            // Limits around random values: most of these programs have no feasible point.
            QpCase qp = QpCase.Random(random, n, m, feasible: false) with { Weights = [.. Enumerable.Range(0, m).Select(_ => Math.Exp(2 * random.NextGaussian()))] };
            qp.Solve().ShouldBe(QpStatus.Solved, $"trial {trial}");
            qp.KktResidual().ShouldBeLessThan(1e-9, $"trial {trial}");
        }
    }

    [Fact]
    public void Solve_LargeWeightsOnAFeasibleProgram_GiveTheSolutionOfTheHardOne()
    {
        var random = new RandomStream(5);
        for (int trial = 0; trial < 50; trial++)
        {
            QpCase hard = QpCase.Random(random, 6, 5);
            hard.Solve().ShouldBe(QpStatus.Solved);
            double[] x = [.. hard.Solver.X];
            QpCase soft = hard with { Weights = [.. Enumerable.Repeat(1e6, 5)] };
            soft.Solve().ShouldBe(QpStatus.Solved);
            for (int i = 0; i < x.Length; i++) soft.Solver.X[i].ShouldBe(x[i], 1e-8);
        }
    }

    [Fact]
    public void Solve_RandomlyInfeasibleRows_AreReported()
    {
        var random = new RandomStream(9);
        for (int trial = 0; trial < 100; trial++)
        {
            int n = 2 + random.NextInt(6);
            QpCase feasible = QpCase.Random(random, n, 3);
            // A fourth row contradicts the sum of the first three by one unit.
            double[] a = [.. feasible.A, .. Enumerable.Range(0, n).Select(j => feasible.A[j] + feasible.A[n + j] + feasible.A[(2 * n) + j])];
            double[] lower = [0, 0, 0, -Inf], upper = [1, 1, 1, -1];
            new QpCase(feasible.B, feasible.G, a, lower, upper, [], []).Solve().ShouldBe(QpStatus.Infeasible, $"trial {trial}");
        }
    }

    [Fact]
    public void Solve_RedundantEqualities_AreLeftOut()
    {
        // x + y = 1 three times over, and y fixed as well.
        var qp = new QpCase([2, 0, 0, 2], [0, 0], [1, 1, 2, 2, -1, -1], [1, 2, -1], [1, 2, -1], [-Inf, 0.25], [Inf, 0.25]);
        qp.Solve().ShouldBe(QpStatus.Solved);
        qp.Solver.X[0].ShouldBe(0.75, 1e-14);
        qp.Solver.X[1].ShouldBe(0.25);
        qp.KktResidual().ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Solve_ContradictoryEqualities_AreInfeasible() =>
        new QpCase([2, 0, 0, 2], [0, 0], [1, 1, 2, 2], [1, 3], [1, 3], [], []).Solve().ShouldBe(QpStatus.Infeasible);

    [Fact]
    public void Solve_ZeroRow_IsRedundantOrInfeasible()
    {
        new QpCase([1], [1], [0], [-1], [1], [], []).Solve().ShouldBe(QpStatus.Solved);
        new QpCase([1], [1], [0], [1], [2], [], []).Solve().ShouldBe(QpStatus.Infeasible);
    }

    [Fact]
    public void Solve_DegenerateVertex_EndsAtTheVertex()
    {
        // Twelve half-planes through the point (1, 1), and the minimum pulled towards it: far more active rows than variables.
        double[] a = new double[24], lower = new double[12], upper = new double[12];
        for (int i = 0; i < 12; i++)
        {
            double angle = 0.1 + (0.1 * i);
            (a[2 * i], a[(2 * i) + 1]) = (Math.Cos(angle), Math.Sin(angle));
            (lower[i], upper[i]) = (-Inf, a[2 * i] + a[(2 * i) + 1]);
        }

        var qp = new QpCase([1, 0, 0, 1], [-5, -5], a, lower, upper, [-Inf, -Inf], [1, 1]);
        qp.Solve().ShouldBe(QpStatus.Solved);
        qp.KktResidual().ShouldBeLessThan(1e-12);
        qp.Solver.X[0].ShouldBe(1, 1e-14);
        qp.Solver.X[1].ShouldBe(1, 1e-14);
    }

    [Fact]
    public void Solve_Hs21_GivesTheKnownAnswer()
    {
        // min 0.01x² + y² − 100, 10x − y ≥ 10, 2 ≤ x ≤ 50, |y| ≤ 50: (2, 0) with f = −99.96.
        var qp = new QpCase([0.02, 0, 0, 2], [0, 0], [10, -1], [10], [Inf], [2, -50], [50, 50]);
        qp.Solve().ShouldBe(QpStatus.Solved);
        qp.Solver.X.ToArray().ShouldBe([2.0, 0.0]);
        qp.Solver.BoundMultipliers[0].ShouldBe(0.04, 1e-14);
        qp.Solver.RowMultipliers[0].ShouldBe(0);
    }

    [Fact]
    public void Solve_Hs35_GivesTheKnownAnswer()
    {
        // f = 9 + ½xᵀBx + gᵀx = 1/9 at (4/3, 7/9, 4/9) with x + y + 2z ≤ 3, x ≥ 0.
        var qp = new QpCase([4, 2, 2, 2, 4, 0, 2, 0, 2], [-8, -6, -4], [1, 1, 2], [-Inf], [3], [0, 0, 0], [Inf, Inf, Inf]);
        qp.Solve().ShouldBe(QpStatus.Solved);
        double[] expected = [4.0 / 3, 7.0 / 9, 4.0 / 9];
        for (int i = 0; i < 3; i++) qp.Solver.X[i].ShouldBe(expected[i], 1e-14);
        qp.Solver.RowMultipliers[0].ShouldBe(-2.0 / 9, 1e-14);
    }

    [Fact]
    public void Solve_Hs76_GivesTheKnownAnswer()
    {
        var qp = new QpCase(
            [2, 0, -1, 0, 0, 1, 0, 0, -1, 0, 2, 1, 0, 0, 1, 1], [-1, -3, 1, -1],
            [1, 2, 1, 1, 3, 1, 2, -1, 0, 1, 4, 0], [-Inf, -Inf, 1.5], [5, 4, Inf], [0, 0, 0, 0], [Inf, Inf, Inf, Inf]);
        qp.Solve().ShouldBe(QpStatus.Solved);
        qp.KktResidual().ShouldBeLessThan(1e-12);
        qp.Objective().ShouldBe(-4.681818181818182, 1e-13);
    }

    [Fact]
    public void Solve_IllConditionedHessian_IsRefinedToTheSameAccuracy()
    {
        var random = new RandomStream(31);
        for (int trial = 0; trial < 100; trial++)
        {
            QpCase qp = QpCase.Random(random, 8, 4);
            for (int i = 0; i < 8; i++)
            {
                double scale = Math.Pow(10, (i - 4) * 0.75);
                for (int j = 0; j < 8; j++)
                {
                    qp.B[(i * 8) + j] *= scale;
                    qp.B[(j * 8) + i] *= scale;
                }
            }

            qp.Solve().ShouldBe(QpStatus.Solved, $"trial {trial}");
            qp.KktResidual().ShouldBeLessThan(1e-9, $"trial {trial}");
        }
    }

    [Fact]
    public void Solve_TooFewIterations_SaysSo()
    {
        QpCase qp = new([1, 0, 0, 1], [0, 0], [], [], [], [1, 1], [2, 2]);
        qp.Solver.MaxIterations = 1;
        qp.Solve().ShouldBe(QpStatus.IterationLimit);
    }

    [Fact]
    public void Solve_MoreRowsThanTheCapacity_IsRefused()
    {
        var solver = new DualActiveSetQp(new FactoredHessian(1), 0);
        Should.Throw<ArgumentException>(() => solver.Solve(new QpView
        {
            Gradient = [1],
            Matrix = [1],
            RowLower = [0],
            RowUpper = [1],
        })).Message.ShouldContain("at most 0 rows");
    }

    [Fact]
    public void Solve_Repeated_DoesNotAllocate()
    {
        QpCase qp = QpCase.Random(new RandomStream(1), 10, 8);
        qp.Solve();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) qp.SolveAgain();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
