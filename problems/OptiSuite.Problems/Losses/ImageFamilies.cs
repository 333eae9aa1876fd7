using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>Images: segmentation by one 3×3 convolution, and the inversion of a fixed feature map.</summary>
internal static class ImageFamilies
{
    public static IEnumerable<LossFamily> All { get; } =
    [
        new("seg_dice", ["dice"], Dice),
        new("seg_focal", ["focal_sigmoid"], Focal),
        new("perceptual_inversion", ["perceptual"], Inversion),
    ];

    /// <summary>Logits conv(image; k) + b with θ = (k of 3×3, b); the Dice loss of their sigmoids over the whole batch.</summary>
    private static FamilyModel Dice(LossEntry entry, int n)
    {
        (SequentialModel model, DataTensor images, double[] masks) = Segmentation(entry);
        int batch = images.Shape[0];
        var loss = new DiceLoss { FromLogits = true, Smooth = entry.Parameter("smooth") ?? 1 };
        var objective = new PredictionObjective(
            model,
            images.Values,
            (logits, _, gradient, _) => loss.Evaluate(logits, masks, batch, gradient),
            isSmooth: true,
            weightDecay: entry.Parameter("wd") ?? 0.001);
        return new FamilyModel(objective, objective.Dimension, Reach(images));
    }

    private static FamilyModel Focal(LossEntry entry, int n)
    {
        (SequentialModel model, DataTensor images, double[] masks) = Segmentation(entry);
        var loss = new SigmoidFocalLoss { Alpha = entry.Parameter("alpha") ?? 0.25, Gamma = entry.Parameter("gamma") ?? 2 };
        LossObjective objective = LossObjective.Create(model, loss, images.Values, masks, entry.Parameter("wd") ?? 0.001);
        return new FamilyModel(objective, objective.Dimension, Reach(images));
    }

    private static (SequentialModel Model, DataTensor Images, double[] Masks) Segmentation(LossEntry entry)
    {
        DataTensor images = entry.Data("images", 4), masks = entry.Data("masks", 4);
        if (images.Shape[1] != 1 || !masks.Shape.SequenceEqual(images.Shape))
        {
            throw entry.Error("data.masks", $"has the shape {masks.ShapeText} and data.images {images.ShapeText}; give both N×1×H×W");
        }

        var shape = new ImageShape(1, images.Shape[2], images.Shape[3]);
        return (new SequentialModel(new Convolution2DLayer(shape, 1, 3, padding: 1)), images, masks.Values);
    }

    /// <summary>x is an image; f = mean (φ(x) − φ(target))² with φ = softplus(conv(x; w₁) + b₁).</summary>
    private static FamilyModel Inversion(LossEntry entry, int n)
    {
        DataTensor w = entry.Data("w1", 4), target = entry.Data("target", 4);
        double[] b = entry.Vector("b1", w.Shape[0], $"w1 has {w.Shape[0]} output channels");
        if (w.Shape[1] != target.Shape[1] || w.Shape[2] != w.Shape[3] || w.Shape[2] % 2 == 0 || target.Shape[0] != 1 || target.Values.Length != n)
        {
            throw entry.Error("data.target", $"has the shape {target.ShapeText} and data.w1 {w.ShapeText}; give 1×C×H×W with C·H·W = n = {n}, and K×C×S×S with an odd S");
        }

        var image = new ImageShape(target.Shape[1], target.Shape[2], target.Shape[3]);
        var convolution = new Convolution2DLayer(image, w.Shape[0], w.Shape[2], padding: w.Shape[2] / 2);
        var features = new SequentialModel(convolution, new SoftplusLayer(convolution.OutputCount));
        return new FamilyModel(new FeatureInversionObjective(features, [.. w.Values, .. b], target.Values), n, 1);
    }

    private static double Reach(DataTensor images) => SearchRegions.Reach(images.Values, [], 9);
}
