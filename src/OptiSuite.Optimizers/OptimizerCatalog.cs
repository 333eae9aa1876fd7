using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>Every optimizer that is known by name. A new one is one more line here.</summary>
public static class OptimizerCatalog
{
    /// <summary>The optimizers, with their default hyperparameters.</summary>
    public static ImmutableArray<OptimizerEntry> All { get; } =
    [
        new(new GradientDescent(), "steepest descent with a line search or a fixed step, for smooth problems", ["gd"]),
        new(new Bfgs(), "the BFGS quasi-Newton method, for smooth problems and for problems with kinks, without constraints", ["quasi-newton"]),
        new(new MomentumSgd(), "stochastic gradient descent with momentum, for sums of many terms", ["sgd"]),
        new(new SubgradientMethod(), "the subgradient method, for convex problems with kinks", ["sub"]),
        new(new GeneticAlgorithm(), "a real-coded genetic algorithm, for rugged problems without derivatives", ["ga"]),
        new(new ParticleSwarm(), "particle swarm optimization, for rugged problems without derivatives", ["pso"]),
        new(new CmaEs(), "CMA-ES with restarts (BIPOP), for ill-conditioned and rugged problems without derivatives", ["cma"]),
        new(new DifferentialEvolution(), "L-SHADE, for problems with many local minima and large budgets", ["de", "l-shade"]),
        new(new RandomSearch(), "uniform random points, the baseline that everything must beat", ["random"]),
        new(new QuadraticModelSearch(), "quadratic models in a trust region, for smooth problems without derivatives and few evaluations", ["bobyqa", "newuoa"]),
        new(new NelderMead(), "the adaptive Nelder-Mead simplex, for small problems without derivatives", ["nm", "fminsearch"]),
        new(new CoordinateSearch(), "one variable after the other, for separable problems without derivatives", ["step"]),
        new(new Auto(), "chooses and chains methods by the problem, and says why", []),
        new(new Sqp(), "sequential quadratic programming, for smooth problems with any constraints", ["fmincon"]),
        new(new MultiStart(), "a local method (SQP unless set) from many starts, for problems with several local minima", ["ms"]),
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
