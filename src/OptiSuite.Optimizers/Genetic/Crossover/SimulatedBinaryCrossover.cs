namespace OptiSuite.Optimizers;

/// <summary>
/// Simulated binary crossover in the version whose spread is truncated at the bounds (Deb and Agrawal, Complex Systems 9, 1995;
/// Deb, Computer Methods in Applied Mechanics and Engineering 186, 2000). Which child gets which value is a coin's choice, variable by variable.
/// </summary>
internal sealed class SimulatedBinaryCrossover(double eta, double probability, SearchSpace space) : Crossover
{
    // Room beyond this, in units of the parents' distance, cuts off less than 2e-7 of the distribution at η = 2.
    private const double Ample = 100;

    public override void Cross(in Mates mates, Span<double> child, Span<double> sibling, RandomStream random)
    {
        ReadOnlySpan<double> a = mates[0], b = mates[1], lower = space.Lower, upper = space.Upper;
        a.CopyTo(child);
        b.CopyTo(sibling);
        foreach (int j in space.Free)
        {
            if (probability < 1 && random.NextDouble() >= probability) continue;
            ulong bits = random.NextUInt64();
            double x = a[j], y = b[j], distance = Math.Abs(x - y), room = Math.Min(Math.Min(x, y) - lower[j], upper[j] - Math.Max(x, y));
            if (eta == 2 && room > Ample * distance)
            {
                // The largest of three uniform numbers has the distribution t³ of β up to 1, and its inverse that beyond: no cube root is needed.
                double t = Largest(bits), beta = (bits & 2) == 0 ? t : 1 / t;
                double middle = (x + y) / 2, offset = ((bits & 1) == 0 ? beta : -beta) * (x - y) / 2;
                (child[j], sibling[j]) = (middle + offset, middle - offset);
                continue;
            }

            // The uniform number takes the upper 53 bits, the coin the lowest.
            double u = (bits >> 11) * (1.0 / (1UL << 53));
            (double low, double high) = Cross(x, y, lower[j], upper[j], eta, u);
            (child[j], sibling[j]) = (bits & 1) == 0 ? (low, high) : (high, low);
        }
    }

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
        double middle = x1 + (distance / 2), half = distance / 2;
        double low = middle - (Spread((x1 - lower) / distance, eta, u) * half);
        double high = middle + (Spread((upper - x2) / distance, eta, u) * half);
        return (Math.Clamp(low, lower, upper), Math.Clamp(high, lower, upper));
    }

    /// <summary>β for a room to the bound, in units of the parents' distance: the inverse of its distribution, truncated at the bound.</summary>
    private static double Spread(double room, double eta, double u)
    {
        double furthest = 1 + (2 * room);
        double cut = eta == 2 ? 1 / (furthest * furthest * furthest) : Math.Pow(furthest, -(eta + 1));
        double share = u * (2 - cut);
        return share <= 1 ? Root(share, eta) : 1 / Root(2 - share, eta);
    }

    /// <summary>The largest of three numbers in (0, 1) of 20 bits each; the lowest four bits are left for coins.</summary>
    private static double Largest(ulong bits)
    {
        const ulong mask = (1UL << 20) - 1;
        ulong largest = Math.Max(bits >> 44, Math.Max((bits >> 24) & mask, (bits >> 4) & mask));
        return (largest + 0.5) * (1.0 / (1UL << 20));
    }

    /// <summary>The root of degree η + 1; the default's has a function of its own, which is faster.</summary>
    private static double Root(double value, double eta) => eta == 2 ? Math.Cbrt(value) : Math.Pow(value, 1 / (eta + 1));
}
