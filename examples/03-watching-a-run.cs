#:property PublishAot=false
#:project ../src/OptiSuite/OptiSuite.csproj
// Limits, a seed, a trace, and what comes back when the budget ends a run.
using OptiSuite;
using OptiSuite.Optimizers;
using OptiSuite.Problems;

Problem rastrigin = ProblemCatalog.Find("rastrigin", 5);
var trace = new Trace(keepPoints: false);
var options = new RunOptions
{
    Seed = 42,
    Stopping = new StoppingCriteria { MaxEvaluations = 5000, TargetObjective = 1e-8 },
    Observers = [trace],
};

OptimizationResult result = new ParticleSwarm { SwarmSize = 40 }.Minimize(rastrigin, options);
Console.WriteLine(result);
foreach (TraceRow row in trace.Rows.Where((_, index) => index % 20 == 0))
{
    Console.WriteLine($"{row.Evaluations,6} evaluations, best {row.BestObjective:G4}");
}
