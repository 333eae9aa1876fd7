using OptiSuite.Compat;

namespace OptiSuite.Optimizers.Tests.Compat;

/// <summary>∇f + Aᵀλ + Aeqᵀλ + ∇cλ + ∇ceqλ − lower + upper = 0, with the signs MATLAB documents.</summary>
public class FminconMultipliersTests
{
    private static readonly FminconOptions _exact = new()
    {
        Algorithm = FminconAlgorithm.Sqp,
        Display = FminconDisplay.Off,
        SpecifyObjectiveGradient = true,
        SpecifyConstraintGradient = true,
    };

    [Fact]
    public void Solve_EveryKindOfConstraint_SatisfiesTheIdentity()
    {
        // min Σ (xᵢ − tᵢ)² with one active row of each kind.
        double[] t = [3, 2, -1, 4];
        double[,] a = { { 1, 1, 0, 0 } }, aeq = { { 0, 0, 1, 1 } };
        FminconResult result = Fmincon.Solve(
            x => (x.Zip(t, (p, q) => (p - q) * (p - q)).Sum(), [.. x.Zip(t, (p, q) => 2 * (p - q))]),
            [0.5, 0.5, 0.5, 0.5],
            a,
            [2],
            aeq,
            [1.5],
            [double.NegativeInfinity, double.NegativeInfinity, 0, 0],
            [1.25, 5, 5, 5],
            x => ([(x[1] * x[1]) - 0.25], [(x[2] * x[3]) - 0.5], new[,] { { 0 }, { 2 * x[1] }, { 0 }, { 0 } }, new[,] { { 0 }, { 0 }, { x[3] }, { x[2] } }),
            _exact);
        result.ExitFlag.ShouldBe(1, result.Output.Message);
        double[] x = result.X;
        FminconLambda lambda = result.Lambda;
        double[] residual = new double[4];
        for (int j = 0; j < 4; j++)
        {
            double gradc = j == 1 ? 2 * x[1] : 0, gradceq = j == 2 ? x[3] : j == 3 ? x[2] : 0;
            residual[j] = result.Grad[j] + (a[0, j] * lambda.IneqLin[0]) + (aeq[0, j] * lambda.EqLin[0]) + (gradc * lambda.IneqNonlin[0])
                + (gradceq * lambda.EqNonlin[0]) - lambda.Lower[j] + lambda.Upper[j];
        }

        residual.ShouldAllBe(r => Math.Abs(r) < 1e-6);
        double[] signed = [.. lambda.Lower, .. lambda.Upper, .. lambda.IneqLin, .. lambda.IneqNonlin];
        signed.ShouldAllBe(value => value >= 0);
        // x₁ ≤ 1.25 and x₂² ≤ ¼ are active; x₁ + x₂ ≤ 2 is not.
        lambda.Upper[0].ShouldBe(3.5, 1e-6);
        lambda.IneqNonlin[0].ShouldBe(3, 1e-6);
        lambda.IneqLin[0].ShouldBe(0, 1e-6);
    }

    [Fact]
    public void Solve_LowerBoundActive_ItsMultiplierIsPositive()
    {
        FminconResult result = Fmincon.Solve(x => (x[0] * x[0], [2 * x[0]]), [5], lb: [2], options: _exact with { SpecifyConstraintGradient = false });
        result.Lambda.Lower.ShouldBe([4], 1e-6);
        result.Lambda.Upper.ShouldBe([0]);
        result.Grad.ShouldBe([4], 1e-9);
    }

    [Fact]
    public void Solve_LimitReached_UnknownMultipliersAreNaNNotZero()
    {
        FminconResult result = Fmincon.Solve(
            FminconProblems.Rosenbrock, [-1, 2], new double[,] { { 1, 2 } }, [1], options: new FminconOptions { Display = FminconDisplay.Off, MaxFunctionEvaluations = 1 });
        result.ExitFlag.ShouldBe(0);
        result.Lambda.IneqLin.ShouldBe([double.NaN]);
        result.Hessian[0, 1].ShouldBe(double.NaN);
    }

    [Fact]
    public void Solve_Converged_TheHessianIsSymmetricAndPositive()
    {
        double[,] h = Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], options: new FminconOptions { Display = FminconDisplay.Off }).Hessian;
        h[0, 1].ShouldBe(h[1, 0], 1e-6);
        h[0, 0].ShouldBePositive();
        ((h[0, 0] * h[1, 1]) - (h[0, 1] * h[1, 0])).ShouldBePositive();
    }

    [Fact]
    public void Solve_Result_ComesApartLikeMatlabsOutputs()
    {
        var options = new FminconOptions { Display = FminconDisplay.Off };
        double[,] a = { { 1, 2 } };
        (double[] x, double fval) = Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], a, [1], options: options);
        x.ShouldBe([0.5022, 0.2489], 5e-5);
        fval.ShouldBe(FminconProblems.Rosenbrock(x));
        var (_, _, exitflag, output, lambda, grad, hessian) = Fmincon.Solve(FminconProblems.Rosenbrock, [-1, 2], a, [1], options: options);
        (exitflag, output.Algorithm, lambda.Lower.Length, grad.Length, hessian.Length).ShouldBe((1, "sqp", 2, 2, 4));
    }
}
