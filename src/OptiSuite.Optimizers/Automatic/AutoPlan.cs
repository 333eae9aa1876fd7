using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>What <see cref="Auto"/> does on a problem without gradients: the methods, in their order, and why these.</summary>
internal sealed record AutoPlan(Problem Problem, ImmutableArray<Stage> Stages, string Reason)
{
    /// <summary>Up to this many variables a step of the quadratic model, about (2n+1)² multiplications, costs less than most objectives.</summary>
    private const int MostForModel = 200;

    /// <summary>Chooses.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="budget">How many evaluations there are; null where nobody knows.</param>
    /// <exception cref="ArgumentException">The problem names neither a region nor a start.</exception>
    public static AutoPlan For(Problem problem, long? budget)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem = WithRegion(problem);
        int n = problem.Dimension;
        var evolution = new CmaEs();
        string size = $"{n} variable{(n == 1 ? "" : "s")}";
        if (problem.IntegerVariables.Length > 0)
        {
            return new AutoPlan(problem, [new Stage(new DifferentialEvolution(), null, "its members are rounded where they are evaluated")], $"{size}, some of them whole");
        }

        if (problem.IsNoisy)
        {
            return new AutoPlan(problem, [new Stage(evolution, null, "recombination averages the noise")], $"{size}, noisy values");
        }

        if (problem.Constraints.Length > 0)
        {
            bool equalities = (problem.ConstraintKinds & (ConstraintKinds.LinearEquality | ConstraintKinds.NonlinearEquality)) != ConstraintKinds.None;
            Stage stage = equalities
                ? new(new CmaEs { Constraints = ConstraintTreatment.AugmentedLagrangian }, null, "an augmented Lagrangian, which follows equalities")
                : new(evolution, null, "feasible points first");
            return new AutoPlan(problem, [stage], $"{size}, constraints and no gradients");
        }

        var stages = ImmutableArray.CreateBuilder<Stage>();
        stages.Add(new Stage(new CoordinateSearch { Patience = 40 }, null, "ends at once where the variables interact"));
        if (n <= MostForModel)
        {
            stages.Add(new Stage(new QuadraticModelSearch { Restarts = ModelRestarts.None, InitialRadius = 0.1 }, 100L * n, "few evaluations where the objective is smooth"));
            stages.Add(new Stage(evolution, 900L * n, "rugged or ill-conditioned objectives"));
            stages.Add(new Stage(new QuadraticModelSearch(), 500L * n, "many starts, for a few wide valleys"));
        }

        stages.Add(new Stage(evolution, null, "restarts with growing populations"));
        return new AutoPlan(WithStart(problem), stages.ToImmutable(), $"{size}, values only");
    }

    /// <summary>A region alone has a middle to start from.</summary>
    private static Problem WithStart(Problem problem)
    {
        if (problem.Start is not null) return problem;
        Bounds region = problem.SamplingRegion!;
        return problem with { Start = [.. region.Lower.Zip(region.Upper, (lower, upper) => (0.5 * lower) + (0.5 * upper))] };
    }

    /// <summary>A start alone says where to search: about it, as far as its size.</summary>
    private static Problem WithRegion(Problem problem)
    {
        if (problem.SamplingRegion is not null) return problem;
        if (problem.Start is not { } start)
        {
            throw new ArgumentException($"'{problem.Name}' names neither a region to search nor a start; set Problem.SearchRegion, finite Bounds, or Problem.Start.", nameof(problem));
        }

        double[] lower = [.. start.Select(value => value - Math.Max(1, Math.Abs(value)))], upper = [.. start.Select(value => value + Math.Max(1, Math.Abs(value)))];
        problem.Bounds?.Project(lower);
        problem.Bounds?.Project(upper);
        return problem with { SearchRegion = new Bounds(lower, upper) };
    }
}
