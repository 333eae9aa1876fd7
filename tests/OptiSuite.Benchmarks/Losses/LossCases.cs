using OptiSuite.Losses;

namespace OptiSuite.Benchmarks.Losses;

/// <summary>The cases of torch_peer.py, by the same names and on data of the same shapes and distributions.</summary>
internal static class LossCases
{
    private const int Million = 1_000_000;
    private static readonly LogitShape _logits = new(4096, 1000);

    public static IEnumerable<(string Name, Func<int, LossCase> Create)> All =>
    [
        ("mean-squared-error 1e6", threads => Regression(new MeanSquaredErrorLoss { MaxThreads = threads }, Million)),
        ("mean-absolute-error 1e6", threads => Regression(new MeanAbsoluteErrorLoss { MaxThreads = threads }, Million)),
        ("huber 1e6", threads => Regression(new HuberLoss { MaxThreads = threads }, Million)),
        ("smooth-l1 1e6", threads => Regression(new SmoothL1Loss { MaxThreads = threads }, Million)),
        ("mean-squared-error 1e7", threads => Regression(new MeanSquaredErrorLoss { MaxThreads = threads }, 10 * Million)),
        ("mean-absolute-error 1e7", threads => Regression(new MeanAbsoluteErrorLoss { MaxThreads = threads }, 10 * Million)),
        ("huber 1e7", threads => Regression(new HuberLoss { MaxThreads = threads }, 10 * Million)),
        ("smooth-l1 1e7", threads => Regression(new SmoothL1Loss { MaxThreads = threads }, 10 * Million)),
        ("tukey-biweight 1e6", threads => Regression(new TukeyBiweightLoss { MaxThreads = threads }, Million)),
        ("gaussian-nll 1e6", Gaussian),
        ("poisson-nll 1e6", threads => Elementwise(
            new PoissonNegativeLogLikelihoodLoss { MaxThreads = threads }, Sample.Normal(Million), Sample.Counts(Million, 5))),
        ("hinge-embedding 1e6", threads => Signs(new HingeEmbeddingLoss { MaxThreads = threads })),
        ("margin-ranking 1e6", Ranking),
        ("soft-margin 1e6", threads => Signs(new SoftMarginLoss { MaxThreads = threads })),
        ("binary-cross-entropy-with-logits 1e7", threads => Elementwise(
            new BinaryCrossEntropyWithLogitsLoss { MaxThreads = threads }, Sample.Normal(10 * Million), Sample.Labels(10 * Million, 0, 1))),
        ("binary-cross-entropy 1e6", threads => Elementwise(
            new BinaryCrossEntropyLoss { MaxThreads = threads }, Sample.Uniform(Million, 0.01, 0.99), Sample.Labels(Million, 0, 1))),
        ("cross-entropy 4096x1000", threads => Classes(new CrossEntropyLoss { MaxThreads = threads }, Sample.Normal(_logits.Length))),
        ("cross-entropy smoothed 4096x1000", threads => Classes(
            new CrossEntropyLoss { LabelSmoothing = 0.1, MaxThreads = threads }, Sample.Normal(_logits.Length))),
        ("soft-target-cross-entropy 4096x1000", threads => Distributions(
            new SoftTargetCrossEntropyLoss { MaxThreads = threads }, Sample.Normal(_logits.Length), Sample.Softmax(_logits, logarithm: false))),
        ("nll 4096x1000", threads => Classes(new NegativeLogLikelihoodLoss { MaxThreads = threads }, Sample.Softmax(_logits, logarithm: true))),
        ("kullback-leibler 4096x1000", threads => Distributions(
            new KullbackLeiblerDivergenceLoss { Reduction = Reduction.BatchMean, MaxThreads = threads },
            Sample.Softmax(_logits, logarithm: true),
            Sample.Softmax(_logits, logarithm: false))),
        ("softmax-focal 4096x1000", threads => Classes(new SoftmaxFocalLoss { MaxThreads = threads }, Sample.Normal(_logits.Length))),
        ("multi-margin 4096x1000", threads => Classes(new MultiMarginLoss { MaxThreads = threads }, Sample.Normal(_logits.Length))),
        ("multi-label-soft-margin 4096x1000", threads => Distributions(
            new MultiLabelSoftMarginLoss { MaxThreads = threads }, Sample.Normal(_logits.Length), Sample.Labels(_logits.Length, 0, 1))),
        ("sigmoid-focal 8x1x512x512", threads => Elementwise(
            new SigmoidFocalLoss { MaxThreads = threads }, Sample.Normal(8 * 512 * 512), Sample.Labels(8 * 512 * 512, 0, 1))),
        ("dice 8x1x512x512", Dice),
        ("triplet-margin 4096x512", threads => Triplets(new TripletMarginLoss { MaxThreads = threads })),
        ("triplet-margin swap 4096x512", threads => Triplets(new TripletMarginLoss { Swap = true, MaxThreads = threads })),
        ("triplet-margin-with-distance cosine 4096x512", threads => Triplets(
            new TripletMarginWithDistanceLoss { Distance = new CosineDistance(), MaxThreads = threads })),
        ("facenet-triplet 4096x512", threads => Triplets(new FaceNetTripletLoss { MaxThreads = threads })),
        ("cosine-embedding 4096x512", CosinePairs),
        ("arcface 1024x512x10000", threads => Angular(new ArcFaceLoss { MaxThreads = threads })),
        ("cosface 1024x512x10000", threads => Angular(new CosFaceLoss { MaxThreads = threads })),
        ("lifted-structured 512x128", Lifted),
        ("center 4096x512x1000", Center),
        ("ctc 200x16x80", Ctc),
    ];

