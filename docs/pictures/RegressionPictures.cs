using OptiSuite.Losses;

namespace OptiSuite.Pictures;

/// <summary>The losses of residuals.</summary>
internal static class RegressionPictures
{
    public static IEnumerable<Picture> All =>
    [
        new("mean-squared-error", "r = x − y", -3, 3, Curves.Residual("", new MeanSquaredErrorLoss())),
        new("mean-absolute-error", "r = x − y", -3, 3, Curves.Residual("", new MeanAbsoluteErrorLoss())),
        new("half-squared-error", "r = x − y, one coordinate", -3, 3, HalfSquare(0.5), HalfSquare(1)),
        new(
            "huber",
            "r = x − y",
            -4,
            4,
            Curves.Residual("δ = 0.5", new HuberLoss { Delta = 0.5 }),
            Curves.Residual("δ = 1", new HuberLoss()),
            Curves.Residual("δ = 2", new HuberLoss { Delta = 2 })),
        new(
            "smooth-l1",
            "r = x − y",
            -3,
            3,
            Curves.Residual("β = 0.2", new SmoothL1Loss { Beta = 0.2 }),
            Curves.Residual("β = 1", new SmoothL1Loss()),
            Curves.Residual("β = 2", new SmoothL1Loss { Beta = 2 })),
        new(
            "tukey-biweight",
            "r = x − y",
            -7,
            7,
            Curves.Residual("c = 2", new TukeyBiweightLoss { C = 2 }),
            Curves.Residual("c = 4.685", new TukeyBiweightLoss())),
        new("gaussian-nll", "r = x − y", -3, 3, Gaussian(0.25), Gaussian(1), Gaussian(4)),
        new(
            "poisson-nll",
            "log of the rate, x",
            -3,
            3,
            Curves.Elementwise("y = 0", new PoissonNegativeLogLikelihoodLoss(), 0),
            Curves.Elementwise("y = 1", new PoissonNegativeLogLikelihoodLoss(), 1),
            Curves.Elementwise("y = 5", new PoissonNegativeLogLikelihoodLoss(), 5)),
    ];

    private static Curve HalfSquare(double factor) => new($"factor {factor}", (double t, out double derivative) =>
    {
        double[] gradient = new double[1];
        double value = new HalfSquaredErrorLoss { Factor = factor }.Evaluate([t], [0], 1, gradient);
        derivative = gradient[0];
        return value;
    });

    private static Curve Gaussian(double variance) => new($"variance {variance}", (double t, out double derivative) =>
    {
        double[] gradient = new double[1];
        double value = new GaussianNegativeLogLikelihoodLoss().Evaluate([t], [0], [variance], gradient);
        derivative = gradient[0];
        return value;
    });
}
