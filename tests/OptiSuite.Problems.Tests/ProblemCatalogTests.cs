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
    [InlineData("bbob-f7-i12-d40", null, "bbob-f7-i12-d40", 40)]
    [InlineData("BBOB-F7-I12-D3", 3, "bbob-f7-i12-d3", 3)]
    [InlineData("bbob-f24", null, "bbob-f24-i1-d2", 2)]
    [InlineData("bbob-f1", 20, "bbob-f1-i1-d20", 20)]
    [InlineData("bbob-f1-20", null, "bbob-f1-i1-d20", 20)]
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
    [InlineData("bbob-f25-i3-d4", "unknown problem 'bbob-f25-i3-d4'; did you mean 'bbob-f2-i3-d4'? `list problems` shows all")]
    public void Find_UnknownName_SuggestsTheNearest(string name, string message) =>
        Should.Throw<ArgumentException>(() => ProblemCatalog.Find(name)).Message.ShouldBe(message);

    [Theory]
    [InlineData("himmelblau", 3, "'himmelblau' has exactly 2 variables, not 3; leave the dimension out or give 2.")]
    [InlineData("himmelblau-3", null, "'himmelblau' has exactly 2 variables, not 3; leave the dimension out or give 2.")]
    [InlineData("rosenbrock-1", null, "'rosenbrock' needs at least 2 variables, not 1; give 2 or more.")]
    [InlineData("sphere", 0, "'sphere' needs at least 1 variable, not 0; give 1 or more.")]
    [InlineData("bbob-f3-i1-d1", null, "'bbob-f3' needs at least 2 variables, not 1; give 2 or more.")]
    [InlineData("bbob-f3-i0-d2", null, "the instances of 'bbob-f3' are numbered from 1, and 0 was asked for; give 1 or more.")]
    [InlineData("rosenbrock-i2-d2", null, "'rosenbrock' has no instances, and 2 was asked for; leave the instance out.")]
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
    public void Suite_Bbob_HoldsEveryFunctionInTwoInstancesAndThreeDimensions()
    {
        ProblemSuite suite = ProblemCatalog.FindSuite("bbob");

        suite.Entries.Count.ShouldBe(24);
        suite.Members.Count.ShouldBe(144);
        suite.Members.Select(member => member.Name).ShouldBe(suite.CreateProblems().Select(problem => problem.Name));
    }

    [Fact]
    public void CreateProblems_OtherDimensionsAndInstances_GivesThoseOnly()
    {
        IReadOnlyList<Problem> bbob = ProblemCatalog.FindSuite("bbob").CreateProblems([3, 20, 3], [5]);
        bbob.Count.ShouldBe(48);
        bbob.ShouldAllBe(problem => problem.Name.Contains("-i5-d", StringComparison.Ordinal));

        IReadOnlyList<Problem> landscapes = ProblemCatalog.FindSuite("landscapes").CreateProblems([1, 2], null);
        landscapes.Count(problem => problem.Dimension == 1).ShouldBe(9, "Rosenbrock needs two variables");
        landscapes.ShouldContain(problem => problem.Name == "himmelblau");
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
    [InlineData("bbob-f?-i2-d5", "bbob-f1-i2-d5 bbob-f2-i2-d5 bbob-f3-i2-d5 bbob-f4-i2-d5 bbob-f5-i2-d5 bbob-f6-i2-d5 bbob-f7-i2-d5 bbob-f8-i2-d5 bbob-f9-i2-d5")]
    [InlineData("bbob-f1-*", "bbob-f1-i1-d2 bbob-f1-i2-d2 bbob-f1-i1-d5 bbob-f1-i2-d5 bbob-f1-i1-d10 bbob-f1-i2-d10")]
    [InlineData("bbob-f2?-i3-d4", "bbob-f20-i3-d4 bbob-f21-i3-d4 bbob-f22-i3-d4 bbob-f23-i3-d4 bbob-f24-i3-d4")]
    [InlineData("bbob-f*1-i7-d*", "bbob-f1-i7-d2 bbob-f1-i7-d5 bbob-f1-i7-d10 bbob-f11-i7-d2 bbob-f11-i7-d5 bbob-f11-i7-d10 bbob-f21-i7-d2 bbob-f21-i7-d5 bbob-f21-i7-d10")]
    [InlineData("bbob-f8*-i*-d40", "bbob-f8-i1-d40 bbob-f8-i2-d40")]
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
