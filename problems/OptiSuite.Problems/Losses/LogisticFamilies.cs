using System.Numerics.Tensors;
using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>Logistic regression: logits [X, 1]·θ, labels 0 and 1; with weight decay, or in the ball θᵀθ ≤ r².</summary>
internal static class LogisticFamilies
{
    public static IEnumerable<LossFamily> All { get; } =
    [
        new("logistic", ["bce_with_logits"], (entry, n) => Build(entry, 0.01)),
        new("logistic_posw", ["bce_with_logits"], (entry, n) =>
        {
            _ = entry.RequiredParameter("pos_weight", "the weight of the positive label");
            return Build(entry, 0.01);
        }),
        new("logistic_ball", ["bce_with_logits"], InBall),
    ];

    private static FamilyModel Build(LossEntry entry, double weightDecay)
    {
        DataTensor x = entry.Data("X", 2);
        double[] y = entry.Vector("y", x.Shape[0], $"X has {x.Shape[0]} rows");
        WeightVector? posWeight = entry.Parameter("pos_weight") is { } q ? WeightVector.Create([q]) : null;
        var loss = new BinaryCrossEntropyWithLogitsLoss { PosWeight = posWeight };
        var model = new LinearModel(x.Shape[1], 1);
        LossObjective objective = LossObjective.Create(model, loss, x.Values, y, entry.Parameter("wd") ?? weightDecay);
        return new FamilyModel(objective, objective.Dimension, SearchRegions.Reach(x.Values, [], model.ParameterCount));
    }

    private static FamilyModel InBall(LossEntry entry, int n)
    {
        double r = entry.RequiredParameter("r", "the radius of the ball");
        if (!(r > 0 && double.IsFinite(r))) throw entry.Error("params.r", $"is {r}; the radius of the ball must be positive and finite");
        FamilyModel model = Build(entry, 0);
        return model with
        {
            Constraint = NonlinearConstraint.AtMost(
                theta => TensorPrimitives.SumOfSquares(theta),
                r * r,
                (theta, gradient) => TensorPrimitives.Multiply(theta, 2, gradient),
                "ball"),
            Within = Bounds.Uniform(model.Dimension, -r, r),
        };
    }
}
