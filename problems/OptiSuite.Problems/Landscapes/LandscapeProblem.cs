using System.Collections.Immutable;

namespace OptiSuite.Problems;

/// <summary>What the landscapes have in common: a name that carries the dimension, the standard box, a start, the known minimum.</summary>
internal static class LandscapeProblem
{
    /// <summary>A problem of any dimension, called <c>name-n</c>.</summary>
    public static Problem Scalable(
        IObjective objective, string name, int dimension, double lower, double upper, KnownSolution known,
        ImmutableArray<double>? start = null)
    {
        Bounds box = Bounds.Uniform(dimension, lower, upper);
        return new Problem(objective, dimension)
        {
            Name = $"{name}-{dimension}",
            Start = start ?? QuarterStart(box),
            SearchRegion = box,
            Known = known,
        };
    }

    /// <summary>A problem of two variables, called by its bare name.</summary>
    public static Problem Planar(
        IObjective objective, string name, Bounds box, KnownSolution known, ImmutableArray<double>? start = null) =>
        new(objective, 2) { Name = name, Start = start ?? QuarterStart(box), SearchRegion = box, Known = known };

    /// <summary>The same value in every coordinate.</summary>
    public static ImmutableArray<double> Constant(int dimension, double value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        return [.. Enumerable.Repeat(value, dimension)];
    }

    /// <summary>
    /// The start where the literature names none: three quarters up the box in the odd coordinates (the first, the third, …) and one
    /// quarter in the even ones. It alternates, so that no method is helped by equal coordinates.
    /// </summary>
    private static ImmutableArray<double> QuarterStart(Bounds box)
    {
        double[] start = new double[box.Dimension];
        for (int i = 0; i < start.Length; i++)
        {
            double share = i % 2 == 0 ? 0.75 : 0.25;
            start[i] = box.Lower[i] + (share * (box.Upper[i] - box.Lower[i]));
        }

        return [.. start];
    }
}
