namespace OptiSuite.Losses.Tests.Metric;

public sealed class DistanceGoldenTests
{
    [Fact]
    public void Evaluate_PairwiseGoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("ops_distances").Cases.Where(c => c.Text("op") == "pairwise_distance"))
        {
            Check(c, new PairwiseDistance { P = c.Number("p"), Eps = c.Number("eps") }, d => d, c.Inputs["x1"].Data, c.Inputs["x2"].Data, 1, x => x);
        }
    }

    [Fact]
    public void Evaluate_CosineGoldenCases_AgreesWithTheReference()
    {
        foreach (GoldenCase c in GoldenFile.Read("ops_distances").Cases.Where(c => c.Text("op") == "cosine_similarity"))
        {
            // The similarity is one minus the distance; along dimension 0 it is that of the columns.
            int rows = c.Inputs["x1"].Shape[0], columns = c.Inputs["x1"].Shape[1];
            bool ofColumns = c.Number("dim") == 0;
            double[] Turned(double[] x) => ofColumns ? Transposed(x, rows, columns) : x;
            double[] Back(double[] x) => ofColumns ? Transposed(x, columns, rows) : x;
            Check(
                c,
                new CosineDistance { Eps = c.Number("eps") },
                d => 1 - d,
                Turned(c.Inputs["x1"].Data),
                Turned(c.Inputs["x2"].Data),
                -1,
                Back);
        }
    }

    private static void Check(
        GoldenCase c, IDistance distance, Func<double, double> toOutput, double[] x, double[] y, double sign, Func<double[], double[]> back)
    {
        int count = c.Output.Data.Length, dimension = x.Length / count;
        double[] output = new double[count], gx = new double[x.Length], gy = new double[y.Length];
        for (int k = 0; k < count; k++)
        {
            ReadOnlySpan<double> row = x.AsSpan(k * dimension, dimension), other = y.AsSpan(k * dimension, dimension);
            double d = distance.Evaluate(row, other);
            output[k] = toOutput(d);
            distance.AddGradient(row, other, d, sign * c.Upstream[k], gx.AsSpan(k * dimension, dimension), gy.AsSpan(k * dimension, dimension));
        }

        c.CheckOutput(output);
        c.CheckGradient("x1", back(gx));
        c.CheckGradient("x2", back(gy));
    }

    private static double[] Transposed(double[] x, int rows, int columns) =>
        [.. Enumerable.Range(0, x.Length).Select(k => x[(k % rows * columns) + (k / rows)])];
}
