using OptiSuite.Losses;

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

    /// <summary>Counts with means drawn uniformly from 0 to the largest, by Knuth's product of uniform numbers.</summary>
    public static double[] Counts(int count, double largest) => Fill(count, () =>
    {
        double limit = Math.Exp(-_random.NextUniform(0, largest)), product = _random.NextDouble();
        int k = 0;
        for (; product > limit; k++) product *= _random.NextDouble();
        return k;
    });

    /// <summary>The softmax of normal logits, or its logarithm.</summary>
    public static double[] Softmax(LogitShape shape, bool logarithm)
    {
        double[] values = Normal(shape.Length), result = new double[shape.Length];
        Layer layer = logarithm ? new LogSoftmaxLayer(shape.Classes) : new SoftmaxLayer(shape.Classes);
        layer.Forward(default, values, shape.Batch, LayerMode.Evaluation, new double[layer.WorkspaceLength(shape.Batch)], result);
        return result;
    }

    private static double[] Fill(int count, Func<double> draw)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = draw();
        return values;
    }
}
