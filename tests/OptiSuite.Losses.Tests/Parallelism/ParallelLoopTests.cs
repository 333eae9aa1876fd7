using OptiSuite.TestKit;

namespace OptiSuite.Losses.Tests.Parallelism;

public sealed class ParallelLoopTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(100_000, 1)]
    [InlineData(1_000_003, 1)]
    [InlineData(1_000_003, 7)]
    [InlineData(3000, 1000)]
    [InlineData(5, 1_000_000)]
    public void Sum_AnyNumberOfThreads_GivesTheSameBits(int count, int values)
    {
        double expected = ParallelLoop.Sum(new Harmonic(), count, values, 1, 1);
        foreach (int? threads in new int?[] { null, 2, 3, 16, 1000 }) ParallelLoop.Sum(new Harmonic(), count, values, 1, threads).ShouldBe(expected);
        double direct = new Harmonic().Run(0, count);
        expected.ShouldBe(direct, 1e-12 * Math.Max(1, direct));
    }

    [Theory]
    [InlineData(1_000_003, 1, 1)]
    [InlineData(1_000_003, 1, 96)]
    [InlineData(777, 5000, 10)]
    public void Sum_EveryIteration_RunsOnceFromAMultiple(int count, int values, int multiple)
    {
        int[] visits = new int[count];
        _ = ParallelLoop.Sum(new Visits(visits, multiple), count, values, multiple, 8);
        visits.ShouldAllBe(v => v == 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Sum_BodyThrows_TheCallerGetsItAsItIs(int threads)
    {
        for (int trial = 0; trial < 50; trial++)
        {
            InvalidDataException e = Should.Throw<InvalidDataException>(() => ParallelLoop.Sum(new Failing(trial * 20_000), 1_000_000, 1, 1, threads));
            e.Message.ShouldBe("iteration " + (trial * 20_000));
            // The next loop of the same body is not disturbed.
            ParallelLoop.Sum(new Failing(-1), 1_000_000, 1, 1, threads).ShouldBe(1_000_000);
        }
    }

    [Fact]
    public void Sum_EveryChunkThrows_EndsWithOneOfTheExceptions() =>
        Should.Throw<InvalidDataException>(() => ParallelLoop.Sum(new AlwaysFailing(), 1_000_000, 1, 1, 4)).Message.ShouldStartWith("chunk ");

    [Fact]
    public void Sum_LoopInALoop_Ends()
    {
        double expected = ParallelLoop.Sum(new Nested(1), 64, 100_000, 1, 1);
        for (int trial = 0; trial < 5; trial++) ParallelLoop.Sum(new Nested(4), 64, 100_000, 1, 4).ShouldBe(expected);
    }

    [Fact]
    public void Sum_ManyCallersAtOnce_GetTheirOwnSums()
    {
        double[] expected = [.. Enumerable.Range(0, 200).Select(k => ParallelLoop.Sum(new Scaled(k), 200_000, 1, 1, 1))];
        double[] actual = new double[200];
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 16 }, k => actual[k] = ParallelLoop.Sum(new Scaled(k), 200_000, 1, 1, 4));
        actual.ShouldBe(expected);
    }

    [Fact]
    public void Sum_OnceWarm_AllocatesNothing() =>
        Allocation.OnceWarm(() => ParallelLoop.Sum(new Warm(), 1_000_000, 1, 1, 4)).ShouldBe(0);

    [Fact]
    public void Sum_ThreadsComeLate_HelpTheNextLoopsWithoutHarm()
    {
        // More threads are asked for than there are, so that some come when their loop is over and the job serves another, shorter or longer one.
        for (int k = 0; k < 3000; k++)
        {
            int count = 100_000 + (k % 7 * 30_000);
            ParallelLoop.Sum(new Counting(), count, 1, 1, 32).ShouldBe(count);
        }
    }

    private readonly struct Counting : ILoopBody
    {
        public double Run(int start, int end) => end - start;
    }

    private readonly struct Harmonic : ILoopBody
    {
        public double Run(int start, int end)
        {
            double sum = 0;
            for (int i = start; i < end; i++) sum += 1.0 / (i + 1);
            return sum;
        }
    }

    private readonly struct Visits(int[] visits, int multiple) : ILoopBody
    {
        public double Run(int start, int end)
        {
            (start % multiple).ShouldBe(0);
            for (int i = start; i < end; i++) Interlocked.Increment(ref visits[i]);
            return 0;
        }
    }

    private readonly struct Failing(int at) : ILoopBody
    {
        public double Run(int start, int end) =>
            at >= start && at < end ? throw new InvalidDataException("iteration " + at) : end - start;
    }

    private readonly struct AlwaysFailing : ILoopBody
    {
        public double Run(int start, int end) => throw new InvalidDataException("chunk " + start);
    }

    private readonly struct Nested(int threads) : ILoopBody
    {
        public double Run(int start, int end)
        {
            double sum = 0;
            for (int i = start; i < end; i++) sum += ParallelLoop.Sum(new Scaled(i), 150_000, 1, 1, threads);
            return sum;
        }
    }

    private readonly struct Scaled(int factor) : ILoopBody
    {
        public double Run(int start, int end) => factor * new Harmonic().Run(start, end);
    }

    private readonly struct Warm : ILoopBody
    {
        public double Run(int start, int end) => end - start;
    }
}
