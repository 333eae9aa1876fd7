#:property PublishAot=false
#:project ../src/OptiSuite/OptiSuite.csproj
// A portfolio: the least variance for a demanded return, without short sales, at most 40 % in one asset. Then the efficient frontier, where
// each solve starts from the one before.
using OptiSuite.Optimizers;

double[] expected = [0.05, 0.08, 0.11, 0.16];
double[,] covariance =
{
    { 0.010, 0.002, 0.001, 0.000 },
    { 0.002, 0.030, 0.008, 0.006 },
    { 0.001, 0.008, 0.060, 0.020 },
    { 0.000, 0.006, 0.020, 0.120 },
};
var program = new QuadraticProgram(
    covariance,
    linear: new double[4],
    matrix: new double[,] { { 1, 1, 1, 1 }, { expected[0], expected[1], expected[2], expected[3] } },
    rowLower: [1, 0.08],
    rowUpper: [1, double.PositiveInfinity],
    lower: new double[4],
    upper: [0.4, 0.4, 0.4, 0.4]);

var solver = new QuadraticProgramSolver();
QuadraticProgramResult result = solver.Solve(program);
Console.WriteLine(result);
Console.WriteLine($"weights {string.Join("  ", result.X.Select(w => w.ToString("P1")))}");
Console.WriteLine($"one more percent of return costs {-0.01 * result.Multipliers.Constraints[1]:F5} of half the variance");

foreach (double demanded in new[] { 0.09, 0.10, 0.11, 0.12, 0.13, 0.14 })
{
    program = program.WithRowLimits([1, demanded], [1, double.PositiveInfinity]);
    result = solver.Solve(program, result);
    Console.WriteLine(result.Status == QuadraticProgramStatus.Optimal
        ? $"return {demanded:P0}: risk {Math.Sqrt(2 * result.Objective):P2}, {result.Iterations} iterations"
        : $"return {demanded:P0}: {result.Status}; no portfolio has it");
}
