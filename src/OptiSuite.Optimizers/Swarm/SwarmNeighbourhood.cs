namespace OptiSuite.Optimizers;

/// <summary>The lists of a swarm's neighbours.</summary>
public static class SwarmNeighbourhood
{
    /// <summary>
    /// Whose best places a particle knows, its own first. The torus of <see cref="SwarmTopology.VonNeumann"/> has the most rows r ≤ √size that divide
    /// the size, numbered row by row; for a prime size it is a ring. In small swarms a neighbour may be listed twice.
    /// </summary>
    /// <param name="topology">The topology.</param>
    /// <param name="size">The number of particles, at least 1.</param>
    /// <param name="particle">Which particle, in [0, size).</param>
    public static int[] Of(SwarmTopology topology, int size, int particle)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(particle);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(particle, size);
        return topology switch
        {
            SwarmTopology.Star => [particle, .. Enumerable.Range(0, size).Where(other => other != particle)],
            SwarmTopology.Ring => [particle, (particle + size - 1) % size, (particle + 1) % size],
            SwarmTopology.VonNeumann => Torus(size, particle),
            _ => throw new ArgumentOutOfRangeException(nameof(topology), topology, "There is no such topology."),
        };
    }

    private static int[] Torus(int size, int particle)
    {
        int rows = (int)Math.Sqrt(size);
        while (size % rows != 0) rows--;
        int columns = size / rows, row = particle / columns, column = particle % columns;
        return
        [
            particle,
            (((row + rows - 1) % rows) * columns) + column,
            (((row + 1) % rows) * columns) + column,
            (row * columns) + ((column + columns - 1) % columns),
            (row * columns) + ((column + 1) % columns),
        ];
    }
}
