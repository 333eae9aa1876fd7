using OptiSuite.Compat;

namespace OptiSuite.Optimizers.Tests.Compat;

/// <summary>The examples of MathWorks' documentation of linprog, with the values it prints.</summary>
public sealed class LinprogTests
{
    private static readonly double[] _f = [-1, -1.0 / 3], _b = [2, 1, 2, 1, -1, 2];
    private static readonly double[,] _a = { { 1, 1 }, { 1, 0.25 }, { 1, -1 }, { -0.25, -1 }, { -1, -1 }, { -1, 1 } };

    [Fact]
    public void Solve_LinearInequalities_HasTheDocumentedSolution()
    {
        var (x, fval, exitflag) = Linprog.Solve(_f, _a, _b);
        Close(x, [2.0 / 3, 4.0 / 3]);
        fval.ShouldBe(-10.0 / 9, 1e-13);
        exitflag.ShouldBe(1);
    }

    [Fact]
    public void Solve_InequalitiesAndEquality_HasTheDocumentedSolution() =>
        Close(Linprog.Solve(_f, _a, _b, new double[,] { { 1, 0.25 } }, [0.5]).X, [0, 2]);

    [Fact]
    public void Solve_AllKindsOfConstraints_HasTheDocumentedSolution() =>
        Close(Linprog.Solve(_f, _a, _b, new double[,] { { 1, 0.25 } }, [0.5], [-1, -0.5], [1.5, 1.25]).X, [0.1875, 1.25]);

    [Fact]
    public void Solve_ProductMix_HasTheDocumentedSolutionAndMultipliers()
    {
        double[,] a = { { 1, -1, 1 }, { 3, 2, 4 }, { 3, 2, 0 } };
        var (x, fval, exitflag, _, lambda) = Linprog.Solve([-5, -4, -6], a, [20, 42, 30], lb: [0, 0, 0]);
        Close(x, [0, 15, 3]);
        fval.ShouldBe(-78, 1e-12);
        exitflag.ShouldBe(1);
        Close(lambda.IneqLin, [0, 1.5, 0.5]);
        Close(lambda.Lower, [1, 0, 0]);
    }

    [Fact]
    public void Solve_FailuresOfTheProblem_HaveMatlabsExitFlags()
    {
        Linprog.Solve([1, 1], new double[,] { { 1, 0 }, { -1, 0 } }, [0, -1]).ExitFlag.ShouldBe(-2);
        Linprog.Solve([-1, 0], lb: [0, 0]).ExitFlag.ShouldBe(-3);
        Linprog.Solve(_f, _a, _b, options: new LinprogOptions { MaxIterations = 1 }).ExitFlag.ShouldBe(0);
        Linprog.Solve([1], lb: [2], ub: [1]).Exit.ShouldBe(LinprogExit.Infeasible);
    }

    private static void Close(double[] actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++) actual[i].ShouldBe(expected[i], 1e-13);
    }
}
