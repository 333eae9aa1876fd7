using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>Embeddings that are learned together with a classifier: angular margins, class centers, triplets beside cross entropy.</summary>
internal static class ClassifierFamilies
{
    public static IEnumerable<LossFamily> All { get; } =
    [
        new("emb_arcface", ["arcface"], (entry, n) => Angular(entry, n, new ArcFaceLoss { Scale = entry.Parameter("scale") ?? 8, Margin = entry.Parameter("margin") ?? 0.3 })),
        new("emb_cosface", ["cosface"], (entry, n) => Angular(entry, n, new CosFaceLoss { Scale = entry.Parameter("scale") ?? 8, Margin = entry.Parameter("margin") ?? 0.2 })),
        new("mlp_center", ["joint_softmax_center"], Center),
        new("emb_joint_ce_triplet", ["joint_ce_triplet"], Joint),
    ];

    /// <summary>
    /// θ = (L, W): E_i = [L·[x_i; 1]; 1], whose constant last coordinate keeps the norm at 1 or above, against class vectors W, with
    /// 0.02‖L‖² + 0.005 Σ (‖W_j‖² − 1)².
    /// </summary>
    private static FamilyModel Angular(LossEntry entry, int n, MarginSoftmaxLoss loss)
    {
        (DataTensor x, int[] labels, int classes) = Data(entry, n);
        // n = K(D + 1) + C(K + 1).
        int features = x.Shape[1], k = (n - classes) / (features + 1 + classes);
        if (k < 1 || (k * (features + 1)) + (classes * (k + 1)) != n)
        {
            throw entry.Error("n", $"is {n}; with {features} features, {classes} classes and K coordinates give K·{features + 1 + classes} + {classes}");
        }

        var model = new LiftedLinearModel(features, k);
        LossObjective sum = LossObjective.Create(model, loss, classes, x.Values, labels);
        double ofL = entry.Parameter("wd_embedding") ?? 0.02, ofW = entry.Parameter("norm_penalty") ?? 0.005;
        int split = model.ParameterCount;
        var objective = new PenalizedObjective(sum, (theta, gradient) =>
            NormPenalties.Squares(ofL, theta[..split], gradient.IsEmpty ? default : gradient[..split])
            + NormPenalties.RowsTowardsOne(ofW, theta[split..], k + 1, gradient.IsEmpty ? default : gradient[split..]));
        return new FamilyModel(objective, sum.Dimension, Reach(x));
    }

    /// <summary>θ = (W₁, b₁, W₂, b₂, W₃, b₃, centers): e = tanh(X·W₁ᵀ + b₁)·W₂ᵀ + b₂, logits e·W₃ᵀ + b₃, λ/2 times the mean ‖e − c_y‖².</summary>
    private static FamilyModel Center(LossEntry entry, int n)
    {
        (DataTensor x, int[] labels, int classes) = Data(entry, n);
        int features = x.Shape[1], hidden = Whole(entry, "hidden", 6), k = Whole(entry, "embedding", 2);
        var model = new SequentialModel(new LinearLayer(features, hidden), new TanhLayer(hidden), new LinearLayer(hidden, k));
        var loss = new JointSoftmaxCenterLoss { Lambda = entry.Parameter("lambda") ?? 0.1, CenterReduction = Reduction.Mean };
        int weights = classes * k;
        var objective = new PredictionObjective(
            model,
            x.Values,
            (e, phi, eGradient, phiGradient) => loss.Evaluate(
                e,
                phi[(weights + classes)..],
                phi[..weights],
                phi.Slice(weights, classes),
                labels,
                k,
                eGradient,
                phiGradient.IsEmpty ? default : phiGradient[(weights + classes)..],
                phiGradient.IsEmpty ? default : phiGradient[..weights],
                phiGradient.IsEmpty ? default : phiGradient.Slice(weights, classes)),
            isSmooth: true,
            lossParameterCount: (2 * weights) + classes,
            weightDecay: entry.Parameter("wd") ?? 0.01);
        return new FamilyModel(objective, objective.Dimension, Reach(x));
    }

    /// <summary>θ = (L, V, b): E = X·Lᵀ, cross entropy of E·Vᵀ + b plus half the triplet margin loss of E.</summary>
    private static FamilyModel Joint(LossEntry entry, int n)
    {
        (DataTensor x, int[] labels, int classes) = Data(entry, n);
        int features = x.Shape[1], k = (n - classes) / (features + classes);
        if (k < 1 || (k * (features + classes)) + classes != n)
        {
            throw entry.Error("n", $"is {n}; with {features} features, {classes} classes and K coordinates give K·{features + classes} + {classes}");
        }

        DataTensor triplets = entry.Data("triplets", 2);
        if (triplets.Shape[1] != 3) throw entry.Error("data.triplets", $"has the shape {triplets.ShapeText}; give T×3, anchor, positive and negative");
        var loss = new JointCrossEntropyTripletLoss
        {
            CrossEntropyWeight = entry.Parameter("w_ce") ?? 1,
            TripletWeight = entry.Parameter("w_triplet") ?? 0.5,
            Triplet = new TripletMarginLoss { Margin = entry.Parameter("margin") ?? 0.5 },
        };
        var joint = new JointEmbeddingLoss(loss, labels, entry.Indices("triplets", 2, x.Shape[0], "row numbers of X"), classes, k);
        var objective = new PredictionObjective(
            LinearModel.Embedding(features, k), x.Values, joint.Evaluate, isSmooth: false, joint.ParameterCount, entry.Parameter("wd") ?? 0.01);
        return new FamilyModel(objective, objective.Dimension, Reach(x));
    }

    private static (DataTensor X, int[] Labels, int Classes) Data(LossEntry entry, int n)
    {
        DataTensor x = entry.Data("X", 2);
        if (x.Values.Length == 0) throw entry.Error("data.X", $"has the shape {x.ShapeText}; give at least one sample with one feature");
        int[] labels = entry.Labels("labels", x.Shape[0], $"X has {x.Shape[0]} rows");
        int bad = Array.FindIndex(labels, label => label < 0 || label >= n);
        if (bad >= 0) throw entry.Error("data.labels", $"has {labels[bad]} as value {bad}; give class indices from 0, each class takes some of the {n} variables");
        return (x, labels, labels.Max() + 1);
    }

    private static int Whole(LossEntry entry, string name, int otherwise)
    {
        double value = entry.Parameter(name) ?? otherwise;
        return value >= 1 && value <= 10_000 && value == Math.Floor(value) ? (int)value : throw entry.Error("params." + name, $"is {value}; give a whole number of at least 1");
    }

    private static double Reach(DataTensor x) => SearchRegions.Reach(x.Values, [], x.Shape[1]);
}
