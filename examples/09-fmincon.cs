#:property PublishAot=false
#:project ../src/OptiSuite/OptiSuite.csproj
// A MATLAB script for fmincon, line by line: x has to lie in a disk and below a line, with gradients, an output function and the iteration table.
using OptiSuite.Compat;

// function [f, g] = rosenbrock(x)
static (double F, double[] Gradient) Rosenbrock(double[] x)
{
    double u = x[1] - (x[0] * x[0]);
    return ((100 * u * u) + Math.Pow(1 - x[0], 2), [(-400 * u * x[0]) - (2 * (1 - x[0])), 200 * u]);
}

// function [c, ceq, gradc, gradceq] = disk(x): the gradients are n×m, a column for every constraint
static (double[]? C, double[]? Ceq, double[,]? GradC, double[,]? GradCeq) Disk(double[] x) =>
    ([(x[0] * x[0]) + (x[1] * x[1]) - 1], [], new[,] { { 2 * x[0] }, { 2 * x[1] } }, null);

// options = optimoptions('fmincon', 'Algorithm', 'sqp', 'Display', 'iter', 'SpecifyObjectiveGradient', true, 'SpecifyConstraintGradient', true);
FminconOptions options = FminconOptions.Parse(
    "fmincon", "Algorithm", "sqp", "Display", "iter", "SpecifyObjectiveGradient", true, "SpecifyConstraintGradient", true);

// options.OutputFcn = @(x, optimValues, state) optimValues.fval < 1e-3;
options = options with { OutputFcn = [(x, optimValues, state) => optimValues.Fval < 1e-3] };

// [x, fval, exitflag, output, lambda] = fmincon(@rosenbrock, [0, 0], [1, 2], 1.9, [], [], [-1, -1], [], @disk, options);
var (x, fval, exitflag, output, lambda) = Fmincon.Solve(
    Rosenbrock, [0, 0], new double[,] { { 1, 2 } }, [1.9], null, null, [-1, -1], null, Disk, options);

Console.WriteLine($"x = [{x[0]:F4}, {x[1]:F4}], fval = {fval:F4}, exit flag {exitflag}, {output.FuncCount} evaluations");
Console.WriteLine($"multipliers: line {lambda.IneqLin[0]:F4}, disk {lambda.IneqNonlin[0]:F4}");
