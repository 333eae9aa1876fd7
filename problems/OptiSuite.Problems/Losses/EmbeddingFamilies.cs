using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>A linear embedding E = X·Lᵀ under a loss of triplets, pairs or a whole batch. θ = L of K×D; K is n/D.</summary>
internal static class EmbeddingFamilies
{
    public static IEnumerable<LossFamily> All { get; } =
    [
        new("emb_triplet", ["triplet_margin"], (entry, n) => Triplets(entry, n, Margin(entry, swap: false))),
        new("emb_triplet_swap", ["triplet_margin"], (entry, n) => Triplets(entry, n, Margin(entry, swap: true))),
        new("emb_triplet_cos", ["triplet_margin_with_distance"], (entry, n) => WithUnitNorm(entry, Triplets(entry, n, Cosine(entry)))),
        new("emb_facenet", ["facenet_triplet"], (entry, n) => Triplets(entry, n, FaceNet(entry))),
        new("emb_contrastive", ["contrastive"], (entry, n) => Pairs(entry, n, Contrastive(entry), "same")),
        new("emb_hinge_embedding", ["hinge_embedding"], (entry, n) => Pairs(entry, n, DistanceHinge(entry), "target")),
        new("emb_cosine", ["cosine_embedding"], (entry, n) => WithUnitNorm(entry, Pairs(entry, n, CosinePairs(entry), "target"))),
        new("emb_lifted_smooth", ["lifted_structured"], (entry, n) => Lifted(entry, n, LiftedStructureKind.Smooth)),
        new("emb_lifted_exact", ["lifted_structured"], (entry, n) => Lifted(entry, n, LiftedStructureKind.Exact)),
    ];

    private static TripletMarginLoss Margin(LossEntry entry, bool swap) => new()
    {
        Margin = entry.Parameter("margin") ?? 1,
        P = entry.Parameter("p") ?? 2,
        Eps = entry.Parameter("eps") ?? 1e-6,
        Swap = swap,
    };

    private static TripletMarginWithDistanceLoss Cosine(LossEntry entry) =>
        new() { Distance = new CosineDistance(), Margin = entry.Parameter("margin") ?? 0.5 };

    private static FaceNetTripletLoss FaceNet(LossEntry entry) =>
        new() { Alpha = entry.Parameter("alpha") ?? 0.2, Reduction = Reduction.Mean };

    private static ContrastiveLoss Contrastive(LossEntry entry) => new() { Margin = entry.Parameter("margin") ?? 1 };

    private static CosineEmbeddingLoss CosinePairs(LossEntry entry) => new() { Margin = entry.Parameter("margin") ?? 0.2 };

    private static DistanceHingeLoss DistanceHinge(LossEntry entry) => new() { Hinge = new() { Margin = entry.Parameter("margin") ?? 1 } };

    private static FamilyModel Triplets(LossEntry entry, int n, TripletLoss loss)
    {
        LinearModel model = Model(entry, n, out DataTensor x);
        DataTensor triplets = entry.Data("triplets", 2);
        if (triplets.Shape[1] != 3) throw entry.Error("data.triplets", $"has the shape {triplets.ShapeText}; give T×3, anchor, positive and negative");
        int[] indices = entry.Indices("triplets", 2, x.Shape[0], "row numbers of X");
        return Of(LossObjective.Create(model, loss, x.Values, indices, Decay(entry, loss is TripletMarginWithDistanceLoss ? 0 : 0.01)), x);
    }

    private static FamilyModel Pairs(LossEntry entry, int n, PairLoss loss, string labels)
    {
        LinearModel model = Model(entry, n, out DataTensor x);
        DataTensor pairs = entry.Data("pairs", 2);
        if (pairs.Shape[1] != 2) throw entry.Error("data.pairs", $"has the shape {pairs.ShapeText}; give T×2, the two samples of each pair");
        int[] indices = entry.Indices("pairs", 2, x.Shape[0], "row numbers of X");
        int[] y = entry.Labels(labels, pairs.Shape[0], $"there are {pairs.Shape[0]} pairs");
        return Of(LossObjective.Create(model, loss, x.Values, indices, y, Decay(entry, loss is CosineEmbeddingLoss ? 0 : 0.01)), x);
    }

    private static FamilyModel Lifted(LossEntry entry, int n, LiftedStructureKind kind)
    {
        LinearModel model = Model(entry, n, out DataTensor x);
        int features = x.Shape[1];
        int[] rows = entry.Indices("batch", 1, x.Shape[0], "row numbers of X"), all = entry.Labels("labels", x.Shape[0], $"X has {x.Shape[0]} rows");
        int[] labels = [.. rows.Select(row => all[row])];
        double[] batch = [.. rows.SelectMany(row => x.Values.AsSpan(row * features, features).ToArray())];
        var loss = new LiftedStructuredLoss { Kind = kind, Margin = entry.Parameter("margin") ?? 1 };
        int dimension = model.OutputCount;
        var objective = new PredictionObjective(
            model,
            batch,
            (e, _, gradient, _) => loss.Evaluate(e, labels, dimension, gradient),
            // The smooth bound has kinks only where embeddings coincide.
            isSmooth: kind == LiftedStructureKind.Smooth,
            weightDecay: Decay(entry, 0.01));
        return new FamilyModel(objective, objective.Dimension, Reach(x));
    }

    private static LinearModel Model(LossEntry entry, int n, out DataTensor x)
    {
        x = entry.Data("X", 2);
        int features = x.Shape[1];
        if (features == 0 || n % features != 0)
        {
            throw entry.Error("n", $"is {n}, and an embedding of {features} features takes a multiple of {features} parameters; give K·{features}");
        }

        return LinearModel.Embedding(features, n / features);
    }

    /// <summary>The objective plus c(‖L‖² − 1)².</summary>
    private static FamilyModel WithUnitNorm(LossEntry entry, FamilyModel model)
    {
        double c = entry.Parameter("norm_penalty") ?? 0.005;
        return model with { Objective = new PenalizedObjective((IFiniteSumObjective)model.Objective, (x, gradient) => NormPenalties.TowardsOne(c, x, gradient)) };
    }

    private static WeightDecay Decay(LossEntry entry, double otherwise) => entry.Parameter("wd") ?? otherwise;

    private static FamilyModel Of(LossObjective objective, DataTensor x) => new(objective, objective.Dimension, Reach(x));

    private static double Reach(DataTensor x) => SearchRegions.Reach(x.Values, [], x.Shape[1]);
}
