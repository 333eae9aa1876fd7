namespace OptiSuite.Losses;

/// <summary>Random starting values of parameters.</summary>
internal static class Initialization
{
    /// <summary>Uniform in ±bound.</summary>
    public static void Uniform(RandomStream random, double bound, Span<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int i = 0; i < parameters.Length; i++) parameters[i] = random.NextUniform(-bound, bound);
    }

    /// <summary>Normal of mean 0.</summary>
    public static void Normal(RandomStream random, double deviation, Span<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int i = 0; i < parameters.Length; i++) parameters[i] = deviation * random.NextGaussian();
    }
}
