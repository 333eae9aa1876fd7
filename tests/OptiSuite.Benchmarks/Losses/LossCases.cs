using OptiSuite.Losses;

namespace OptiSuite.Benchmarks.Losses;

/// <summary>The cases of torch_peer.py, by the same names and on data of the same shapes and distributions.</summary>
internal static class LossCases
{
    public static IEnumerable<(string Name, Func<int, LossCase> Create)> All =>
    [
        ("mean-squared-error 1e6", threads => Regression(new MeanSquaredErrorLoss { MaxThreads = threads }, 1_000_000)),
        ("mean-absolute-error 1e6", threads => Regression(new MeanAbsoluteErrorLoss { MaxThreads = threads }, 1_000_000)),
        ("huber 1e6", threads => Regression(new HuberLoss { MaxThreads = threads }, 1_000_000)),
        ("smooth-l1 1e6", threads => Regression(new SmoothL1Loss { MaxThreads = threads }, 1_000_000)),
        ("mean-squared-error 1e7", threads => Regression(new MeanSquaredErrorLoss { MaxThreads = threads }, 10_000_000)),
        ("mean-absolute-error 1e7", threads => Regression(new MeanAbsoluteErrorLoss { MaxThreads = threads }, 10_000_000)),
        ("huber 1e7", threads => Regression(new HuberLoss { MaxThreads = threads }, 10_000_000)),
        ("smooth-l1 1e7", threads => Regression(new SmoothL1Loss { MaxThreads = threads }, 10_000_000)),
        ("binary-cross-entropy-with-logits 1e7", threads => Binary(new BinaryCrossEntropyWithLogitsLoss { MaxThreads = threads }, 10_000_000)),
        ("cross-entropy 4096x1000", threads => Classes(new CrossEntropyLoss { MaxThreads = threads })),
        ("cross-entropy smoothed 4096x1000", threads => Classes(new CrossEntropyLoss { LabelSmoothing = 0.1, MaxThreads = threads })),
        ("triplet-margin 4096x512", threads => Triplets(new TripletMarginLoss { MaxThreads = threads })),
        ("triplet-margin swap 4096x512", threads => Triplets(new TripletMarginLoss { Swap = true, MaxThreads = threads })),
    ];

    private static LossCase Regression(ElementwiseLoss loss, int n) => Elementwise(loss, Sample.Normal(n), Sample.Normal(n));

    private static LossCase Binary(ElementwiseLoss loss, int n) => Elementwise(loss, Sample.Normal(n), Sample.Labels(n, 0, 1));

    private static LossCase Elementwise(ElementwiseLoss loss, double[] x, double[] y)
    {
        double[] gradient = new double[x.Length];
        return new LossCase(() => loss.Evaluate(x, y), () => loss.Evaluate(x, y, gradient));
    }

    private static LossCase Classes(ClassIndexLoss loss)
    {
        var shape = new LogitShape(4096, 1000);
        double[] x = Sample.Normal(shape.Length), gradient = new double[shape.Length];
        int[] y = Sample.Classes(4096, 1000);
        return new LossCase(() => loss.Evaluate(x, y, shape), () => loss.Evaluate(x, y, shape, gradient));
    }

    private static LossCase Triplets(TripletLoss loss)
    {
        const int N = 4096, D = 512;
        double[] a = Sample.Normal(N * D), p = Sample.Normal(N * D), n = Sample.Normal(N * D);
        double[] ga = new double[N * D], gp = new double[N * D], gn = new double[N * D];
        return new LossCase(() => loss.Evaluate(a, p, n, D), () => loss.Evaluate(a, p, n, D, ga, gp, gn));
    }
}
