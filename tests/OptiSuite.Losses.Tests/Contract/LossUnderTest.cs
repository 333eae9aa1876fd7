namespace OptiSuite.Losses.Tests;

/// <summary>
/// A loss seen as a function of a few arrays of numbers, so that one contract holds for every family: targets that are no
/// numbers stay inside. Each family has an adapter; the lists of losses stand beside the families' tests.
/// </summary>
internal abstract class LossUnderTest(string name)
{
    /// <summary>The reductions that every loss has.</summary>
    public static Reduction[] CommonReductions { get; } = [Reduction.None, Reduction.Mean, Reduction.Sum];

    public string Name => name;

    /// <summary>What the refusal says where inputs of ±1000 are no inputs of this loss, as for losses of probabilities; null where they are.</summary>
    public virtual string? RefusalOfLargeInputs => null;

    /// <summary>The sum of an empty batch. A loss of the batch as a whole has one value, also of an empty one.</summary>
    public virtual double SumOfNothing => 0;

    /// <summary>The lengths of the differentiable inputs for a batch of so many.</summary>
    public abstract int[] InputLengths(int batch);

    /// <summary>Random inputs, away from kinks with probability 1.</summary>
    public abstract double[][] Sample(int batch, RandomStream random);

    public abstract int UnreducedLength(int batch);

    public abstract void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients);

    public abstract double Evaluate(Reduction reduction, int batch, double[][] inputs);

    /// <summary>The mean of an empty batch: NaN; 0 for a loss that defines it so; null where an empty batch is refused, having no meaning.</summary>
    public virtual double? MeanOfNothing => double.NaN;

    /// <summary>What no value is below: 0; −∞ for a loss of costs, which may be negative.</summary>
    public virtual double LowerBound => 0;

    /// <summary>Large values of the first input from which the loss must give finite numbers: ±1000, unless it takes others or grows exponentially.</summary>
    public virtual double[] Extremes => [-1e3, 1e3];

    /// <summary>Whether the gradient is the derivative: not where part of the value is held constant by definition (straight-through).</summary>
    public virtual bool GradientIsDerivative => true;

    /// <summary>A batch large enough for several threads: about 120 000 values; fewer for a loss whose work grows faster than its input.</summary>
    public virtual int LargeBatch => Math.Max(64, 120_000 / Math.Max(1, InputLengths(1).Sum()));

    /// <summary>The same loss on so many threads.</summary>
    public abstract LossUnderTest WithThreads(int threads);

    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        .. RegressionUnderTest.All,
        .. RobustUnderTest.All,
        .. ClassificationUnderTest.All,
        .. SequenceUnderTest.All,
        .. SegmentationUnderTest.All,
        .. RankingUnderTest.All,
        .. MetricUnderTest.All,
        .. DivergenceUnderTest.All,
        .. TransportUnderTest.All,
        .. ReconstructionUnderTest.All,
    ];

    protected static double[] Normal(int length, RandomStream random)
    {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) values[i] = 1.5 * random.NextGaussian();
        return values;
    }
}
