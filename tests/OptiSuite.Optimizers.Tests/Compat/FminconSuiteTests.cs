using OptiSuite.Compat;
using OptiSuite.Problems;

namespace OptiSuite.Optimizers.Tests.Compat;

/// <summary>The Hock-Schittkowski problems as a MATLAB user poses them: what the flags claim holds for every one.</summary>
public class FminconSuiteTests
{
    [Fact]
    public void Solve_HockSchittkowskiSuite_EveryFlagHoldsWhatItClaims()
    {
        int optimal = 0, count = 0;
        foreach (Problem problem in ProblemCatalog.Suite("hock-schittkowski"))
        {
            FminconProblem posed = Posed(problem);
            FminconResult result = Fmincon.Solve(posed);
            count++;
            result.Fval.ShouldBe(problem.Objective.Evaluate(result.X), problem.Name);
            if (result.ExitFlag > 0) Violation(posed, result.X).ShouldBeLessThanOrEqualTo(1e-6, problem.Name);
            if (result.ExitFlag != 1) continue;
            optimal++;
            Residual(posed, result).ShouldBeLessThanOrEqualTo(1e-6 * Math.Max(1, result.Grad.Max(Math.Abs)), problem.Name);
            double[] signed = [.. result.Lambda.Lower, .. result.Lambda.Upper, .. result.Lambda.IneqNonlin];
            signed.ShouldAllBe(multiplier => multiplier >= 0, problem.Name);
            (result.Output.BestFeasible!.Fval <= result.Fval).ShouldBeTrue(problem.Name);
        }

        optimal.ShouldBeGreaterThan(count * 9 / 10);
    }

    /// <summary>‖∇f + ∇c·λ + ∇ceq·λ − lower + upper‖∞.</summary>
    private static double Residual(FminconProblem problem, FminconResult result)
    {
        double[] sum = [.. result.Grad];
        double[,]? gradc = null, gradceq = null;
        if (problem.NonlconWithGradients is { } nonlcon) (_, _, gradc, gradceq) = nonlcon(result.X);
        for (int j = 0; j < sum.Length; j++)
        {
            for (int i = 0; i < result.Lambda.IneqNonlin.Length; i++) sum[j] += gradc![j, i] * result.Lambda.IneqNonlin[i];
            for (int i = 0; i < result.Lambda.EqNonlin.Length; i++) sum[j] += gradceq![j, i] * result.Lambda.EqNonlin[i];
            sum[j] += result.Lambda.Upper[j] - result.Lambda.Lower[j];
        }

        return sum.Max(Math.Abs);
    }

    private static double Violation(FminconProblem problem, double[] x)
    {
        double worst = 0;
        if (problem.Lb is { } lower) worst = Math.Max(worst, lower.Zip(x, (l, t) => l - t).Max());
        if (problem.Ub is { } upper) worst = Math.Max(worst, x.Zip(upper, (t, u) => t - u).Max());
        if (problem.NonlconWithGradients is not { } nonlcon) return worst;
        (double[]? c, double[]? ceq, _, _) = nonlcon(x);
        return Math.Max(c!.Append(worst).Max(), ceq!.Select(Math.Abs).Append(0).Max());
    }

    /// <summary>Every row as c ≤ 0 or ceq = 0, as a MATLAB user would write it.</summary>
    private static FminconProblem Posed(Problem problem)
    {
        int n = problem.Dimension;
        var rows = problem.Constraints.SelectMany(block => Enumerable.Range(0, block.Count).Select(i => (Block: block, Row: i))).ToArray();
        var equalities = rows.Where(r => r.Block.Lower[r.Row] == r.Block.Upper[r.Row]).Select(r => new Side(r.Block, r.Row, 1, r.Block.Upper[r.Row])).ToArray();
        Side[] inequalities =
        [
            .. rows.Where(r => r.Block.Lower[r.Row] < r.Block.Upper[r.Row]).SelectMany(r => new[]
            {
                new Side(r.Block, r.Row, 1, r.Block.Upper[r.Row]), new Side(r.Block, r.Row, -1, r.Block.Lower[r.Row]),
            }).Where(side => double.IsFinite(side.Limit)),
        ];
        return new FminconProblem
        {
            ObjectiveWithGradient = x =>
            {
                double[] gradient = new double[n];
                return (((IDifferentiableObjective)problem.Objective).Evaluate(x, gradient), gradient);
            },
            X0 = [.. problem.Start!.Value],
            Lb = problem.Bounds is { } bounds ? [.. bounds.Lower] : null,
            Ub = problem.Bounds is { } box ? [.. box.Upper] : null,
            NonlconWithGradients = rows.Length == 0 ? null : x =>
                ([.. inequalities.Select(side => side.Value(x))], [.. equalities.Select(side => side.Value(x))], Columns(inequalities, x), Columns(equalities, x)),
            Options = new FminconOptions
            {
                Algorithm = FminconAlgorithm.Sqp,
                Display = FminconDisplay.Off,
                SpecifyObjectiveGradient = true,
                SpecifyConstraintGradient = rows.Length > 0,
            },
        };
    }

    private static double[,] Columns(Side[] sides, double[] x)
    {
        double[,] columns = new double[x.Length, sides.Length];
        for (int i = 0; i < sides.Length; i++)
        {
            double[] gradient = sides[i].Gradient(x);
            for (int j = 0; j < x.Length; j++) columns[j, i] = gradient[j];
        }

        return columns;
    }

    private sealed record Side(IConstraint Block, int Row, double Sign, double Limit)
    {
        public double Value(double[] x)
        {
            double[] values = new double[Block.Count];
            Block.Evaluate(x, values);
            return Sign * (values[Row] - Limit);
        }

        public double[] Gradient(double[] x)
        {
            double[] jacobian = new double[Block.Count * x.Length];
            Block.Jacobian(x, jacobian);
            return [.. jacobian.AsSpan(Row * x.Length, x.Length).ToArray().Select(value => Sign * value)];
        }
    }
}
