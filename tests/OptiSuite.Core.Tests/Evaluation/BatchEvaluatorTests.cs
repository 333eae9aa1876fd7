namespace OptiSuite.Core.Tests.Evaluation;

public class BatchEvaluatorTests
{
    private static readonly Problem _problem = TestProblems.Plain(x => Math.Sin(x[0]) * Math.Exp(x[1]), 0, 0) with
    {
        Constraints = [NonlinearConstraint.AtMost(x => x[0] / x[1], 1), LinearConstraint.AtMost(new double[,] { { 1, 1 } }, [1])],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Parallel_AnyThreads_GivesTheBitsOfSequential(int threads)
    {
        var random = new RandomStream(9);
        double[] points = [.. Enumerable.Range(0, 400).Select(_ => random.NextGaussian())];
        double[] f = new double[200], c = new double[400], f2 = new double[200], c2 = new double[400];
        SequentialBatchEvaluator.Instance.Evaluate(_problem, points, f, c, default);
        new ParallelBatchEvaluator(threads).Evaluate(_problem, points, f2, c2, default);
        f2.ShouldBe(f);
        c2.ShouldBe(c);
    }

    [Fact]
    public void Parallel_ThrowingObjective_PassesTheExceptionUnwrapped()
    {
        Problem problem = TestProblems.Plain(_ => throw new FormatException("mine"), 0);
        Should.Throw<FormatException>(() => new ParallelBatchEvaluator(2).Evaluate(problem, new double[8], new double[8], default, default))
            .Message.ShouldBe("mine");
    }

    [Fact]
    public void Parallel_NoThreads_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => new ParallelBatchEvaluator(0));
}
