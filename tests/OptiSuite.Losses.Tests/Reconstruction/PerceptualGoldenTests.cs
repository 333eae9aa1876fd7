namespace OptiSuite.Losses.Tests.Reconstruction;

public sealed class PerceptualGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        int count = 0;
        foreach (GoldenCase c in GoldenFile.Read("perceptual").Cases)
        {
            Tensor x = c.Inputs["input"], y = c.Inputs["target"];
            var loss = new PerceptualLoss(Features(c))
            {
                Distance = c.Text("distance") == "l1" ? PerceptualDistance.MeanAbsolute : PerceptualDistance.MeanSquared,
                LayerWeights = WeightVector.Create([.. c.Params.GetProperty("layer_weights").EnumerateArray().Select(Tensor.Number)]),
                StyleWeight = c.Number("style_weight"),
            };
            double[] output = new double[1], gx = new double[x.Data.Length], gy = new double[y.Data.Length];
            loss.EvaluateTo(x.Data, y.Data, output, c.Upstream, gx, gy);
            c.CheckOutput(output);
            c.CheckGradient("input", gx);
            c.CheckGradient("target", gy);

            // Two copies of the image have the same mean and half the gradient each.
            double[] twice = [.. x.Data, .. x.Data], half = new double[twice.Length];
            c.CheckOutput([loss.Evaluate(twice, [.. y.Data, .. y.Data], half)]);
            c.CheckGradient("input", [.. half.Skip(x.Data.Length).Select(g => 2 * g)]);
            count++;
        }

        count.ShouldBe(12);
    }

    [Fact]
    public void Evaluate_NetworkFromAFile_AgreesWithTheReference()
    {
        GoldenCase c = GoldenFile.Read("perceptual").Cases[1];
        ConvolutionalFeatures known = Features(c);
        using var stream = new MemoryStream();
        SafeTensors.From(known.Model.Slices.Select(s => s with { Name = "features." + s.Name }), known.Parameters).Write(stream);
        stream.Position = 0;
        var features = ConvolutionalFeatures.Small(known.ImageShape, SafeTensors.Read(stream), "features.");
        var loss = new PerceptualLoss(features) { StyleWeight = c.Number("style_weight") };
        c.CheckOutput([loss.Evaluate(c.Inputs["input"].Data, c.Inputs["target"].Data)]);
    }

    internal static ConvolutionalFeatures Features(GoldenCase c)
    {
        int[] shape = c.Inputs["input"].Shape;
        double[] parameters =
        [
            .. c.Inputs["conv1_weight"].Data, .. c.Inputs["conv1_bias"].Data, .. c.Inputs["conv2_weight"].Data, .. c.Inputs["conv2_bias"].Data,
        ];
        return new ConvolutionalFeatures(ConvolutionalFeatures.SmallLayers(new ImageShape(shape[1], shape[2], shape[3]), 4, 5), [1, 3], parameters);
    }
}
