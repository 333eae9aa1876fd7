using System.Text.Json;

namespace OptiSuite.Losses.Tests.Layers;

public sealed class EmbeddingTests
{
    [Fact]
    public void Forward_GoldenCases_AgreesWithTheReference()
    {
        int count = 0;
        foreach (GoldenCase c in GoldenFile.Read("embedding").Cases)
        {
            Tensor table = c.Inputs["weight"];
            double[] ids = c.Inputs["ids"].Data, w = table.Data, y = new double[c.Output.Data.Length], gradient = new double[w.Length];
            var layer = new EmbeddingLayer(table.Shape[0], table.Shape[1])
            {
                PaddingIndex = Optional(c, "padding_idx") is JsonElement padding ? padding.GetInt32() : null,
                MaxNorm = Optional(c, "max_norm") is JsonElement norm ? norm.GetDouble() : null,
                NormType = c.Number("norm_type"),
                ScaleGradientByFrequency = c.Flag("scale_grad_by_freq"),
            };
            layer.Forward(w, ids, ids.Length, default, default, y);
            c.CheckOutput(y);
            if (c.Gradients.Count > 0)
            {
                layer.Backward(w, ids, y, ids.Length, default, default, c.Upstream, default, gradient);
                c.CheckGradient("weight", gradient);
            }

            if (layer.MaxNorm is not null)
            {
                double[] changed = [.. w];
                layer.Renormalize(changed, ids);
                c.Check("weight_after", changed, c.Auxiliary("weight_after").Data);
            }

            count++;
        }

        count.ShouldBe(8);
    }

    [Theory]
    [InlineData("id out of range", 5.0)]
    [InlineData("negative id", -1.0)]
    [InlineData("a fraction", 0.5)]
    [InlineData("NaN", double.NaN)]
    public void Forward_NoId_IsNamedWithTheRange(string name, double id) =>
        Should.Throw<ArgumentException>(() => new EmbeddingLayer(5, 2).Forward(new double[10], [0, id], 2, default, default, new double[4]))
            .Message.ShouldContain($"Id 1 is {id}; the ids of this embedding are the whole numbers 0 to 4", customMessage: name);

    [Fact]
    public void PaddingIndex_OutOfRange_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new EmbeddingLayer(5, 2) { PaddingIndex = 7 }).Message.ShouldContain("0 to 4");

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new EmbeddingLayer(5, 2) { MaxNorm = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new EmbeddingLayer(5, 2) { NormType = 0.5 });
        Should.Throw<ArgumentException>(() => new EmbeddingLayer(5, 2) { MaxNorm = 1 }.Renormalize(new double[9], [0])).Message.ShouldContain("5×2");
    }

    [Fact]
    public void Initialize_PaddingIndex_StartsAtZero()
    {
        double[] table = new double[12];
        new EmbeddingLayer(4, 3) { PaddingIndex = 2 }.Initialize(new RandomStream(3), table);
        table[6..9].ShouldAllBe(w => w == 0);
        table[..6].ShouldAllBe(w => w != 0);
    }

    private static JsonElement? Optional(GoldenCase c, string name)
    {
        JsonElement element = c.Params.GetProperty(name);
        return element.ValueKind == JsonValueKind.Null ? null : element;
    }
}
