namespace OptiSuite.Problems.Tests.Bbob;

public class BbobSuiteTests
{
    [Theory]
    [InlineData(0, 1, 2, "The BBOB functions are numbered 1 to 24.")]
    [InlineData(25, 1, 2, "The BBOB functions are numbered 1 to 24.")]
    [InlineData(1, 0, 2, "The BBOB instances are numbered from 1.")]
    [InlineData(1, 1, 1, "The BBOB functions need at least 2 variables.")]
    public void Create_NumberOutOfRange_SaysWhichThereAre(int function, int instance, int dimension, string message) =>
        Should.Throw<ArgumentOutOfRangeException>(() => BbobSuite.Create(function, instance, dimension)).Message.ShouldStartWith(message);

    [Fact]
    public void Create_AnyFunction_HasNoBoundsAndCanBeEvaluatedOutsideOfItsRegion()
    {
        for (int function = 1; function <= BbobSuite.FunctionCount; function++)
        {
            Problem problem = BbobSuite.Create(function, 3, 7);
            problem.Name.ShouldBe($"bbob-f{function}-i3-d7");
            problem.Bounds.ShouldBeNull();
            problem.SearchRegion!.Lower.ShouldAllBe(side => side == -5);
            problem.SearchRegion.Upper.ShouldAllBe(side => side == 5);
            problem.Start!.Value.ShouldAllBe(t => t == 0);
            double far = problem.Objective.Evaluate([1e3, -1e3, 1e3, -1e3, 1e3, -1e3, 1e3]);
            double.IsFinite(far).ShouldBeTrue($"{problem.Name} is {far} far outside");
            far.ShouldBeGreaterThan(problem.Known!.Objective);
        }
    }

    [Fact]
    public void Evaluate_ManyVariables_AttainsTheKnownOptimumWithoutGarbage()
    {
        // More variables than fit the stack's scratch space, and a number that is no multiple of a register's width.
        for (int function = 1; function <= BbobSuite.FunctionCount; function++)
        {
            Problem problem = BbobSuite.Create(function, 1, 70);
            double[] best = [.. problem.Known!.X!.Value];
            problem.Objective.Evaluate(best).ShouldBe(problem.Known.Objective, 1e-9, problem.Name);
            TestKit.Allocation.OnceWarm(() => problem.Objective.Evaluate(best)).ShouldBe(0, problem.Name);
        }
    }

    [Fact]
    public void Evaluate_FromSeveralThreads_GivesTheSameBits()
    {
        for (int function = 1; function <= BbobSuite.FunctionCount; function++)
        {
            Problem problem = BbobSuite.Create(function, 2, 10);
            var random = new RandomStream((ulong)function);
            double[][] points = [.. Enumerable.Range(0, 200).Select(_ => Enumerable.Range(0, 10).Select(_ => random.NextUniform(-6, 6)).ToArray())];
            double[] alone = [.. points.Select(x => problem.Objective.Evaluate(x))];
            double[] together = [.. points.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(x => problem.Objective.Evaluate(x))];
            together.ShouldBe(alone, problem.Name);
        }
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(5, 3)]
    [InlineData(10, 1)]
    public void Evaluate_NearTheOptimum_NeverFallsBelowIt(int dimension, int instance)
    {
        var random = new RandomStream(5);
        for (int function = 1; function <= BbobSuite.FunctionCount; function++)
        {
            Problem problem = BbobSuite.Create(function, instance, dimension);
            double lowest = problem.Known!.Objective;
            for (int k = 0; k < 200; k++)
            {
                double radius = Math.Pow(10, -9 * random.NextDouble());
                double[] x = [.. problem.Known.X!.Value.Select(t => t + (radius * random.NextGaussian()))];
                problem.Objective.Evaluate(x).ShouldBeGreaterThanOrEqualTo(lowest - 1e-12, $"{problem.Name} at distance {radius}");
            }
        }
    }
}
