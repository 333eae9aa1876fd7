using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>Linear regression y ≈ [X, 1]·θ under six losses, and Huber regression on the simplex.</summary>
internal static class RegressionFamilies
{
    public static IEnumerable<LossFamily> All { get; } =
    [
        .. Of("reg"),
        .. Of("diabetes"),
        new(
            "reg_tukey",
            ["tukey_biweight"],
            (entry, n) => Build(entry, new TukeyBiweightLoss { C = entry.Parameter("c") ?? 4.685 }, hasBias: true, 0)),
        new("huber_simplex", ["huber"], (entry, n) => Build(entry, Huber(entry, 0.5), hasBias: false, 0)),
    ];

    private static IEnumerable<LossFamily> Of(string prefix) =>
    [
        new(prefix + "_mse", ["mse"], (entry, n) => Build(entry, new MeanSquaredErrorLoss(), hasBias: true, 0)),
        new(prefix + "_ridge", ["mse+weight_decay", "mse"], (entry, n) => Build(entry, new MeanSquaredErrorLoss(), hasBias: true, 0.1)),
        new(prefix + "_l1", ["l1"], (entry, n) => Build(entry, new MeanAbsoluteErrorLoss(), hasBias: true, 0)),
        new(prefix + "_huber", ["huber"], (entry, n) => Build(entry, Huber(entry, 1), hasBias: true, 0)),
        new(
            prefix + "_smoothl1",
            ["smooth_l1"],
            (entry, n) => Build(entry, new SmoothL1Loss { Beta = entry.Parameter("beta") ?? 0.5 }, hasBias: true, 0)),
    ];

    private static HuberLoss Huber(LossEntry entry, double delta) => new() { Delta = entry.Parameter("delta") ?? delta };

    private static FamilyModel Build(LossEntry entry, ElementwiseLoss loss, bool hasBias, double weightDecay)
    {
        DataTensor x = entry.Data("X", 2);
        double[] y = entry.Vector("y", x.Shape[0], $"X has {x.Shape[0]} rows");
        var model = new LinearModel(x.Shape[1], 1, hasBias);
        LossObjective objective = LossObjective.Create(model, loss, x.Values, y, entry.Parameter("wd") ?? weightDecay);
        return new FamilyModel(objective, objective.Dimension, SearchRegions.Reach(x.Values, y, model.ParameterCount));
    }
}
