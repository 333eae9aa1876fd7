namespace OptiSuite.Optimizers;

/// <summary>Numbers that tell how far a population has contracted.</summary>
internal static class PopulationStatistics
{
    /// <summary>The root mean square, over variables, of the standard deviation in units of the sampling region's width.</summary>
    /// <param name="points">k points, k×n, row-major.</param>
    /// <param name="space">The boxes.</param>
    public static double Diversity(ReadOnlySpan<double> points, SearchSpace space)
    {
        int n = space.Dimension, k = points.Length / n;
        double sum = 0;
        foreach (int j in space.Free)
        {
            double mean = 0, squares = 0;
            for (int i = 0; i < k; i++) mean += points[(i * n) + j] / k;
            for (int i = 0; i < k; i++)
            {
                double deviation = (points[(i * n) + j] - mean) / space.Width[j];
                squares += deviation * deviation;
            }

            sum += squares / k;
        }

        return space.Free.IsEmpty ? 0 : Math.Sqrt(sum / space.Free.Length);
    }

    /// <summary>The mean of the finite values; NaN where there is none.</summary>
    /// <param name="objectives">The values.</param>
    public static double MeanOfFinite(ReadOnlySpan<double> objectives)
    {
        double sum = 0;
        int count = 0;
        foreach (double f in objectives)
        {
            if (!double.IsFinite(f)) continue;
            sum += f;
            count++;
        }

        return count == 0 ? double.NaN : sum / count;
    }
}
