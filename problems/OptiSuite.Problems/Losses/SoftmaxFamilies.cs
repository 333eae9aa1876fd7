using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>
/// Softmax regression with weight decay: θ = W of C×(D+1), logits [X, 1]·Wᵀ; cross entropy or focal loss of class indices, or the divergence
/// from given distributions.
/// </summary>
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
        new("softmax_focal", ["focal_softmax"], (entry, n) => WithIndices(entry, n, _ => new SoftmaxFocalLoss { Gamma = entry.Parameter("gamma") ?? 2 })),
        new("softmax_kl", ["kl_div"], Divergence),
    ];

    private static LossFamily Of(string name, string[] losses, double smoothing = 0, bool weighted = false) =>
        new(name, losses, (entry, n) => Build(entry, n, smoothing, weighted));

    private static FamilyModel Build(LossEntry entry, int n, double smoothing, bool weighted) => WithIndices(entry, n, classes =>
    {
        bool hasWeight = weighted || entry.OptionalData("weight") is not null;
        return new CrossEntropyLoss
        {
            LabelSmoothing = entry.Parameter("label_smoothing") ?? smoothing,
            Weight = hasWeight ? WeightVector.Create(entry.Vector("weight", classes, $"there are {classes} classes")) : null,
        };
    });

    private static FamilyModel WithIndices(LossEntry entry, int n, Func<int, ClassIndexLoss> create)
    {
        LinearModel model = Model(entry, n, out DataTensor x);
        int classes = model.OutputCount;
        int[] y = entry.Indices("y", 1, classes, $"one class index for each sample (n = {n} makes {classes} classes)");
        if (y.Length != x.Shape[0]) throw entry.Error("data.y", $"has {y.Length} values; X has {x.Shape[0]} rows, give {x.Shape[0]}");
        return Of(LossObjective.Create(model, create(classes), x.Values, y, entry.Parameter("wd") ?? 0.01), x);
    }

    /// <summary>The divergence KL(Q ‖ softmax), the mean over the samples.</summary>
    private static FamilyModel Divergence(LossEntry entry, int n)
    {
        LinearModel model = Model(entry, n, out DataTensor x);
        DataTensor q = entry.Data("Q", 2);
        if (q.Shape[0] != x.Shape[0] || q.Shape[1] != model.OutputCount)
        {
            throw entry.Error("data.Q", $"has the shape {q.ShapeText}; give [{x.Shape[0]}, {model.OutputCount}], a distribution for each sample");
        }

        var loss = new KullbackLeiblerDivergenceLoss { Reduction = Reduction.BatchMean };
        var logProbabilities = new StackedModel(model, new LogSoftmaxLayer(model.OutputCount));
        return Of(LossObjective.Create(logProbabilities, loss, x.Values, q.Values, entry.Parameter("wd") ?? 0.01), x);
    }

    private static LinearModel Model(LossEntry entry, int n, out DataTensor x)
    {
        x = entry.Data("X", 2);
        int perClass = x.Shape[1] + 1;
        if (n % perClass != 0)
        {
            throw entry.Error("n", $"is {n}, and with {x.Shape[1]} features and a bias every class takes {perClass} parameters; give C·{perClass}");
        }

        return new LinearModel(x.Shape[1], n / perClass);
    }

    private static FamilyModel Of(LossObjective objective, DataTensor x) =>
        new(objective, objective.Dimension, SearchRegions.Reach(x.Values, [], x.Shape[1] + 1));
}
