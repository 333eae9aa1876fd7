using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>Generators of samples that are fitted to data by a distance between distributions.</summary>
internal static class GeneratorFamilies
{
    public static IEnumerable<LossFamily> All { get; } =
    [
        new("w1_fit", ["wasserstein_1d"], (entry, n) => LocationScale(entry, 1)),
        new("w2_fit", ["wasserstein_1d"], (entry, n) => LocationScale(entry, 2)),
        new("fid_fit", ["fid"], Frechet),
    ];

    /// <summary>x_i = μ + σ·z_i with θ = (μ, σ); σ may be negative. W_p^p between the x_i and the data y.</summary>
    private static FamilyModel LocationScale(LossEntry entry, double p)
    {
        double[] z = entry.Data("z", 1).Values, y = entry.Data("y", 1).Values;
        var loss = new Wasserstein1DLoss { P = entry.Parameter("p") ?? p };
        // [1, z]·θ: the noise is a feature beside a constant one.
        double[] features = [.. z.SelectMany(value => new[] { 1, value })];
        var objective = new PredictionObjective(
            LinearModel.Embedding(2, 1), features, (x, _, gradient, _) => loss.Evaluate(x, y, uGradient: gradient), isSmooth: false);
        return new FamilyModel(objective, objective.Dimension, SearchRegions.Reach(z, y, 1));
    }

    /// <summary>G = Z·Aᵀ + b with θ = (A, b); the Fréchet distance between the Gaussians of G and of the data Y.</summary>
    private static FamilyModel Frechet(LossEntry entry, int n)
    {
        DataTensor z = entry.Data("Z", 2), y = entry.Data("Y", 2);
        int dimension = y.Shape[1];
        var loss = new FrechetDistanceLoss();
        var objective = new PredictionObjective(
            new SequentialModel(new LinearLayer(z.Shape[1], dimension)),
            z.Values,
            (g, _, gradient, _) => loss.Evaluate(g, y.Values, dimension, gradient),
            // Kinks only where the generated covariance is singular.
            isSmooth: true);
        return new FamilyModel(objective, objective.Dimension, SearchRegions.Reach(z.Values, y.Values, z.Shape[1]));
    }
}
