namespace OptiSuite.Core.Tests.Derivatives;

public class SparseDifferencesTests
{
    [Fact]
    public void Pattern_Entries_AreSortedByRow()
    {
        JacobianPattern pattern = JacobianPattern.FromEntries(3, 4, [(2, 3), (0, 1), (2, 0), (0, 1)]);
        (pattern.Rows, pattern.Columns, pattern.Count).ShouldBe((3, 4, 3));
        pattern.Row(0).ToArray().ShouldBe([1]);
        pattern.Row(1).ToArray().ShouldBeEmpty();
        pattern.Row(2).ToArray().ShouldBe([0, 3]);
    }

    [Fact]
    public void Pattern_Banded_HasTheDiagonals()
    {
        JacobianPattern pattern = JacobianPattern.Banded(3, 5, 1, 2);
        pattern.Row(0).ToArray().ShouldBe([0, 1, 2]);
        pattern.Row(1).ToArray().ShouldBe([0, 1, 2, 3]);
        pattern.Row(2).ToArray().ShouldBe([1, 2, 3, 4]);
        JacobianPattern.Banded(5, 2, 0, 0).Row(4).ToArray().ShouldBeEmpty();
    }

    [Fact]
    public void Pattern_BadEntries_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => JacobianPattern.FromEntries(2, 2, [(0, 2)])).Message.ShouldContain("outside the 2×2");
        _ = Should.Throw<ArgumentOutOfRangeException>(() => JacobianPattern.Banded(2, 2, -1, 0));
        JacobianPattern pattern = JacobianPattern.Banded(2, 3, 0, 0);
        Should.Throw<ArgumentException>(() => new NonlinearConstraint((_, _) => { }, [0], [1]) { Pattern = pattern }).Message.ShouldContain("2 rows");
        Should.Throw<ArgumentException>(() => TestProblems.Sphere(1, 2) with { Constraints = [new NonlinearConstraint((_, _) => { }, [0, 0], [1, 1]) { Pattern = pattern }] })
            .Message.ShouldContain("pattern");
    }

    [Theory]
    [InlineData(FiniteDifferenceScheme.Forward, 3)]
    [InlineData(FiniteDifferenceScheme.Central, 6)]
    public void Jacobian_Tridiagonal_CostsThreeGroups(FiniteDifferenceScheme scheme, int evaluations)
    {
        // Broyden's tridiagonal function.
        const int N = 200;
        static void c(ReadOnlySpan<double> x, Span<double> values)
        {
            for (int i = 0; i < x.Length; i++)
            {
                values[i] = ((3 - (2 * x[i])) * x[i]) - (i > 0 ? x[i - 1] : 0) - (i + 1 < x.Length ? 2 * x[i + 1] : 0) + 1;
            }
        }

        (double[] jacobian, double[] expected, long cost) = Difference(c, JacobianPattern.Banded(N, N, 1, 1), N, N, scheme, null);
        cost.ShouldBe(evaluations);
        jacobian.ShouldBe(expected);
        for (int i = 0; i < N; i++) jacobian[(i * N) + i].ShouldBe(3 - (4 * Math.Sin(i)), 1e-6);
    }

    [Theory]
    [InlineData(FiniteDifferenceScheme.Forward)]
    [InlineData(FiniteDifferenceScheme.Central)]
    public void Jacobian_RandomPatternsAndBounds_AreTheDenseOnesForFewerEvaluations(FiniteDifferenceScheme scheme)
    {
        for (int k = 0; k < 30; k++)
        {
            var random = new RandomStream((ulong)k);
            int n = 5 + random.NextInt(30), m = 1 + random.NextInt(30);
            (int, int)[] entries = [.. Enumerable.Range(0, 2 * m).Select(_ => (random.NextInt(m), random.NextInt(n)))];
            JacobianPattern pattern = JacobianPattern.FromEntries(m, n, entries);
            void c(ReadOnlySpan<double> x, Span<double> values)
            {
                for (int i = 0; i < m; i++)
                {
                    values[i] = 1;
                    foreach (int j in pattern.Row(i)) values[i] += Math.Sin(x[j] * (i + 1)) * (1 + (x[pattern.Row(i)[0]] * x[j]));
                }
            }

            // Some variables at a bound, some fixed, some in boxes narrower than the step.
            double[] lower = new double[n], upper = new double[n];
            for (int j = 0; j < n; j++)
            {
                lower[j] = Math.Sin(j) - (j % 4 == 0 ? 0 : 1);
                upper[j] = Math.Sin(j) + (j % 3 == 0 ? 0 : j % 3 == 1 ? 1e-9 : 1);
            }

            var bounds = new Bounds(lower, upper);
            (double[] jacobian, double[] expected, long cost) = Difference(c, pattern, m, n, scheme, bounds);
            jacobian.ShouldBe(expected);
            cost.ShouldBeLessThanOrEqualTo(scheme == FiniteDifferenceScheme.Forward ? n : 2 * n);
        }
    }

    [Fact]
    public void Minimize_PatternGiven_VerifierSamplesGroupsToo()
    {
        const int N = 60;
        int calls = 0;
        void c(ReadOnlySpan<double> x, Span<double> values)
        {
            calls++;
            Squares(x, values);
        }

        var constraint = new NonlinearConstraint(c, new double[N], Enumerable.Repeat(1.0, N).ToArray()) { Pattern = JacobianPattern.Banded(N, N, 0, 0) };
        Problem problem = TestProblems.Sphere(new double[N]) with { Constraints = [constraint] };
        double[] none = new double[N];
        Verification verified = Verifier.Verify(problem, none, new Multipliers([.. none], [.. none], [.. none]), differences: FiniteDifferenceScheme.Automatic);
        verified.Stationary.ShouldBe(true);
        calls.ShouldBe(4, "the values, the values that go with the differences, and two samples");
    }

    [Fact]
    public void Jacobian_PatternOfAnotherShape_IsRefused() => Should.Throw<ArgumentException>(
        () => FiniteDifferences.Jacobian(Squares, 3, [1, 2, 3], new double[9], pattern: JacobianPattern.Banded(2, 3, 0, 0))).Message.ShouldContain("2×3");

    [Fact]
    public void Jacobian_TwoBlocksWithPatterns_AreGroupedTogether()
    {
        const int N = 40;
        Problem problem = TestProblems.Sphere(new double[N]) with
        {
            Constraints =
            [
                new NonlinearConstraint(Squares, new double[N], Enumerable.Repeat(1.0, N).ToArray()) { Pattern = JacobianPattern.Banded(N, N, 0, 0) },
                LinearConstraint.AtMost(new double[1, N], [1]),
                new NonlinearConstraint(Squares, new double[N], Enumerable.Repeat(1.0, N).ToArray()) { Pattern = JacobianPattern.Banded(N, N, 1, 0) },
            ],
        };
        Cost(problem, FiniteDifferenceScheme.Forward, out _).ShouldBe(2);
        IConstraint dense = new NonlinearConstraint(Squares, new double[N], Enumerable.Repeat(1.0, N).ToArray());
        Cost(problem with { Constraints = problem.Constraints.Add(dense) }, FiniteDifferenceScheme.Forward, out _).ShouldBe(N);
    }

    private static void Squares(ReadOnlySpan<double> x, Span<double> values)
    {
        for (int i = 0; i < x.Length; i++) values[i] = x[i] * x[i];
    }

    /// <summary>The Jacobian with the pattern, without it, and what the former cost.</summary>
    private static (double[] Jacobian, double[] Expected, long Cost) Difference(
        ConstraintFunction c, JacobianPattern pattern, int m, int n, FiniteDifferenceScheme scheme, Bounds? bounds)
    {
        double[] lower = new double[m], upper = new double[m];
        upper.AsSpan().Fill(1);
        Problem problem = TestProblems.Sphere([.. Enumerable.Range(0, n).Select(j => Math.Sin(j))]) with { Bounds = bounds };
        long cost = Cost(problem with { Constraints = [new NonlinearConstraint(c, lower, upper) { Pattern = pattern }] }, scheme, out double[] jacobian);
        _ = Cost(problem with { Constraints = [new NonlinearConstraint(c, lower, upper)] }, scheme, out double[] expected);
        return (jacobian, expected, cost);
    }

    private static long Cost(Problem problem, FiniteDifferenceScheme scheme, out double[] jacobian)
    {
        long cost = 0;
        double[] found = new double[problem.ConstraintCount * problem.Dimension];
        var optimizer = new ScriptedOptimizer((context, x) =>
        {
            double[] c = new double[problem.ConstraintCount];
            _ = context.Evaluator.Constraints(x, c);
            found.AsSpan().Fill(double.NaN);
            context.Evaluator.Jacobian(x, c, found).ShouldBeTrue();
            cost = context.Evaluator.Counts.Constraint - 1;
            return ExitReason.Stalled;
        });
        _ = optimizer.Minimize(problem, new RunOptions { FiniteDifferences = scheme, Verify = false });
        jacobian = found;
        return cost;
    }
}
