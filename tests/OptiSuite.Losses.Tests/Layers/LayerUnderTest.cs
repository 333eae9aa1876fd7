namespace OptiSuite.Losses.Tests.Layers;

/// <summary>A layer with what the contract needs to know of it.</summary>
internal sealed record LayerUnderTest(Layer Layer)
{
    public LayerMode Mode { get; init; }

    /// <summary>The fewest rows: batch normalization needs two.</summary>
    public int MinRows { get; init; } = 1;

    /// <summary>Ids have no gradient; they must stay whole.</summary>
    public bool TakesIds { get; init; }

    public string Name => $"{Layer.GetType().Name}{(Mode.IsTraining ? " in training" : "")}";

    private static LayerMode Training => LayerMode.Training(new RandomStream(99));

    public static IReadOnlyList<LayerUnderTest> All { get; } =
    [
        new(new LinearLayer(5, 3)),
        new(new LinearLayer(4, 7, hasBias: false)),
        new(new EmbeddingLayer(6, 3, length: 2)) { TakesIds = true },
        new(new EmbeddingLayer(6, 3) { MaxNorm = 1 }) { TakesIds = true },
        new(new EmbeddingLayer(6, 3) { MaxNorm = 1.5, NormType = 1 }) { TakesIds = true },
        new(new EmbeddingLayer(6, 3) { MaxNorm = 1.2, NormType = 3.5 }) { TakesIds = true },
        new(new Convolution2DLayer(new ImageShape(2, 5, 6), 3, kernelSize: 3, padding: 1)),
        new(new Convolution2DLayer(new ImageShape(2, 7, 5), 2, kernelHeight: 2, kernelWidth: 3, stride: 2, padding: 1)),
        new(new Convolution2DLayer(new ImageShape(3, 4, 4), 2, kernelSize: 4, stride: 3, padding: 3, hasBias: false)),
        new(new Convolution2DLayer(new ImageShape(3, 3, 2), 4, kernelSize: 1)),
        new(new MaxPooling2DLayer(new ImageShape(2, 5, 6), 2)),
        new(new MaxPooling2DLayer(new ImageShape(2, 5, 6), 3, stride: 2, padding: 1)),
        new(new ReluLayer(5)),
        new(new LeakyReluLayer(7) { NegativeSlope = 0.2 }),
        new(new AbsoluteValueLayer(6)),
        new(new SigmoidLayer(5)),
        new(new TanhLayer(9)),
        new(new SoftplusLayer(6)),
        new(new SoftplusLayer(6) { Beta = 3.5, Threshold = 10 }),
        new(new LogSigmoidLayer(5)),
        new(new GeluLayer(7)),
        new(new SoftmaxLayer(5)),
        new(new LogSoftmaxLayer(6)),
        new(new LogSumExpLayer(5)),
        new(new MaximumLayer(5)),
        new(new MaximumLayer(5) { SplitsTies = true }),
        new(new NormalizeLayer(4)),
        new(new DropoutLayer(8) { Probability = 0.3 }),
        new(new DropoutLayer(8) { Probability = 0.3 }) { Mode = Training },
        new(new LayerNormLayer(6)),
        new(new LayerNormLayer(6) { IsAffine = false, Eps = 0.1 }),
        new(new BatchNorm1DLayer(3)) { MinRows = 2 },
        new(new BatchNorm1DLayer(5) { Statistics = Statistics() }),
        new(new BatchNorm1DLayer(5) { Statistics = Statistics() }) { Mode = Training, MinRows = 2 },
        new(new CosineHeadLayer(4, 6) { Scale = 3 }),
    ];

    /// <summary>Random input, away from kinks with probability 1.</summary>
    public double[] Input(int rows, RandomStream random)
    {
        double[] input = new double[rows * Layer.InputCount];
        for (int i = 0; i < input.Length; i++) input[i] = TakesIds ? random.NextInt(6) : 1.5 * random.NextGaussian();
        return input;
    }

    public double[] Parameters(RandomStream random)
    {
        double[] parameters = new double[Layer.ParameterCount];
        for (int i = 0; i < parameters.Length; i++) parameters[i] = random.NextGaussian();
        return parameters;
    }

    public double[] Forward(double[] parameters, double[] input, int rows, out double[] workspace)
    {
        double[] output = new double[rows * Layer.OutputCount];
        workspace = new double[Layer.WorkspaceLength(rows)];
        Layer.Forward(parameters, input, rows, Mode, workspace, output);
        return output;
    }

    private static BatchStatistics Statistics()
    {
        var statistics = new BatchStatistics(5);
        for (int j = 0; j < 5; j++)
        {
            statistics.Mean[j] = 0.3 * j;
            statistics.Variance[j] = 0.5 + j;
        }

        return statistics;
    }
}
