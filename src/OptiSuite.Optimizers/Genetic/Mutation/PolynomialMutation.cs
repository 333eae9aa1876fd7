namespace OptiSuite.Optimizers;

/// <summary>
/// Polynomial mutation of one variable, in the version whose step is truncated at the bounds (Deb and Goyal, Computer Science and Informatics
/// 26(4), 1996; Deb and Agrawal, A niched-penalty approach for constraint handling in genetic algorithms, 1999).
/// </summary>
internal sealed class PolynomialMutation(double eta, SearchSpace space) : Mutation
{
    public override double Mutate(double x, int j, RandomStream random) =>
        Mutate(x, space.Lower[j], space.Upper[j], space.Width[j], eta, random.NextDouble());

    /// <summary>
    /// Moves a value by δ·width, δ in (−1, 1) with the density (η+1)/2·(1 − |δ|)^η, each side truncated where the bound is nearer than the width.
    /// </summary>
    /// <param name="x">The value.</param>
    /// <param name="lower">The lower bound; −∞ where there is none.</param>
    /// <param name="upper">The upper bound; +∞ where there is none.</param>
    /// <param name="width">The largest step, positive; with bounds, the distance between them.</param>
    /// <param name="eta">The distribution index η ≥ 0: the larger, the shorter the steps, about width/(η+2) in the mean.</param>
    /// <param name="u">Uniform in [0, 1).</param>
    public static double Mutate(double x, double lower, double upper, double width, double eta, double u)
    {
        double power = 1 / (eta + 1);
        double delta;
        if (u < 0.5)
        {
            double room = Math.Min(1, (x - lower) / width);
            delta = Math.Pow((2 * u) + ((1 - (2 * u)) * Math.Pow(1 - room, eta + 1)), power) - 1;
        }
        else
        {
            double room = Math.Min(1, (upper - x) / width);
            delta = 1 - Math.Pow((2 * (1 - u)) + (((2 * u) - 1) * Math.Pow(1 - room, eta + 1)), power);
        }

        return Math.Clamp(x + (delta * width), lower, upper);
    }
}
