namespace OptiSuite.Benchmarks.Losses;

/// <summary>Random data, the same on every run.</summary>
internal static class Sample
{
    private static readonly RandomStream _random = new(0);

    public static double[] Normal(int count) => Fill(count, () => _random.NextGaussian());

    public static double[] Uniform(int count, double from, double to) => Fill(count, () => _random.NextUniform(from, to));

    public static double[] Labels(int count, double one, double other) => Fill(count, () => _random.NextInt(2) == 0 ? one : other);

    public static int[] Classes(int count, int classes)
    {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) values[i] = _random.NextInt(classes);
        return values;
    }

    private static double[] Fill(int count, Func<double> draw)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = draw();
        return values;
    }
}
