namespace OptiSuite.Problems.Tests;

public class ProblemCatalogTests
{
    [Theory]
    [InlineData("rosenbrock", null, "rosenbrock-2", 2)]
    [InlineData("Rosenbrock-10", null, "rosenbrock-10", 10)]
    [InlineData("ROSENBROCK", 7, "rosenbrock-7", 7)]
    [InlineData("rosenbrock-7", 7, "rosenbrock-7", 7)]
    [InlineData("styblinski-tang", 3, "styblinski-tang-3", 3)]
    [InlineData("styblinski-tang-3", null, "styblinski-tang-3", 3)]
    [InlineData("himmelblau", null, "himmelblau", 2)]
    [InlineData("himmelblau-2", null, "himmelblau", 2)]
    [InlineData("HS71", 4, "hs71", 4)]
    public void Find_NameInAnyCaseWithOrWithoutDimension_GivesTheProblem(string name, int? dimension, string expected, int n)
    {
        Problem problem = ProblemCatalog.Find(name, dimension);

        problem.Name.ShouldBe(expected);
        problem.Dimension.ShouldBe(n);
    }

    [Theory]
    [InlineData("rosenbrok", "unknown problem 'rosenbrok'; did you mean 'rosenbrock'? `list problems` shows all")]
    [InlineData("rosenbrok-10", "unknown problem 'rosenbrok-10'; did you mean 'rosenbrock-10'? `list problems` shows all")]
    [InlineData("ackely", "unknown problem 'ackely'; did you mean 'ackley'? `list problems` shows all")]
    [InlineData("six-humped-camel", "unknown problem 'six-humped-camel'; did you mean 'six-hump-camel'? `list problems` shows all")]
    [InlineData("hs7l", "unknown problem 'hs7l'; did you mean 'hs7'? `list problems` shows all")]
    [InlineData("quantum-chromodynamics", "unknown problem 'quantum-chromodynamics'; `list problems` shows all")]
    [InlineData("", "unknown problem ''; `list problems` shows all")]
    public void Find_UnknownName_SuggestsTheNearest(string name, string message) =>
        Should.Throw<ArgumentException>(() => ProblemCatalog.Find(name)).Message.ShouldBe(message);

    [Theory]
    [InlineData("himmelblau", 3, "'himmelblau' has exactly 2 variables, not 3; leave the dimension out or give 2.")]
    [InlineData("himmelblau-3", null, "'himmelblau' has exactly 2 variables, not 3; leave the dimension out or give 2.")]
    [InlineData("rosenbrock-1", null, "'rosenbrock' needs at least 2 variables, not 1; give 2 or more.")]
    [InlineData("sphere", 0, "'sphere' needs at least 1 variable, not 0; give 1 or more.")]
    [InlineData("sphere-4", 5, "'sphere-4' names 4 variables and the dimension asked for is 5; give one of the two.")]
    public void Find_DimensionThatDoesNotExist_SaysWhichDo(string name, int? dimension, string message) =>
        Should.Throw<ArgumentException>(() => ProblemCatalog.Find(name, dimension)).Message.ShouldBe(message);

    [Fact]
    public void Suite_Landscapes_HoldsScalableOnesInTwoAndTenDimensions()
    {
        IReadOnlyList<Problem> problems = ProblemCatalog.Suite("Landscapes");

        problems.Count.ShouldBe(25);
        problems.Count(problem => problem.Dimension == 10).ShouldBe(10);
    }

    [Fact]
    public void Suite_HockSchittkowski_CoversEveryContinuousKindOfConstraint()
    {
        IReadOnlyList<Problem> problems = ProblemCatalog.Suite("hock-schittkowski");

        problems.Count.ShouldBe(124);
        problems.Aggregate(ConstraintKinds.None, (kinds, problem) => kinds | problem.ConstraintKinds).ShouldBe(ConstraintKinds.Continuous);
    }

    [Fact]
    public void Suite_UnknownName_SuggestsTheNearest() =>
        Should.Throw<ArgumentException>(() => ProblemCatalog.Suite("landscape"))
            .Message.ShouldBe("unknown suite 'landscape'; did you mean 'landscapes'? `list suites` shows all");

    [Fact]
    public void All_Names_AreUniqueInEverySuiteAndLeadBackToTheirProblem()
    {
        string[] names = [.. ProblemCatalog.SuiteNames.SelectMany(ProblemCatalog.Suite).Select(problem => problem.Name)];

        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Length);
        foreach (string name in names) ProblemCatalog.Find(name).Name.ShouldBe(name);
        foreach (ProblemEntry entry in ProblemCatalog.All) ProblemCatalog.SuiteNames.ShouldContain(entry.Suite);
    }

    [Theory]
    [InlineData("hs7*", "hs7 hs70 hs71 hs72 hs73 hs74 hs75 hs76 hs76i hs77 hs78 hs79")]
    [InlineData("HS?", "hs1 hs2 hs3 hs4 hs5 hs6 hs7 hs8 hs9")]
    [InlineData("*camel*", "six-hump-camel")]
    [InlineData("s*-10", "sphere-10 schwefel-10 styblinski-tang-10")]
    [InlineData("s*-20", "sphere-20 schwefel-20 styblinski-tang-20")]
    [InlineData("ackley-4", "ackley-4")]
    public void Match_Pattern_GivesTheProblemsOfThatName(string glob, string names) =>
        string.Join(' ', ProblemCatalog.Match(glob).Select(problem => problem.Name)).ShouldBe(names);

    [Theory]
    [InlineData("xyz*", "no problem matches 'xyz*'; `list problems` shows all")]
    [InlineData("beal", "unknown problem 'beal'; did you mean 'beale'? `list problems` shows all")]
    public void Match_NothingFits_Says(string glob, string message) =>
        Should.Throw<ArgumentException>(() => ProblemCatalog.Match(glob)).Message.ShouldBe(message);

    [Fact]
    public void DimensionRule_OfAnEntry_ReadsWell()
    {
        ProblemCatalog.All.First(entry => entry.Name == "rosenbrock").DimensionRule.ShouldBe("n ≥ 2, default 2");
        ProblemCatalog.All.First(entry => entry.Name == "hs71").DimensionRule.ShouldBe("n = 4");
    }
}
