#:property PublishAot=false
#:project ../src/OptiSuite/OptiSuite.csproj
// A constrained problem with its multipliers: the nearest point to the origin on a line, inside a disk that does not contain it.
using OptiSuite;
using OptiSuite.Optimizers;

var distance = Objective.Differentiable((x, g) =>
{
    (g[0], g[1]) = (2 * x[0], 2 * x[1]);
    return (x[0] * x[0]) + (x[1] * x[1]);
});
var problem = new Problem(distance, 2)
{
    Name = "nearest point",
    Start = [3, 3],
    Constraints =
    [
        LinearConstraint.EqualTo(new double[,] { { 1, 1 } }, [4], "line"),
        NonlinearConstraint.AtMost(x => Math.Pow(x[0] - 3, 2) + Math.Pow(x[1] - 1, 2), 1, name: "disk"),
    ],
};

OptimizationResult result = new Sqp().Minimize(problem);
Console.WriteLine(result);
Console.WriteLine($"x = ({result.X[0]:F6}, {result.X[1]:F6})");
Console.WriteLine($"multipliers: line {result.Multipliers!.Constraints[0]:F6}, disk {result.Multipliers.Constraints[1]:F6}");
