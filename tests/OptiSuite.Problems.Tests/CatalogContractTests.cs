using OptiSuite.TestKit;

namespace OptiSuite.Problems.Tests;

public class CatalogContractTests
{
    public static TheoryData<string> EveryProblem
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (ProblemEntry entry in ProblemCatalog.All)
            {
                foreach (int dimension in entry.SuiteDimensions) names.Add(entry.ProblemName(dimension));
                if (entry.IsScalable && !entry.SuiteDimensions.Contains(5)) names.Add($"{entry.Name}-5");
                if (entry.IsScalable && entry.MinimumDimension == 1) names.Add($"{entry.Name}-1");
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(EveryProblem))]
    public void Problem_OfTheCatalog_KeepsTheContract(string name) => ProblemContract.Check(ProblemCatalog.Find(name));

    public static TheoryData<string> FormulaProblems =>
        [.. ProblemCatalog.Suite("landscapes").Concat(ProblemCatalog.Suite("hock-schittkowski")).Concat(ProblemCatalog.Suite("bbob")).Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(FormulaProblems))]
    public void Problem_GivenByAFormula_SaysWhatAnyMethodNeedsToRunIt(string name)
    {
        Problem problem = ProblemCatalog.Find(name);

        problem.Name.ShouldBe(name);
        problem.Start.ShouldNotBeNull();
        problem.SamplingRegion.ShouldNotBeNull();
        if (problem.Known is not { X: { } best }) return;
        problem.SamplingRegion.Contains(best.AsSpan()).ShouldBeTrue("the known point lies outside the region a population starts in");
        problem.Start.Value.AsSpan().SequenceEqual(best.AsSpan()).ShouldBeFalse("the start gives the solution away");
        problem.Known.Source.ShouldNotBeEmpty();
    }
}
