using System.Diagnostics;
using System.Globalization;
using OptiSuite.Problems;

namespace OptiSuite.Benchmarks.SqpTime;

/// <summary>
/// Times SQP beside NLopt's SLSQP, which calls the same functions, in turns and in the same run, and prints the ratios: below 1 OptiSuite is
/// faster. Arguments: [--filter TEXT] [--sizes 20,50,100,200] [--seconds S] [--rounds R] [--nlopt PATH].
/// </summary>
internal static class SqpComparison
{
    private const int Batch = 100;
    private const int WarmUpPasses = 30;
    private const int LargestToWarmUp = 50;
    private static readonly TimeSpan _warmUpTime = TimeSpan.FromSeconds(3);

    public static int Run(string[] args)
    {
        string filter = CommandOptions.Find(args, "--filter", "");
        double seconds = double.Parse(CommandOptions.Find(args, "--seconds", "0.1"), CultureInfo.InvariantCulture);
        int rounds = int.Parse(CommandOptions.Find(args, "--rounds", "3"), CultureInfo.InvariantCulture);
        int[] sizes = [.. CommandOptions.Find(args, "--sizes", "20,50,100,200").Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))];
        IEnumerable<Problem> problems =
        [
            .. ProblemCatalog.Suite("hock-schittkowski"),
            .. sizes.Select(ScalableProblems.ConvexRows),
            .. sizes.Select(ScalableProblems.ChainedRosenbrock),
        ];
        Problem[] chosen = [.. problems.Where(problem => problem.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))];
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"No problem's name contains '{filter}'; leave --filter out for all of them.");
            return 2;
        }

        var nlopt = NloptLibrary.TryLoad(CommandOptions.Find(args, "--nlopt", ""));
        Console.WriteLine(nlopt is null
            ? "NLopt was not found (Debian: libnlopt0; or --nlopt PATH of the library): OptiSuite is measured alone, without ratios."
            : $"NLopt {nlopt.Version}, LD_SLSQP.");
        Console.WriteLine($".NET {Environment.Version}; microseconds, best of {rounds} rounds of {seconds.ToString(CultureInfo.InvariantCulture)} s each");
        var table = new ComparisonTable(Console.Out);
        table.WriteHead();
        WarmUp(chosen, nlopt);
        foreach (Problem problem in chosen)
        {
            (SolveCost ours, SolveCost? theirs, long allocated) = Measure(problem, nlopt, seconds, rounds);
            table.Write(problem, ours, theirs, allocated);
        }

        table.WriteSummary();
        return 0;
    }

    /// <summary>
    /// Solves all problems several times: the runtime compiles in the background, by what it has seen, and is to have seen every kind of problem.
    /// </summary>
    private static void WarmUp(Problem[] problems, NloptLibrary? nlopt)
    {
        long start = Stopwatch.GetTimestamp();
        for (int pass = 0; pass < WarmUpPasses || Stopwatch.GetElapsedTime(start) < _warmUpTime; pass++)
        {
            foreach (Problem problem in problems.Where(problem => problem.Dimension <= LargestToWarmUp).DefaultIfEmpty(problems[0]))
            {
                new SqpSolve(problem).Solve();
                if (nlopt is null) continue;
                using var slsqp = new SlsqpRun(nlopt, problem);
                slsqp.Solve();
            }
        }
    }

    private static (SolveCost Ours, SolveCost? Theirs, long Allocated) Measure(Problem problem, NloptLibrary? nlopt, double seconds, int rounds)
    {
        var sqp = new SqpSolve(problem);
        using SlsqpRun? slsqp = nlopt is null ? null : new SlsqpRun(nlopt, problem);
        double ours = double.PositiveInfinity, theirs = ours;
        for (int round = 0; round < rounds; round++)
        {
            ours = Math.Min(ours, 1000 * Timing.BestMilliseconds(() => sqp.Solve().Objective, seconds));
            if (slsqp is not null) theirs = Math.Min(theirs, 1000 * Timing.BestMilliseconds(() => slsqp.Solve(), seconds));
        }

        return (Ours(problem, sqp, ours, seconds / 10), slsqp is null ? null : Theirs(problem, slsqp, theirs, seconds / 10), sqp.AllocatedAfterTheFirstStep());
    }

    private static SolveCost Ours(Problem problem, SqpSolve sqp, double solve, double seconds)
    {
        OptimizationResult result = sqp.Solve();
        EvaluationCounts counts = result.Evaluations;
        double functions = (counts.Objective * Microseconds(sqp.EvaluateObjective, seconds))
            + (counts.Constraint * Microseconds(sqp.EvaluateRows, seconds))
            + (counts.Jacobian * Microseconds(sqp.EvaluateJacobian, seconds));
        // A step may contain several iterations: each takes a Jacobian. Without rows only the steps are known.
        int iterations = (int)Math.Max(result.Iterations + 1, counts.Jacobian);
        bool isSolved = problem.Known is null ? result.Converged || result.Stationarity <= 1e-6 : IsKnown(problem, result.Objective);
        return new SolveCost(iterations, (int)counts.Total, isSolved && result.ConstraintViolation <= 1e-5, solve, functions);
    }

    private static SolveCost Theirs(Problem problem, SlsqpRun slsqp, double solve, double seconds)
    {
        int code = slsqp.Solve();
        (int iterations, int evaluations, int gradients) = (slsqp.Iterations, slsqp.Evaluations, slsqp.GradientEvaluations);
        bool isSolved = (problem.Known is null ? code > 0 : IsKnown(problem, slsqp.Objective)) && slsqp.Violation() <= 1e-5;
        double functions = ((evaluations - gradients) * Microseconds(() => slsqp.EvaluateThroughPointers(derivatives: false), seconds))
            + (gradients * Microseconds(() => slsqp.EvaluateThroughPointers(derivatives: true), seconds));
        return new SolveCost(iterations, evaluations, isSolved, solve, functions);
    }

    private static bool IsKnown(Problem problem, double objective)
    {
        double known = problem.Known!.Objective;
        return Math.Abs(objective - known) <= 1e-4 * Math.Max(1, Math.Abs(known));
    }

    /// <summary>One call, from many at a time: it may be shorter than the clock's resolution.</summary>
    private static double Microseconds(Func<double> call, double seconds) => 1000.0 / Batch * Timing.BestMilliseconds(
        () =>
        {
            double sum = 0;
            for (int i = 0; i < Batch; i++) sum += call();
            return sum;
        },
        seconds);
}
