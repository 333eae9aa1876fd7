using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>Softmax regression with weight decay: θ = W of C×(D+1), logits [X, 1]·Wᵀ, cross entropy of class indices.</summary>
internal static class SoftmaxFamilies
{
    public static IEnumerable<LossFamily> All { get; } =
    [
        Of("softmax_ce", ["cross_entropy"]),
        // The negative log likelihood of the log softmax is the cross entropy of the logits.
        Of("softmax_nll", ["nll", "cross_entropy"]),
        Of("softmax_ce_ls", ["cross_entropy"], smoothing: 0.1),
        Of("softmax_ce_w", ["cross_entropy"], weighted: true),
        Of("digits_ce", ["cross_entropy"]),
    ];

    private static LossFamily Of(string name, string[] losses, double smoothing = 0, bool weighted = false) =>
        new(name, losses, (entry, n) => Build(entry, n, smoothing, weighted));

    private static FamilyModel Build(LossEntry entry, int n, double smoothing, bool weighted)
    {
        DataTensor x = entry.Data("X", 2);
        int perClass = x.Shape[1] + 1;
        if (n % perClass != 0)
        {
            throw entry.Error("n", $"is {n}, and with {x.Shape[1]} features and a bias every class takes {perClass} parameters; give C·{perClass}");
        }

        int classes = n / perClass;
        int[] y = entry.Indices("y", 1, classes, $"one class index for each sample (n = {n} makes {classes} classes)");
        if (y.Length != x.Shape[0]) throw entry.Error("data.y", $"has {y.Length} values; X has {x.Shape[0]} rows, give {x.Shape[0]}");
        weighted |= entry.OptionalData("weight") is not null;
        var loss = new CrossEntropyLoss
        {
            LabelSmoothing = entry.Parameter("label_smoothing") ?? smoothing,
            Weight = weighted ? WeightVector.Create(entry.Vector("weight", classes, $"there are {classes} classes")) : null,
        };
        var model = new LinearModel(x.Shape[1], classes);
        LossObjective objective = LossObjective.Create(model, loss, x.Values, y, entry.Parameter("wd") ?? 0.01);
        return new FamilyModel(objective, objective.Dimension, SearchRegions.Reach(x.Values, [], perClass));
    }
}
