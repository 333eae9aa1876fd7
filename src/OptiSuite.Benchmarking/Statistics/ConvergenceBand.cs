using System.Collections.Immutable;

namespace OptiSuite.Benchmarking;

/// <summary>The quartiles over seeds of the gap against the evaluations: the line and the band of a convergence picture.</summary>
/// <param name="Evaluations">The grid, rising whole numbers, even on a logarithmic scale.</param>
/// <param name="Gaps">The quartiles at each point of the grid.</param>
public sealed record ConvergenceBand(ImmutableArray<long> Evaluations, ImmutableArray<Quartiles> Gaps)
{
    /// <summary>The band of some runs.</summary>
    /// <param name="curves">The runs, one a seed.</param>
    /// <param name="budget">The last point of the grid, at least 1.</param>
    /// <param name="points">How many points to place between 1 and the budget; fewer remain where whole numbers coincide. Default 64.</param>
    public static ConvergenceBand Of(IReadOnlyList<GapCurve> curves, long budget, int points = 64)
    {
        ArgumentNullException.ThrowIfNull(curves);
        ImmutableArray<long> grid = LogarithmicGrid(budget, points);
        var gaps = new double[curves.Count];
        var bands = ImmutableArray.CreateBuilder<Quartiles>(grid.Length);
        foreach (long evaluations in grid)
        {
            for (int i = 0; i < gaps.Length; i++) gaps[i] = curves[i].At(evaluations);
            bands.Add(Quartiles.Of(gaps));
        }

        return new ConvergenceBand(grid, bands.ToImmutable());
    }

    /// <summary>Whole numbers from 1 to a last one, nearly even on a logarithmic scale, each once.</summary>
    /// <param name="last">The last number, at least 1.</param>
    /// <param name="points">How many to place, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below its limit.</exception>
    public static ImmutableArray<long> LogarithmicGrid(long last, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        var grid = ImmutableArray.CreateBuilder<long>(points);
        for (int i = 0; i < points; i++)
        {
            long evaluations = i == points - 1 ? last : (long)Math.Round(Math.Pow(last, (double)i / (points - 1)));
            if (grid.Count == 0 || evaluations > grid[^1]) grid.Add(evaluations);
        }

        return grid.ToImmutable();
    }
}
