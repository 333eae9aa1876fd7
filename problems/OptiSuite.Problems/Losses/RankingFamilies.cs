using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>Linear scores s = X·w under ranking losses, with weight decay.</summary>
internal static class RankingFamilies
{
    public static IEnumerable<LossFamily> All { get; } =
    [
        new("ranksvm", ["margin_ranking"], Pairs),
        new("rank_ap", ["rank_ap_hinge"], (entry, n) => Whole(entry, n, new AveragePrecisionRankLoss())),
        new("rank_ndcg", ["rank_ndcg_hinge"], (entry, n) => Whole(entry, n, new NdcgRankLoss())),
    ];

    private static FamilyModel Pairs(LossEntry entry, int n)
    {
        LinearModel model = Model(entry, n, out DataTensor x);
        int[] first = entry.Indices("i", 1, x.Shape[0], "row numbers of X"), second = entry.Indices("j", 1, x.Shape[0], "row numbers of X");
        if (first.Length != second.Length) throw entry.Error("data.j", $"has {second.Length} values and data.i {first.Length}; they name the two of each pair");
        double[] targets = entry.Vector("target", first.Length, $"there are {first.Length} pairs");
        var loss = new MarginRankingLoss { Margin = entry.Parameter("margin") ?? 0.5 };
        int[] pairs = [.. first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second })];
        LossObjective objective = LossObjective.Create(model, loss, x.Values, pairs, targets, entry.Parameter("wd") ?? 0.1);
        return new FamilyModel(objective, objective.Dimension, Reach(x));
    }

    private static FamilyModel Whole(LossEntry entry, int n, RankingLoss loss)
    {
        LinearModel model = Model(entry, n, out DataTensor x);
        int[] labels = entry.Indices("labels", 1, 2, "1 where the row is relevant, 0 where it is not");
        if (labels.Length != x.Shape[0]) throw entry.Error("data.labels", $"has {labels.Length} values; X has {x.Shape[0]} rows, give {x.Shape[0]}");
        var objective = new PredictionObjective(
            model,
            x.Values,
            (scores, _, gradient, _) => loss.Evaluate(scores, labels, gradient),
            isSmooth: false,
            weightDecay: entry.Parameter("wd") ?? 0.05);
        return new FamilyModel(objective, objective.Dimension, Reach(x));
    }

    private static LinearModel Model(LossEntry entry, int n, out DataTensor x)
    {
        x = entry.Data("X", 2);
        if (x.Shape[1] != n) throw entry.Error("n", $"is {n}, and X has {x.Shape[1]} columns; a linear scorer has a weight for each");
        return LinearModel.Embedding(n, 1);
    }

    private static double Reach(DataTensor x) => SearchRegions.Reach(x.Values, [], x.Shape[1]);
}
