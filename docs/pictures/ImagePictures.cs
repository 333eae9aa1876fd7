using OptiSuite.Losses;

namespace OptiSuite.Pictures;

/// <summary>The losses of images.</summary>
internal static class ImagePictures
{
    public static IEnumerable<Picture> All =>
    [
        new("dice", "probability of the foreground, 0.1 in the background", 0, 1, Dice("smooth 1", new DiceLoss()), Dice("smooth 0", new DiceLoss { Smooth = 0 }), Dice("squared denominator", new DiceLoss { SquaredDenominator = true })),
        new("multiclass-dice", "logit of the right class, the two others 0", -5, 8, Multiclass(DiceAverage.Micro), Multiclass(DiceAverage.Macro)),
        new("perceptual", "from the target (0) towards another image (1)", -1, 1, Perceptual("squares", PerceptualDistance.MeanSquared), Perceptual("absolute values", PerceptualDistance.MeanAbsolute)),
    ];

    private static Curve Dice(string label, DiceLoss loss) => new(label, (double t, out double derivative) =>
    {
        double[] gradient = new double[6];
        double value = loss.Evaluate([t, t, t, 0.1, 0.1, 0.1], [1, 1, 1, 0, 0, 0], 1, gradient);
        derivative = gradient[0] + gradient[1] + gradient[2];
        return value;
    });

    /// <summary>Four pixels: two of the first class, one of each other.</summary>
    private static Curve Multiclass(DiceAverage average) => new(average.ToString(), (double t, out double derivative) =>
    {
        int[] labels = [0, 0, 1, 2];
        double[] logits = new double[12], gradient = new double[12];
        for (int i = 0; i < 4; i++) logits[(labels[i] * 4) + i] = t;
        double value = new MulticlassDiceLoss { Average = average }.Evaluate(logits, labels, new LogitShape(1, 3, 4), gradient);
        derivative = 0;
        for (int i = 0; i < 4; i++) derivative += gradient[(labels[i] * 4) + i];
        return value;
    });

    private static Curve Perceptual(string label, PerceptualDistance distance)
    {
        var shape = new ImageShape(1, 12, 12);
        var loss = new PerceptualLoss(ConvolutionalFeatures.Small(shape, new RandomStream(1))) { Distance = distance };
        double[] target = Image(2), other = Image(3);
        return new Curve(label, (double t, out double derivative) =>
        {
            double[] x = [.. target.Zip(other, (a, b) => a + (t * (b - a)))], gradient = new double[x.Length];
            double value = loss.Evaluate(x, target, gradient);
            derivative = 0;
            for (int i = 0; i < x.Length; i++) derivative += gradient[i] * (other[i] - target[i]);
            return value;
        });

        double[] Image(ulong seed)
        {
            var random = new RandomStream(seed);
            double[] pixels = new double[shape.Length];
            for (int i = 0; i < pixels.Length; i++) pixels[i] = random.NextUniform(0, 1);
            return pixels;
        }
    }
}
