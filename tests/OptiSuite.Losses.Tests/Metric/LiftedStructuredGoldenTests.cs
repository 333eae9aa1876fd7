using System.Text.Json;

namespace OptiSuite.Losses.Tests.Metric;

public sealed class LiftedStructuredGoldenTests
{
    [Fact]
    public void EvaluateTo_GoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("lifted_structured").Cases)
        {
            (double[] x, int[] labels, int dimension) = Batch(c);
            double[] output = new double[1], gradient = new double[x.Length];
            Make(c).EvaluateTo(x, labels, dimension, output, c.Upstream, gradient);
            c.CheckOutput(output);
            c.CheckGradient("embeddings", gradient);
        }
    }

    [Fact]
    public void DistanceGradient_GoldenCases_AgreesWithAlgorithm1()
    {
        foreach (GoldenCase c in GoldenFile.Read("lifted_structured").Cases.Where(c => c.Aux.ValueKind == JsonValueKind.Object))
        {
            (double[] x, int[] labels, int dimension) = Batch(c);
            double[] gradient = new double[labels.Length * labels.Length];
            Make(c).DistanceGradient(x, labels, dimension, gradient).ShouldBe(c.Output.Data[0], 1e-10 * c.Output.Data[0]);
            c.Check("grad_D", gradient, c.Auxiliary("grad_D").Data);
        }
    }

    [Fact]
    public void EvaluateTo_Unreduced_IsHalfTheSquareOfJForEachPair()
    {
        foreach (GoldenCase c in GoldenFile.Read("lifted_structured").Cases.Where(c => c.Aux.ValueKind == JsonValueKind.Object))
        {
            (double[] x, int[] labels, int dimension) = Batch(c);
            double[] expected = [.. c.Aux.GetProperty("J").EnumerateArray().Select(Tensor.Number)];
            double[] each = new double[LiftedStructuredLoss.PairCount(labels)];
            (Make(c) with { Reduction = Reduction.None }).EvaluateTo(x, labels, dimension, each);
            expected.ShouldAllBe(j => j > 0);
            c.Check("J", [.. each.Select(l => Math.Sqrt(2 * l))], expected);
        }
    }

    [Fact]
    public void HardNegatives_GoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("lifted_structured").Cases.Where(c => c.Aux.ValueKind == JsonValueKind.Object))
        {
            (double[] x, int[] labels, int dimension) = Batch(c);
            int[] pairs = Flat(c, "pairs"), negatives = new int[pairs.Length];
            HardNegativeSampler.HardNegatives(x, labels, dimension, pairs, negatives);
            negatives.ShouldBe(Flat(c, "hard_negatives"), c.Id);
        }
    }

    private static LiftedStructuredLoss Make(GoldenCase c) => new()
    {
        Kind = Enum.Parse<LiftedStructureKind>(c.Text("kind"), ignoreCase: true),
        Margin = c.Number("margin"),
    };

    private static (double[] X, int[] Labels, int Dimension) Batch(GoldenCase c) =>
        (c.Inputs["embeddings"].Data, c.Integers("labels"), c.Inputs["embeddings"].Shape[^1]);

    private static int[] Flat(GoldenCase c, string name) =>
        [.. c.Aux.GetProperty(name).EnumerateArray().SelectMany(row => row.EnumerateArray().Select(i => i.GetInt32()))];
}
