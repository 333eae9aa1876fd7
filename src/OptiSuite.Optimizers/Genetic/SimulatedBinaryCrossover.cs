namespace OptiSuite.Optimizers;

/// <summary>
/// Simulated binary crossover of one variable, in the version whose spread is truncated at the bounds (Deb and Agrawal, Complex Systems 9, 1995;
/// Deb, Computer Methods in Applied Mechanics and Engineering 186, 2000).
/// </summary>
public static class SimulatedBinaryCrossover
{
    /// <summary>
    /// Makes two children of two values. Their distance is β times the parents', β with the density (η+1)/2·β^η up to 1 and (η+1)/2·β^−(η+2)
    /// beyond. Away from the bounds the children keep the parents' mean.
    /// </summary>
    /// <param name="a">One parent.</param>
    /// <param name="b">The other.</param>
    /// <param name="lower">The lower bound; −∞ where there is none.</param>
    /// <param name="upper">The upper bound; +∞ where there is none.</param>
    /// <param name="eta">The distribution index η ≥ 0: the larger, the nearer to the parents.</param>
    /// <param name="u">Uniform in [0, 1).</param>
    /// <returns>The lower child and the upper child.</returns>
    public static (double Low, double High) Cross(double a, double b, double lower, double upper, double eta, double u)
    {
        double x1 = Math.Min(a, b), x2 = Math.Max(a, b), distance = x2 - x1;
        if (!(distance > 0)) return (x1, x2);
        double middle = x1 + (distance / 2);
        double low = middle - (Spread((x1 - lower) / distance, eta, u) * distance / 2);
        double high = middle + (Spread((upper - x2) / distance, eta, u) * distance / 2);
        return (Math.Clamp(low, lower, upper), Math.Clamp(high, lower, upper));
    }

    /// <summary>β for a room to the bound, in units of the parents' distance: the inverse of its distribution, truncated at the bound.</summary>
    private static double Spread(double room, double eta, double u)
    {
        double furthest = 1 + (2 * room);
        double alpha = 2 - Math.Pow(furthest, -(eta + 1));
        double power = 1 / (eta + 1);
        return u * alpha <= 1 ? Math.Pow(u * alpha, power) : Math.Pow(1 / (2 - (u * alpha)), power);
    }
}
