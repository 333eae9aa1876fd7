#:property PublishAot=false
#:project ../src/OptiSuite/OptiSuite.csproj
// Methods without derivatives on BBOB's rotated Rastrigin and Rosenbrock in five variables, with the same budget and seeds.
using OptiSuite;
using OptiSuite.Optimizers;
using OptiSuite.Problems;

foreach (int function in new[] { 9, 15 })
{
    Problem problem = BbobSuite.Create(function, instance: 1, dimension: 5);
    Console.WriteLine($"{problem.Name}: the median of f - f* over 3 seeds after 10 000 evaluations");
    foreach (string name in new[] { "auto", "cma-es", "differential-evolution", "particle-swarm", "genetic-algorithm", "nelder-mead", "random-search" })
    {
        var gaps = new List<double>();
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var stopping = new StoppingCriteria { MaxEvaluations = 10_000, MaxIterations = null, StallIterations = null };
            OptimizationResult result = OptimizerCatalog.Find(name).Minimize(problem, new RunOptions { Seed = seed, Stopping = stopping });
            gaps.Add(result.Objective - problem.Known!.Objective);
        }

        Console.WriteLine($"  {name,-24} {gaps.Order().ElementAt(1):E1}");
    }
}
