namespace OptiSuite.Optimizers;

/// <summary>Between rows of particles (one row a particle) and panels (one row a variable that can move), eight particles at a time for the cache's sake.</summary>
internal static class ParticlePanel
{
    private const int Together = 8;

    /// <summary>Copies particles into a panel.</summary>
    /// <param name="particles">Row-major, n columns.</param>
    /// <param name="n">The number of variables.</param>
    /// <param name="free">Those that can move.</param>
    /// <param name="panel">As many rows as variables can move.</param>
    /// <param name="stride">The length of a row of the panel; what lies beyond the particles becomes 0.</param>
    public static void Copy(ReadOnlySpan<double> particles, int n, ReadOnlySpan<int> free, Span<double> panel, int stride)
    {
        int count = particles.Length / n;
        for (int first = 0; first < count; first += Together)
        {
            int together = Math.Min(Together, count - first);
            for (int f = 0; f < free.Length; f++)
            {
                Span<double> row = panel.Slice((f * stride) + first, together);
                for (int i = 0, at = (first * n) + free[f]; i < row.Length; i++, at += n) row[i] = particles[at];
            }
        }

        for (int f = 0; f < free.Length; f++) panel.Slice((f * stride) + count, stride - count).Clear();
    }

    /// <summary>Adds a panel to particles.</summary>
    /// <param name="panel">As many rows as variables can move.</param>
    /// <param name="stride">The length of a row of the panel.</param>
    /// <param name="particles">Row-major, n columns.</param>
    /// <param name="n">The number of variables.</param>
    /// <param name="free">Those that can move.</param>
    public static void Add(ReadOnlySpan<double> panel, int stride, Span<double> particles, int n, ReadOnlySpan<int> free)
    {
        int count = particles.Length / n;
        for (int first = 0; first < count; first += Together)
        {
            int together = Math.Min(Together, count - first);
            for (int f = 0; f < free.Length; f++)
            {
                ReadOnlySpan<double> row = panel.Slice((f * stride) + first, together);
                for (int i = 0, at = (first * n) + free[f]; i < row.Length; i++, at += n) particles[at] += row[i];
            }
        }
    }
}
