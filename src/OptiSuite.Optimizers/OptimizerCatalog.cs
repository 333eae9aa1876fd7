using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>Every optimizer that is known by name. A new one is one more line here.</summary>
public static class OptimizerCatalog
{
    /// <summary>The optimizers, with their default hyperparameters.</summary>
    public static ImmutableArray<OptimizerEntry> All { get; } =
    [
        new(new Auto(), "chooses and chains methods by the problem, and says why", []),
        new(new GradientDescent(), "steepest descent with a line search or a fixed step, for smooth problems", ["gd"]),
        new(new Bfgs(), "the BFGS quasi-Newton method, for smooth problems and for problems with kinks, without constraints", ["quasi-newton"]),
        new(new MomentumSgd(), "stochastic gradient descent with momentum, for sums of many terms", ["sgd"]),
        new(new SubgradientMethod(), "the subgradient method, for convex problems with kinks", ["sub"]),
        new(new Sqp(), "sequential quadratic programming, for smooth problems with any constraints", ["fmincon"]),
        new(new MultiStart(), "a local method (SQP unless set) from many starts, for problems with several local minima", ["ms"]),
        new(new QuadraticModelSearch(), "trust-region quadratic models (BOBYQA's kind), for smooth functions without derivatives", ["bobyqa", "newuoa"]),
        new(new NelderMead(), "the simplex method of Nelder and Mead, restarted, for few variables and rough functions without derivatives", ["nm", "fminsearch"]),
        new(new CoordinateSearch(), "a global search along each axis, for separable functions however rugged; ends at once on others", ["step"]),
        new(new CmaEs(), "CMA-ES with restarts (BIPOP), for ill-conditioned and rugged problems without derivatives", ["cma"]),
        new(new DifferentialEvolution(), "differential evolution (L-SHADE), for rugged or ill-conditioned problems without derivatives", ["de", "l-shade"]),
        new(new ParticleSwarm(), "particle swarm optimization (SPSO-2011 and others), for rugged, badly scaled or coupled problems without derivatives", ["pso"]),
        new(new GeneticAlgorithm(), "a genetic algorithm for real, integer and mixed variables, for rugged problems without derivatives", ["ga"]),
        new(new SimulatedAnnealing(), "simulated annealing with adaptive steps, one evaluation at a time", ["sa"]),
        new(new RandomSearch(), "random or Halton points in the region: the baseline", ["random"]),
    ];

    /// <summary>The optimizer of a name or alias, with its default hyperparameters.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="ArgumentException">There is no such optimizer; the nearest name is suggested.</exception>
    public static IOptimizer Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (OptimizerEntry entry in All)
        {
            if (Same(entry.Name, name) || entry.Aliases.Any(alias => Same(alias, name))) return entry.Default;
        }

        string suggestion = NearestName.DidYouMean(name, All.SelectMany(entry => entry.Aliases.Prepend(entry.Name)));
        throw new ArgumentException($"unknown optimizer '{name}'{suggestion} `list optimizers` shows all");
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
