using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>A linear embedding E = X·Lᵀ under the triplet margin loss, with weight decay. θ = L of K×D; K is n/D.</summary>
internal static class EmbeddingFamilies
{
    public static IEnumerable<LossFamily> All { get; } =
    [
        new("emb_triplet", ["triplet_margin"], (entry, n) => Build(entry, n, swap: false)),
        new("emb_triplet_swap", ["triplet_margin"], (entry, n) => Build(entry, n, swap: true)),
    ];

    private static FamilyModel Build(LossEntry entry, int n, bool swap)
    {
        DataTensor x = entry.Data("X", 2), triplets = entry.Data("triplets", 2);
        int features = x.Shape[1];
        if (features == 0 || n % features != 0)
        {
            throw entry.Error("n", $"is {n}, and an embedding of {features} features takes a multiple of {features} parameters; give K·{features}");
        }

        if (triplets.Shape[1] != 3) throw entry.Error("data.triplets", $"has the shape {triplets.ShapeText}; give T×3, anchor, positive and negative");
        int[] indices = entry.Indices("triplets", 2, x.Shape[0], "row numbers of X");
        var loss = new TripletMarginLoss
        {
            Margin = entry.Parameter("margin") ?? 1,
            P = entry.Parameter("p") ?? 2,
            Eps = entry.Parameter("eps") ?? 1e-6,
            Swap = swap,
        };
        LossObjective objective =
            LossObjective.Create(LinearModel.Embedding(features, n / features), loss, x.Values, indices, entry.Parameter("wd") ?? 0.01);
        return new FamilyModel(objective, objective.Dimension, SearchRegions.Reach(x.Values, [], features));
    }
}