    private static LossCase Regression(ElementwiseLoss loss, int n) => Elementwise(loss, Sample.Normal(n), Sample.Normal(n));

    private static LossCase Signs(ElementwiseLoss loss) => Elementwise(loss, Sample.Normal(Million), Sample.Labels(Million, 1, -1));

    private static LossCase Elementwise(ElementwiseLoss loss, double[] x, double[] y)
    {
        double[] gradient = new double[x.Length];
        return new LossCase(() => loss.Evaluate(x, y), () => loss.Evaluate(x, y, gradient));
    }

    private static LossCase Gaussian(int threads)
    {
        var loss = new GaussianNegativeLogLikelihoodLoss { MaxThreads = threads };
        double[] x = Sample.Normal(Million), y = Sample.Normal(Million), v = Sample.Uniform(Million, 0.1, 1.1), gx = new double[Million], gv = new double[Million];
        return new LossCase(() => loss.Evaluate(x, y, v), () => loss.Evaluate(x, y, v, gx, default, gv));
    }

    private static LossCase Ranking(int threads)
    {
        var loss = new MarginRankingLoss { Margin = 0.5, MaxThreads = threads };
        double[] a = Sample.Normal(Million), b = Sample.Normal(Million), y = Sample.Labels(Million, 1, -1), ga = new double[Million], gb = new double[Million];
        return new LossCase(() => loss.Evaluate(a, b, y), () => loss.Evaluate(a, b, y, ga, gb));
    }

    private static LossCase Classes(ClassIndexLoss loss, double[] x)
    {
        double[] gradient = new double[x.Length];
        int[] y = Sample.Classes(_logits.Batch, _logits.Classes);
        return new LossCase(() => loss.Evaluate(x, y, _logits), () => loss.Evaluate(x, y, _logits, gradient));
    }

    private static LossCase Distributions(DistributionLoss loss, double[] x, double[] y)
    {
        double[] gradient = new double[x.Length];
        return new LossCase(() => loss.Evaluate(x, y, _logits), () => loss.Evaluate(x, y, _logits, gradient));
    }

    private static LossCase Dice(int threads)
    {
        var loss = new DiceLoss { FromLogits = true, MaxThreads = threads };
        double[] x = Sample.Normal(8 * 512 * 512), y = Sample.Labels(x.Length, 0, 1), gradient = new double[x.Length];
        return new LossCase(() => loss.Evaluate(x, y, 8), () => loss.Evaluate(x, y, 8, gradient));
    }

    private static LossCase Triplets(TripletLoss loss)
    {
        const int N = 4096, D = 512;
        double[] a = Sample.Normal(N * D), p = Sample.Normal(N * D), n = Sample.Normal(N * D);
        double[] ga = new double[N * D], gp = new double[N * D], gn = new double[N * D];
        return new LossCase(() => loss.Evaluate(a, p, n, D), () => loss.Evaluate(a, p, n, D, ga, gp, gn));
    }

    private static LossCase CosinePairs(int threads)
    {
        const int N = 4096, D = 512;
        var loss = new CosineEmbeddingLoss { MaxThreads = threads };
        double[] a = Sample.Normal(N * D), b = Sample.Normal(N * D), ga = new double[N * D], gb = new double[N * D];
        int[] y = [.. Sample.Classes(N, 2).Select(label => (2 * label) - 1)];
        return new LossCase(() => loss.Evaluate(a, b, y, D), () => loss.Evaluate(a, b, y, D, ga, gb));
    }

    private static LossCase Angular(MarginSoftmaxLoss loss)
    {
        const int N = 1024, D = 512, C = 10_000;
        double[] x = Sample.Normal(N * D), w = Sample.Normal(C * D), gx = new double[N * D], gw = new double[C * D];
        int[] y = Sample.Classes(N, C);
        return new LossCase(() => loss.Evaluate(x, w, y, D), () => loss.Evaluate(x, w, y, D, gx, gw));
    }

    private static LossCase Lifted(int threads)
    {
        var loss = new LiftedStructuredLoss { MaxThreads = threads };
        double[] x = Sample.Normal(512 * 128), gradient = new double[x.Length];
        int[] y = [.. Enumerable.Range(0, 512).Select(i => i / 4)];
        return new LossCase(() => loss.Evaluate(x, y, 128), () => loss.Evaluate(x, y, 128, gradient));
    }

    private static LossCase Center(int threads)
    {
        const int N = 4096, D = 512, C = 1000;
        var loss = new CenterLoss { MaxThreads = threads };
        double[] x = Sample.Normal(N * D), c = Sample.Normal(C * D), gx = new double[N * D], gc = new double[C * D];
        int[] y = Sample.Classes(N, C);
        return new LossCase(() => loss.Evaluate(x, c, y, D), () => loss.Evaluate(x, c, y, D, gx, gc));
    }

    private static LossCase Ctc(int threads)
    {
        var loss = new CtcLoss { MaxThreads = threads };
        var shape = new SequenceShape(200, 16, 80, 40);
        double[] x = Sample.Normal(200 * 16 * 80), gradient = new double[x.Length];
        int[] targets = [.. Sample.Classes(16 * 40, 79).Select(label => label + 1)];
        int[] steps = [.. Enumerable.Repeat(200, 16)], lengths = [.. Enumerable.Repeat(40, 16)];
        return new LossCase(() => loss.Evaluate(x, targets, steps, lengths, shape), () => loss.Evaluate(x, targets, steps, lengths, shape, gradient));
    }
}
