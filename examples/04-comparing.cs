#:property PublishAot=false
#:project ../src/OptiSuite/OptiSuite.csproj
// A small campaign in code: the same engine as `optisuite compare`.
using OptiSuite.Benchmarking;
using OptiSuite.Optimizers;
using OptiSuite.Problems;

var campaign = new Campaign
{
    Suite = "two landscapes",
    Problems = [ProblemCatalog.Find("rosenbrock", 2), ProblemCatalog.Find("ackley", 2)],
    Contenders = [new Contender(new ParticleSwarm()), new Contender(new GeneticAlgorithm()), new Contender(new Sqp())],
    Seeds = 3,
    Budget = Budget.PerVariable(500),
};

string folder = Directory.CreateTempSubdirectory("optisuite-example-").FullName;
using RunRecordStore store = RunRecordStore.Open(folder);
CampaignOutcome outcome = CampaignRunner.Run(campaign, store);
foreach (ProblemSummary problem in ComparisonAnalysis.Of(store.Records).Problems)
{
    foreach (ContenderResult contender in problem.Results)
    {
        Console.WriteLine($"{problem.Problem.Name,-14} {contender.Contender.Name,-18} median gap {contender.Gap.Median:E1}, solved {contender.SolvedShare:P0}");
    }
}

ReportWriter.Write(store.Records, folder);
Console.WriteLine($"{outcome.Ran} runs; the report is {Path.Combine(folder, "report.html")}");
