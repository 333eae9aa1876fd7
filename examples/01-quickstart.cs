#:property PublishAot=false
#:project ../src/OptiSuite/OptiSuite.csproj
// A function from a lambda, an optimizer, an answer.
using OptiSuite;
using OptiSuite.Optimizers;

var problem = new Problem(Objective.From(x => Math.Pow(1 - x[0], 2) + (100 * Math.Pow(x[1] - (x[0] * x[0]), 2))), 2)
{
    Name = "my Rosenbrock",
    Start = [-1.2, 1],
};

// There is no gradient, so finite differences serve; the result says how many evaluations they took.
OptimizationResult result = new Sqp().Minimize(problem);
Console.WriteLine(result);
Console.WriteLine($"x = ({result.X[0]:F6}, {result.X[1]:F6}) after {result.Evaluations.Objective} evaluations; converged: {result.Converged}");
