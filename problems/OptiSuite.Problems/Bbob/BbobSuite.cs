using System.Collections.Immutable;
using OptiSuite.Problems.Bbob;

namespace OptiSuite.Problems;

/// <summary>
/// The suite <c>bbob</c>: the 24 noiseless functions of the Black-Box Optimization Benchmark, the testbed of COCO, in any dimension and any
/// instance. Reference: Hansen, Finck, Ros and Auger, "Real-Parameter Black-Box Optimization Benchmarking 2009: Noiseless Functions
/// Definitions", INRIA RR-6829 (2009).
/// </summary>
/// <example><code>
/// Problem rastrigin = BbobSuite.Create(function: 15, instance: 1, dimension: 10); // bbob-f15-i1-d10
/// </code></example>
public static class BbobSuite
{
    /// <summary>The suite's name in the catalog.</summary>
    public const string Name = "bbob";

    /// <summary>The number of functions.</summary>
    public const int FunctionCount = 24;

    private const double Side = 5;

    private static readonly ImmutableArray<(string Title, Func<BbobInstance, BbobFunction> Create)> _functions =
    [
        ("sphere", instance => new Bbob.Sphere(instance)),
        ("separable ellipsoid", instance => new Bbob.Ellipsoid(instance, rotated: false)),
        ("separable Rastrigin", instance => new Bbob.Rastrigin(instance)),
        ("Büche-Rastrigin: separable, highly asymmetric", instance => new BuecheRastrigin(instance)),
        ("linear slope", instance => new LinearSlope(instance)),
        ("attractive sector: highly asymmetric", instance => new AttractiveSector(instance)),
        ("step ellipsoid: plateaus", instance => new StepEllipsoid(instance)),
        ("Rosenbrock", instance => new Bbob.Rosenbrock(instance)),
        ("rotated Rosenbrock", instance => new RotatedRosenbrock(instance)),
        ("rotated ellipsoid, condition 1e6", instance => new Bbob.Ellipsoid(instance, rotated: true)),
        ("discus: one steep direction", instance => new Discus(instance)),
        ("bent cigar: one flat direction, curved", instance => new BentCigar(instance)),
        ("sharp ridge: not differentiable along it", instance => new SharpRidge(instance)),
        ("sum of different powers", instance => new DifferentPowers(instance)),
        ("rotated Rastrigin", instance => new RotatedRastrigin(instance)),
        ("Weierstrass: rugged, its optimum not unique", instance => new Weierstrass(instance)),
        ("Schaffer's F7, condition 10", instance => new Schaffer(instance, condition: 10)),
        ("Schaffer's F7, condition 1000", instance => new Schaffer(instance, condition: 1000)),
        ("Griewank-Rosenbrock", instance => new GriewankRosenbrock(instance)),
        ("Schwefel: deceptive, optima near the corners", instance => new Bbob.Schwefel(instance)),
        ("Gallagher, 101 peaks of condition about 30", Gallagher.Of101Peaks),
        ("Gallagher, 21 peaks of condition about 1000", Gallagher.Of21Peaks),
        ("Katsuura: rugged everywhere", instance => new Katsuura(instance)),
        ("Lunacek bi-Rastrigin: two funnels", instance => new LunacekRastrigin(instance)),
    ];

    /// <summary>
    /// The problem <c>bbob-f{function}-i{instance}-d{dimension}</c>: search region [−5, 5]ᴰ and no bounds, because COCO lets a method leave the
    /// box; start at the origin; the optimum is known.
    /// </summary>
    /// <param name="function">1 to 24.</param>
    /// <param name="instance">1 or more; COCO's suites use 1 to 15 and, in some years, higher ones.</param>
    /// <param name="dimension">D, 2 or more. COCO uses 2, 3, 5, 10, 20 and 40.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such function, instance or dimension.</exception>
    public static Problem Create(int function, int instance, int dimension)
    {
        if (function is < 1 or > FunctionCount)
        {
            throw new ArgumentOutOfRangeException(nameof(function), function, $"The BBOB functions are numbered 1 to {FunctionCount}.");
        }

        if (instance < 1) throw new ArgumentOutOfRangeException(nameof(instance), instance, "The BBOB instances are numbered from 1.");
        if (dimension < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "The BBOB functions need at least 2 variables.");
        }

        BbobFunction objective = _functions[function - 1].Create(new BbobInstance(function, instance, dimension));
        return new Problem(objective, dimension)
        {
            Name = $"{Family(function)}-i{instance}-d{dimension}",
            Start = LandscapeProblem.Constant(dimension, 0),
            SearchRegion = Bounds.Uniform(dimension, -Side, Side),
            Known = new KnownSolution(
                objective.Minimum, [.. objective.Optimum], Source: "by construction: Hansen, Finck, Ros and Auger, INRIA RR-6829 (2009)"),
        };
    }

    /// <summary>The catalog entries: a family for each function.</summary>
    internal static IReadOnlyList<ProblemEntry> Entries() =>
    [
        .. _functions.Select((row, k) => ProblemEntry.Instanced(
            Name, Family(k + 1), row.Title, (instance, dimension) => Create(k + 1, instance, dimension), minimumDimension: 2,
            dimensions: [2, 5, 10], instances: [1, 2])),
    ];

    private static string Family(int function) => $"{Name}-f{function}";
}
