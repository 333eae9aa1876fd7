using OptiSuite.Compat;

namespace OptiSuite.Optimizers.Tests.Compat;

/// <summary>The examples of MathWorks' documentation of quadprog, with the values it prints.</summary>
public sealed class QuadprogTests
{
    private static readonly double[,] _h = { { 1, -1 }, { -1, 2 } };
    private static readonly double[] _f = [-2, -6];
    private static readonly double[,] _a = { { 1, 1 }, { -1, 2 }, { 2, 1 } };
    private static readonly double[] _b = [2, 2, 3];

    [Fact]
    public void Solve_LinearInequalities_HasTheDocumentedSolutionAndMultipliers()
    {
        var (x, fval, exitflag, output, lambda) = Quadprog.Solve(_h, _f, _a, _b);
        Close(x, [2.0 / 3, 4.0 / 3]);
        fval.ShouldBe(-74.0 / 9, 1e-13);
        exitflag.ShouldBe(1);
        output.Algorithm.ShouldBe("interior-point-convex");
        output.ConstrViolation.ShouldBeLessThan(1e-12);
        Close(lambda.IneqLin, [28.0 / 9, 4.0 / 9, 0]);
        lambda.EqLin.ShouldBeEmpty();
        Close(lambda.Lower, [0, 0]);
    }

    [Fact]
    public void Solve_LinearEquality_HasTheDocumentedSolution()
    {
        var (x, fval, exitflag) = Quadprog.Solve(_h, _f, null, null, new double[,] { { 1, 1 } }, [0]);
        Close(x, [-0.8, 0.8]);
        fval.ShouldBe(-1.6, 1e-13);
        exitflag.ShouldBe(1);
    }

    [Fact]
    public void Solve_EqualityAndBounds_HasTheDocumentedSolution()
    {
        double[,] h = { { 1, -1, 1 }, { -1, 2, -2 }, { 1, -2, 4 } };
        var (x, fval) = Quadprog.Solve(h, [2, -3, 1], null, null, new double[,] { { 1, 1, 1 } }, [0.5], [0, 0, 0], [1, 1, 1]);
        Close(x, [0, 0.5, 0]);
        fval.ShouldBe(-1.25, 1e-13);
    }

    [Fact]
    public void Solve_HessianThatIsNotSymmetric_UsesItsSymmetricPart() =>
        Close(Quadprog.Solve(new double[,] { { 1, -2 }, { 0, 2 } }, _f, _a, _b).X, [2.0 / 3, 4.0 / 3]);

    [Fact]
    public void Solve_FailuresOfTheProblem_HaveMatlabsExitFlags()
    {
        Quadprog.Solve(_h, _f, new double[,] { { 1, 0 }, { -1, 0 } }, [0, -1]).ExitFlag.ShouldBe(-2);
        Quadprog.Solve(new double[,] { { 1, 0 }, { 0, 0 } }, [0, -1]).ExitFlag.ShouldBe(-3);
        Quadprog.Solve(new double[,] { { 1, 0 }, { 0, -1 } }, [0, 0]).ExitFlag.ShouldBe(-6);
        Quadprog.Solve(_h, _f, _a, _b, options: new QuadprogOptions { MaxIterations = 1 }).ExitFlag.ShouldBe(0);
    }

    [Fact]
    public void Solve_ContradictoryBounds_ReturnsX0AndNoObjective()
    {
        QuadprogResult result = Quadprog.Solve(_h, _f, lb: [1, 0], ub: [0], x0: [7, 8]);
        result.Exit.ShouldBe(QuadprogExit.Infeasible);
        result.X.ShouldBe([7, 8]);
        result.Fval.ShouldBe(double.NaN);
        result.Output.Message.ShouldContain("variable 0");
    }

    [Fact]
    public void Solve_InputsThatDoNotFit_AreRefused()
    {
        Should.Throw<ArgumentException>(() => Quadprog.Solve(new double[1, 1], _f)).Message.ShouldContain("2×2");
        Should.Throw<ArgumentException>(() => Quadprog.Solve(_h, _f, _a, [1, 2])).Message.ShouldContain("A has 3 rows and b 2 values");
        Should.Throw<ArgumentException>(() => Quadprog.Solve(_h, _f, x0: [1])).Message.ShouldContain("x0 has 1 values");
        Should.Throw<ArgumentException>(() => Quadprog.Solve(_h, _f, lb: [1, 2, 3])).Message.ShouldContain("lb has 3 values");
    }

    private static void Close(double[] actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++) actual[i].ShouldBe(expected[i], 1e-13);
    }
}
