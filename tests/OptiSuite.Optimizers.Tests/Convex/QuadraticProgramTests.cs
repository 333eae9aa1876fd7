namespace OptiSuite.Optimizers.Tests.Convex;

public sealed class QuadraticProgramTests
{
    [Fact]
    public void Constructor_InvalidData_IsRefusedWithTheReason()
    {
        Refuse("no values", () => new QuadraticProgram(null, []));
        Refuse("needs 4 values", () => new QuadraticProgram([1, 2, 3], [1, 2]));
        Refuse("multiple of the 2 variables", () => new QuadraticProgram([], [1, 2], [1, 2, 3]));
        Refuse("not symmetric", () => new QuadraticProgram(new double[,] { { 1, 2 }, { 0, 1 } }, [0, 0]));
        Refuse("row 0, column 1", () => new QuadraticProgram(null, [1, 2], new double[,] { { 1, double.NaN } }));
        Refuse("value 1 is NaN", () => new QuadraticProgram(null, [1, double.NaN]));
        Refuse("variable 0 are [2, 1]", () => new QuadraticProgram(null, [1], lower: [2], upper: [1]));
        Refuse("row 0 are [NaN, 1]", () => new QuadraticProgram(null, [1], new double[,] { { 1 } }, [double.NaN], [1]));
        Refuse("2 lower and 0 upper", () => new QuadraticProgram(null, [1], lower: [1, 2]));
        Refuse("has 3 columns", () => new QuadraticProgram(null, [1, 2], new double[,] { { 1, 2, 3 } }));
        Refuse("constant", () => new QuadraticProgram(null, [1], constant: double.NaN));

        static void Refuse(string reason, Func<QuadraticProgram> create) => Should.Throw<ArgumentException>(create).Message.ShouldContain(reason);
    }

    [Fact]
    public void With_NewData_SharesTheMatrices()
    {
        var program = new QuadraticProgram(new double[,] { { 1, 0 }, { 0, 1 } }, [1, 2], new double[,] { { 1, 1 } }, [0], [1], [0, 0], [1, 1], 7);
        QuadraticProgram moved = program.WithLinear([3, 4]).WithRowLimits([], [5]).WithBounds([-1, -1], []);
        (moved.Hessian == program.Hessian && moved.Matrix == program.Matrix).ShouldBeTrue();
        moved.Linear.ShouldBe([3, 4]);
        moved.RowLower.ShouldBe([double.NegativeInfinity]);
        moved.RowUpper.ShouldBe([5]);
        moved.Lower.ShouldBe([-1, -1]);
        moved.Upper.ShouldBe([double.PositiveInfinity, double.PositiveInfinity]);
        moved.Constant.ShouldBe(7);
        program.Linear.ShouldBe([1, 2]);
    }

    [Fact]
    public void Evaluate_QuadraticLinearAndConstant_AddUp()
    {
        var program = new QuadraticProgram(new double[,] { { 2, 1 }, { 1, 4 } }, [1, -1], constant: 3);
        program.Evaluate([1, 2]).ShouldBe(1 + 2 + 8 + 1 - 2 + 3);
        program.IsLinear.ShouldBeFalse();
        new QuadraticProgram(new double[2, 2], [1, -1]).IsLinear.ShouldBeTrue();
    }

    [Fact]
    public void Solver_OptionsOutOfRange_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new QuadraticProgramSolver { Tolerance = 0 }).Message.ShouldContain("[1e-14, 1e-2]");
        Should.Throw<ArgumentOutOfRangeException>(() => new QuadraticProgramSolver { MaxIterations = 0 }).Message.ShouldContain("at least 1");
    }
}
