using OptiSuite.Losses;

namespace OptiSuite.Pictures;

/// <summary>The divergences and distances of distributions.</summary>
internal static class DistributionPictures
{
    private const string Cost = "cost of the first entry, the others 1, 1 and 0.2";

    public static IEnumerable<Picture> All =>
    [
        new("kullback-leibler", "probability p of the first of two outcomes", 0.03, 0.97, Divergence(0.5), Divergence(0.2)),
        new("wasserstein-1d", "shift of (0, 1, 3) against (0.5, 1, 2)", -3, 3, Wasserstein(1), Wasserstein(2)),
        new("earth-mover", Cost, 0, 3, Transport("", new EarthMoverLoss())),
        new(
            "sinkhorn",
            Cost,
            0,
            3,
            Transport("exact", new EarthMoverLoss()),
            Transport("ε = 0.1", new SinkhornLoss { Regularization = 0.1 }),
            Transport("ε = 0.5", new SinkhornLoss { Regularization = 0.5 })),
        new("frechet-distance", "standard deviation against 1", 0.02, 3, Frechet(0), Frechet(1)),
    ];

    private static Curve Divergence(double q) => new($"target ({q}, {1 - q})", (double p, out double derivative) =>
    {
        double[] gradient = new double[2];
        double value = new KullbackLeiblerDivergenceLoss { Reduction = Reduction.Sum }
            .Evaluate([Math.Log(p), Math.Log(1 - p)], [q, 1 - q], new LogitShape(1, 2), gradient);
        derivative = (gradient[0] / p) - (gradient[1] / (1 - p));
        return value;
    });

    private static Curve Wasserstein(double p) => new($"p = {p}", (double t, out double derivative) =>
    {
        double[] gradient = new double[3];
        double value = new Wasserstein1DLoss { P = p }.Evaluate([t, t + 1, t + 3], [0.5, 1, 2], uGradient: gradient);
        derivative = gradient.Sum();
        return value;
    });

    private static Curve Transport(string label, TransportLoss loss) => new(label, (double t, out double derivative) =>
    {
        double[] plan = new double[4];
        double value = loss.Evaluate([t, 1, 1, 0.2], [0.6, 0.4], [0.3, 0.7], plan);
        derivative = plan[0];
        return value;
    });

    private static Curve Frechet(double shift) => new($"means {shift} apart", (double t, out double derivative) =>
    {
        double[] gradient = new double[1];
        double value = new FrechetDistanceLoss().Evaluate([shift], [t * t], [0], [1], default, gradient);
        derivative = gradient[0] * 2 * t;
        return value;
    });
}
