#:property PublishAot=false
#:project ../src/OptiSuite/OptiSuite.csproj
// Values only: a search driven by hand, saved in the middle, and what `auto` chooses for the same problem.
using OptiSuite;
using OptiSuite.Optimizers;

// A simulation stands here as a function of two settings and a whole number of stages; it gives no derivatives.
double Simulate(ReadOnlySpan<double> x) => Math.Pow(x[0] - 0.7, 2) + Math.Pow(x[1] + 0.2, 2) + Math.Abs(x[2] - 4.4) + (0.1 * Math.Sin(40 * x[0]));

var problem = new Problem(Objective.From(Simulate), 3)
{
    Name = "simulation",
    Bounds = new Bounds([-2, -2, 1], [2, 2, 9]),
    IntegerVariables = [2],
};

var options = new AskTellOptions { Seed = 7, MaxEvaluations = 3000 };
IAskTell search = new CmaEs().Begin(problem, options);
for (int told = 0; told < 3000; told += search.CandidateCount)
{
    ReadOnlyMemory<double> candidates = search.Ask();
    double[] values = new double[search.CandidateCount];
    // Here they could go to a cluster, a queue, a laboratory.
    for (int i = 0; i < values.Length; i++) values[i] = Simulate(candidates.Span.Slice(3 * i, 3));
    search.Tell(values, new double[values.Length]);

    if (told > 1000 && told < 1100)
    {
        // The power fails, and the search goes on from its saved state as if nothing had happened.
        string saved = SavedSearch.ToJson(search);
        search = new CmaEs().Begin(problem, options);
        SavedSearch.Restore(search, saved);
    }
}

Console.WriteLine($"by hand: f = {search.Objective:F6} at ({string.Join(", ", search.X.ToArray().Select(v => v.ToString("F4")))})");

OptimizationResult result = new Auto().Minimize(problem, new RunOptions { Seed = 7, Stopping = new StoppingCriteria { MaxEvaluations = 3000 } });
Console.WriteLine($"auto:    f = {result.Objective:F6}; {result.Message}");
