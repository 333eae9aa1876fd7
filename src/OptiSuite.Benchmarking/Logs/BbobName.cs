using System.Collections.Immutable;
using System.Globalization;

namespace OptiSuite.Benchmarking;

/// <summary>What the name of a BBOB problem, <c>bbob-f7-i2-d10</c>, says.</summary>
/// <param name="Function">1 to 24.</param>
/// <param name="Instance">1 or more.</param>
/// <param name="Dimension">D.</param>
internal readonly record struct BbobName(int Function, int Instance, int Dimension)
{
    /// <summary>The number of functions.</summary>
    public const int Functions = 24;

    // IOHprofiler's names; its files carry them.
    private static readonly ImmutableArray<string> _titles =
    [
        "Sphere", "Ellipsoid", "Rastrigin", "BuecheRastrigin", "LinearSlope", "AttractiveSector", "StepEllipsoid", "Rosenbrock", "RosenbrockRotated",
        "EllipsoidRotated", "Discus", "BentCigar", "SharpRidge", "DifferentPowers", "RastriginRotated", "Weierstrass", "Schaffers10",
        "Schaffers1000", "GriewankRosenbrock", "Schwefel", "Gallagher101", "Gallagher21", "Katsuura", "LunacekBiRastrigin",
    ];

    /// <summary>The function's name in IOHprofiler.</summary>
    public string Title => _titles[Function - 1];

    /// <summary>Reads a problem's name; null where it is of no BBOB problem.</summary>
    public static BbobName? Parse(string problem)
    {
        string[] words = problem.Split('-');
        if (words.Length != 4 || !words[0].Equals("bbob", StringComparison.OrdinalIgnoreCase)) return null;
        return Number(words[1], 'f') is { } function and >= 1 and <= Functions
            && Number(words[2], 'i') is { } instance and >= 1
            && Number(words[3], 'd') is { } dimension
                ? new BbobName(function, instance, dimension)
                : null;
    }

    private static int? Number(string word, char letter) =>
        word.Length > 1 && char.ToLowerInvariant(word[0]) == letter
        && int.TryParse(word.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;
}
