using OptiSuite.Losses;
using OptiSuite.TestKit;

namespace OptiSuite.Problems.Tests.Losses;

public sealed class LossSuiteTests
{
    public static TheoryData<string> Ids => [.. LossSuite.Default().Ids];

    public static TheoryData<string> FiniteSums =>
        [.. LossSuite.Default().Problems.Where(p => p.Objective is IFiniteSumObjective).Select(p => p.Name)];

    [Fact]
    public void Default_ShippedFile_BuildsEveryProblem()
    {
        LossSuite suite = LossSuite.Default();
        suite.Skipped.ShouldBeEmpty();
        suite.Ids.Length.ShouldBe(53);
        suite.Entries.Select(e => e.Family).Distinct().Count().ShouldBe(52);
        suite.Entries.ShouldAllBe(e => e.Checks.Length == 2 && e.Checks.All(c => c.Gradient != null));
        suite.Find("digits_ce_open")!.Dimension.ShouldBe(650);
        suite.Find("no_such").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Evaluate_CheckPoints_AgreesToNineDigits(string id)
    {
        var f = (IDifferentiableObjective)Get(id).Problem.Objective;
        foreach (CheckPoint check in Get(id).Checks)
        {
            double[] gradient = new double[check.X.Length];
            Array.Fill(gradient, double.NaN);
            ShouldAgree(f.Evaluate(check.X.AsSpan(), gradient), check.Objective, 1e-9);
            ShouldAgree(f.Evaluate(check.X.AsSpan()), check.Objective, 1e-9);
            double scale = check.Gradient!.Value.Where(double.IsFinite).Select(Math.Abs).Append(1e-3).Max();
            for (int i = 0; i < gradient.Length; i++) ShouldAgree(gradient[i], check.Gradient.Value[i], 1e-9 * scale / Math.Max(1e-3, Math.Abs(check.Gradient.Value[i])));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Known_BestPoint_AttainsTheBestValueAndIsFeasible(string id)
    {
        Problem problem = Get(id).Problem;
        KnownSolution known = problem.Known!;
        double[] x = [.. known.X!.Value];
        ShouldAgree(problem.Objective.Evaluate(x), known.Objective, 1e-9);
        if (problem.Bounds is not null) problem.Bounds.Violation(x).ShouldBeLessThan(1e-9);
        foreach (IConstraint block in problem.Constraints)
        {
            double[] values = new double[block.Count];
            block.Evaluate(x, values);
            for (int i = 0; i < values.Length; i++)
            {
                (values[i] - block.Upper[i]).ShouldBeLessThan(1e-9, id);
                (block.Lower[i] - values[i]).ShouldBeLessThan(1e-9, id);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Gradient_AtRandomPoints_AgreesWithCentralDifferences(string id)
    {
        Problem problem = Get(id).Problem;
        var f = (IDifferentiableObjective)problem.Objective;
        var random = new RandomStream(11);
        double[] x = new double[problem.Dimension], gradient = new double[x.Length];
        for (int trial = 0; trial < 3; trial++)
        {
            random.FillUniform(problem.SearchRegion!, x);
            double scale = Math.Max(1, Math.Abs(f.Evaluate(x, gradient)));
            for (int k = 0; k < Math.Min(x.Length, 20); k++)
            {
                int i = random.NextInt(x.Length);
                double h = 1e-6 * Math.Max(1, Math.Abs(x[i])), at = x[i];
                x[i] = at + h;
                double above = f.Evaluate(x);
                x[i] = at - h;
                double below = f.Evaluate(x);
                x[i] = at;
                gradient[i].ShouldBe((above - below) / (2 * h), 2e-7 * scale * Math.Max(1, Math.Abs(gradient[i])), $"{id}[{i}]");
            }
        }
    }

    [Theory]
    [MemberData(nameof(FiniteSums))]
    public void Minibatches_OfOneTermEach_AverageToTheWhole(string id)
    {
        Problem problem = Get(id).Problem;
        var f = (IFiniteSumObjective)problem.Objective;
        double[] x = [.. Get(id).Checks[1].X], whole = new double[x.Length], part = new double[x.Length], mean = new double[x.Length];
        double value = f.Evaluate(x, whole), average = 0;
        for (int term = 0; term < f.TermCount; term++)
        {
            average += f.Evaluate(x, [term], part) / f.TermCount;
            for (int i = 0; i < x.Length; i++) mean[i] += part[i] / f.TermCount;
        }

        ShouldAgree(average, value, 1e-10);
        for (int i = 0; i < x.Length; i++) mean[i].ShouldBe(whole[i], 1e-10 * Math.Max(1, Math.Abs(whole[i])), id);

        int[] all = [.. Enumerable.Range(0, f.TermCount).Reverse()];
        ShouldAgree(f.Evaluate(x, all, part), value, 1e-11);
        int[] half = all[..(f.TermCount / 2)], rest = all[(f.TermCount / 2)..];
        double weighted = ((f.Evaluate(x, half, part) * half.Length) + (f.Evaluate(x, rest, part) * rest.Length)) / f.TermCount;
        ShouldAgree(weighted, value, 1e-10);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void IsSmooth_LossesWithKinks_AreNot(string id)
    {
        string[] withKinks =
        [
            "reg_l1", "diabetes_l1", "emb_triplet", "emb_facenet", "emb_contrastive", "emb_hinge", "emb_cosine", "emb_lifted_exact", "emb_arcface",
            "emb_joint", "rank", "w1_fit", "w2_fit",
        ];
        bool expected = !withKinks.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal));
        ((IDifferentiableObjective)Get(id).Problem.Objective).IsSmooth.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void SearchRegion_FiniteAndInsideBounds_HoldsTheStart(string id)
    {
        Problem problem = Get(id).Problem;
        Bounds region = problem.SearchRegion!;
        region.Contains(problem.Start!.Value.AsSpan()).ShouldBeTrue();
        for (int i = 0; i < problem.Dimension; i++)
        {
            region.Lower[i].ShouldBeLessThan(region.Upper[i]);
            if (problem.Bounds is null) continue;
            region.Lower[i].ShouldBeGreaterThanOrEqualTo(problem.Bounds.Lower[i]);
            region.Upper[i].ShouldBeLessThanOrEqualTo(problem.Bounds.Upper[i]);
        }
    }

    [Fact]
    public void SearchRegion_Simplex_IsCutToTheUnitBoxByItsEquality()
    {
        Get("portfolio_open").Problem.SearchRegion!.ShouldBe(Bounds.Uniform(8, 0, 1));
        Get("lasso_constrained_open").Problem.SearchRegion!.ShouldBe(Bounds.Uniform(20, 0, 1));
        Get("logistic_ball_open").Problem.SearchRegion!.ShouldBe(Bounds.Uniform(11, -1, 1));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Jacobian_OfEveryConstraint_AgreesWithCentralDifferences(string id)
    {
        Problem problem = Get(id).Problem;
        double[] x = [.. Get(id).Checks[1].X];
        foreach (IConstraint block in problem.Constraints)
        {
            block.HasJacobian.ShouldBeTrue();
            double[] jacobian = new double[block.Count * x.Length], above = new double[block.Count], below = new double[block.Count];
            block.Jacobian(x, jacobian);
            for (int j = 0; j < x.Length; j++)
            {
                double at = x[j];
                x[j] = at + 1e-5;
                block.Evaluate(x, above);
                x[j] = at - 1e-5;
                block.Evaluate(x, below);
                x[j] = at;
                for (int i = 0; i < block.Count; i++) jacobian[(i * x.Length) + j].ShouldBe((above[i] - below[i]) / 2e-5, 1e-8, id);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Evaluate_OnceWarm_AllocatesNothing(string id)
    {
        Problem problem = Get(id).Problem;
        var f = (IDifferentiableObjective)problem.Objective;
        double[] x = [.. Get(id).Checks[1].X], gradient = new double[x.Length];
        int[] terms = [1, 0, 1];
        void Once()
        {
            _ = f.Evaluate(x, gradient) + f.Evaluate(x);
            if (f is IFiniteSumObjective sum) _ = sum.Evaluate(x, terms, gradient);
        }

        Allocation.OnceWarm(Once).ShouldBe(0);
    }

    [Theory]
    [InlineData("digits_ce_open")]
    [InlineData("emb_triplet_swap_open")]
    [InlineData("reg_huber_open")]
    [InlineData("svm_dual_open")]
    public void Evaluate_FromSeveralThreads_GivesTheSameBits(string id)
    {
        Problem problem = Get(id).Problem;
        var f = (IDifferentiableObjective)problem.Objective;
        var random = new RandomStream(5);
        double[][] points = [.. Enumerable.Range(0, 32).Select(_ => new double[problem.Dimension])];
        foreach (double[] point in points) random.FillUniform(problem.SearchRegion!, point);
        double[] expected = [.. points.Select(p => f.Evaluate(p, new double[p.Length]))];
        double[] actual = new double[points.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = 4 };
        Parallel.For(0, points.Length, options, k => actual[k] = f.Evaluate(points[k], new double[points[k].Length]));
        actual.ShouldBe(expected);
    }

    [Fact]
    public void SoftmaxNll_SameDataAsCrossEntropy_IsTheSameProblem()
    {
        Get("softmax_nll_open").Problem.Known!.Objective.ShouldBe(Get("softmax_ce_open").Problem.Known!.Objective);
        ((LossObjective)Get("softmax_ce_ls_open").Problem.Objective).Loss.ShouldBe(new CrossEntropyLoss { LabelSmoothing = 0.1 });
        ((LossObjective)Get("softmax_ce_w_open").Problem.Objective).Loss.ShouldBe(new CrossEntropyLoss { Weight = [1, 2, 0.5] });
    }

    private static LossProblem Get(string id) => LossSuite.Default().Entries.Single(e => e.Id == id);

    private static void ShouldAgree(double actual, double expected, double tolerance)
    {
        if (!actual.Equals(expected)) actual.ShouldBe(expected, tolerance * Math.Max(1e-3, Math.Abs(expected)));
    }
}
