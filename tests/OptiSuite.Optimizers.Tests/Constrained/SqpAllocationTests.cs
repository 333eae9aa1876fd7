using OptiSuite.Benchmarks.SqpTime;
using OptiSuite.Problems;
using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.Constrained;

/// <summary>A run allocates when it starts and when it ends; its iterations do not.</summary>
public class SqpAllocationTests
{
    private static readonly Dictionary<string, Problem> _larger = new[]
    {
        ScalableProblems.ConvexRows(20), ScalableProblems.ConvexRows(60), ScalableProblems.ChainedRosenbrock(20), ScalableProblems.ChainedRosenbrock(60),
    }.ToDictionary(problem => problem.Name);

    public static TheoryData<string> Larger => [.. _larger.Keys];

    [Theory]
    [MemberData(nameof(Larger))]
    public void Minimize_LargerProblems_AllocatesNothingAfterTheFirstIteration(string name)
    {
        OptimizationResult result = new Sqp().Minimize(_larger[name]);
        result.Converged.ShouldBeTrue(result.ToString());
        AllocatedAfterTheFirstIteration(_larger[name]).ShouldBe(0);
    }

    [Fact]
    public void Minimize_HockSchittkowskiSuite_AllocatesNothingAfterTheFirstIteration()
    {
        foreach (Problem problem in ProblemCatalog.Suite("hock-schittkowski").Where(p => p.Name != "hs99exp"))
        {
            AllocatedAfterTheFirstIteration(problem).ShouldBe(0, problem.Name);
        }
    }

    [Fact]
    public void Jacobian_LargerProblems_MatchesDifferences()
    {
        foreach (Problem problem in _larger.Values) ProblemContract.CheckDerivatives(problem);
    }

    private static long AllocatedAfterTheFirstIteration(Problem problem)
    {
        var watch = new AllocationWatch();
        var options = new RunOptions { Observers = [watch] };
        // The runtime may allocate on behalf of code that runs for the first time.
        new Sqp().Minimize(problem, options);
        watch.Clear();
        new Sqp().Minimize(problem, options);
        return watch.Bytes;
    }

    private sealed class AllocationWatch : IRunObserver
    {
        private long _first = -1, _last = -1;

        public long Bytes => _last - _first;

        public void Clear() => _first = _last = -1;

        public void OnIteration(in IterationSnapshot snapshot)
        {
            if (snapshot.Iteration == 0) return;
            _last = GC.GetAllocatedBytesForCurrentThread();
            if (_first < 0) _first = _last;
        }
    }
}
