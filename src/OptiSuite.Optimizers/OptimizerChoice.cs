using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>A fitting optimizer for a problem, and why this one.</summary>
/// <param name="Optimizer">The optimizer, with its default hyperparameters.</param>
/// <param name="Reason">Why, in half a sentence.</param>
public sealed record OptimizerChoice(IOptimizer Optimizer, string Reason)
{
    /// <summary>
    /// Up to this many variables a dense quasi-Newton matrix (n² numbers, n² work an iteration) is cheaper than the iterations it saves.
    /// </summary>
    private const int MostForQuasiNewton = 2000;

    /// <summary>Chooses by what the problem offers: its smoothness, constraints, derivatives and size.</summary>
    /// <param name="problem">The problem.</param>
    /// <exception cref="ArgumentException">No optimizer fits; for each the reasons are named.</exception>
    public static OptimizerChoice For(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ImmutableArray<OptimizerChoice> candidates = [.. Candidates(problem)];
        foreach (OptimizerChoice candidate in candidates)
        {
            if (CapabilityMatcher.Mismatches(candidate.Optimizer, problem).IsEmpty) return candidate;
        }

        IEnumerable<string> refusals = candidates.Select(candidate =>
            $"{candidate.Optimizer.Name}: {string.Join(", ", CapabilityMatcher.Mismatches(candidate.Optimizer, problem))}");
        throw new ArgumentException($"no optimizer fits '{problem.Name}'; {string.Join("; ", refusals)}");
    }

    /// <summary>What could serve, the best first.</summary>
    private static IEnumerable<OptimizerChoice> Candidates(Problem problem)
    {
        bool large = problem.Dimension > MostForQuasiNewton;
        if (problem.Objective is IDifferentiableObjective { IsSmooth: true })
        {
            const string Smooth = "the objective is smooth and gives gradients, so quasi-Newton steps converge fast";
            OptimizerChoice bfgs = new(new Bfgs(), Smooth), sqp = new(new Sqp(), Smooth);
            OptimizerChoice descent = new(new GradientDescent(), $"the objective is smooth and {problem.Dimension} variables are many for a quasi-Newton matrix");
            if (!large) yield return bfgs;
            yield return large ? descent : sqp;
            yield return large ? sqp : descent;
        }

        if (problem.Objective is IDifferentiableObjective { IsSmooth: false })
        {
            if (!large) yield return new(new Bfgs(), "the objective has kinks and gives subgradients, and quasi-Newton steps follow the kinks");
            yield return new(new SubgradientMethod(), "the objective has kinks and gives subgradients");
        }

        // Without gradients a chain of searches fits nearly all; it says itself what it takes.
        yield return new(new Auto(), "the objective gives no gradients");
        yield return new(new Sqp(), "the objective gives no gradients but a start, so finite differences serve");
    }
}
