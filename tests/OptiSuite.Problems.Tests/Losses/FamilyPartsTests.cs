using OptiSuite.Losses;

namespace OptiSuite.Problems.Tests.Losses;

/// <summary>The models and losses that only the families use.</summary>
public sealed class FamilyPartsTests
{
    private readonly RandomStream _random = new(31);

    [Theory]
    [InlineData(Reduction.Mean, 3)]
    [InlineData(Reduction.Sum, 1)]
    public void DistanceHingeLoss_IsTheHingeOfTheDistances(Reduction reduction, int divisor)
    {
        var loss = new DistanceHingeLoss { Reduction = reduction, Hinge = new HingeEmbeddingLoss { Margin = 7 } };
        double[] x = [0, 0, 1, 1, 2, 2], y = [3, 4, 1, 4, 5, 6], gx = new double[6], gy = new double[6];
        int[] labels = [1, -1, -1];
        // Distances 5, 3, 5: the distance itself for a pair that belongs together, 7 less the distance otherwise.
        loss.Evaluate(x, y, labels, 2, gx, gy).ShouldBe((5 + 4 + 2) / (double)divisor, 1e-4);
        CheckGradient(z => loss.Evaluate(z, y, labels, 2), x, gx);
        CheckGradient(z => loss.Evaluate(x, z, labels, 2), y, gy);
        loss.IsSmooth.ShouldBeFalse();
        Should.Throw<ArgumentException>(() => loss.Evaluate(x, y, [1, 0, 1], 2)).Message.ShouldContain("Label 1 is 0");

        double[] each = new double[3];
        (loss with { Reduction = Reduction.None }).EvaluateTo(x, y, labels, 2, each, [1, 2, 3], gx, gy);
        (each[0] + (2 * each[1]) + (3 * each[2])).ShouldBe(5 + 8 + 6, 1e-4);
        CheckGradient(z =>
        {
            double[] values = new double[3];
            (loss with { Reduction = Reduction.None }).EvaluateTo(z, y, labels, 2, values);
            return values[0] + (2 * values[1]) + (3 * values[2]);
        }, x, gx);
    }

    [Fact]
    public void DistanceHingeLoss_FarApartBeyondTheMargin_HasNoGradient()
    {
        double[] gx = [9, 9], gy = [9, 9];
        new DistanceHingeLoss().Evaluate([0, 0], [3, 4], [-1], 2, gx, gy).ShouldBe(0);
        gx.ShouldBe([0, 0]);
        gy.ShouldBe([0, 0]);
    }

    [Fact]
    public void LiftedLinearModel_LastCoordinateIsOne()
    {
        var model = new LiftedLinearModel(2, 2);
        (model.ParameterCount, model.FeatureCount, model.OutputCount).ShouldBe((6, 2, 3));
        double[] y = new double[6];
        model.Predict([1, 2, 3, 4, 5, 6], [1, 10, 0, -1], 2, new double[model.WorkspaceLength(2)], y);
        y.ShouldBe([24, 60, 1, 1, 1, 1]);
        CheckModel(model);
    }

    [Fact]
    public void StackedModel_IsTheLayerOfTheModel()
    {
        CheckModel(new StackedModel(new LinearModel(3, 4), new TanhLayer(4)));
        CheckModel(new StackedModel(new SequentialModel(new LinearLayer(3, 5), new SigmoidLayer(5), new LinearLayer(5, 4)), new LogSoftmaxLayer(4)));
        var model = new StackedModel(new LinearModel(2, 2), new SoftmaxLayer(2));
        double[] y = new double[2];
        model.Predict([1, 0, 0, 0, 0, 0], [Math.Log(3), 1], 1, new double[model.WorkspaceLength(1)], y);
        (y[0], y[1]).ShouldSatisfyAllConditions(p => p.Item1.ShouldBe(0.75, 1e-14), p => p.Item2.ShouldBe(0.25, 1e-14));
        model.IsSmooth.ShouldBeTrue();
        new StackedModel(new LinearModel(2, 2), new ReluLayer(2)).IsSmooth.ShouldBeFalse();
    }

    [Fact]
    public void JointEmbeddingLoss_IsCrossEntropyAndTripletsOfTheSameEmbeddings()
    {
        int[] labels = [0, 1, 2, 0, 1], triplets = [0, 3, 1, 1, 4, 2, 0, 3, 4];
        var parts = new JointCrossEntropyTripletLoss { CrossEntropyWeight = 0.7, TripletWeight = 2, Triplet = new TripletMarginLoss { Margin = 3 } };
        var loss = new JointEmbeddingLoss(parts, labels, triplets, classes: 3, dimension: 2);
        loss.ParameterCount.ShouldBe(9);
        double[] e = Normal(10), phi = Normal(9), ge = new double[10], gphi = new double[9], logits = new double[15];
        new LinearLayer(2, 3).Forward(phi, e, 5, LayerMode.Evaluation, default, logits);
        double[] Member(int k) => [.. triplets.Where((_, i) => i % 3 == k).SelectMany(row => e.AsSpan(2 * row, 2).ToArray())];
        double expected = (0.7 * new CrossEntropyLoss().Evaluate(logits, labels, new LogitShape(5, 3)))
            + (2 * (parts.Triplet with { Reduction = Reduction.Mean }).Evaluate(Member(0), Member(1), Member(2), 2));
        loss.Evaluate(e, phi, ge, gphi).ShouldBe(expected, 1e-12);
        CheckGradient(z => loss.Evaluate(z, phi, default, default), e, ge);
        CheckGradient(z => loss.Evaluate(e, z, default, default), phi, gphi);
    }

    private void CheckModel(IModel model)
    {
        const int Rows = 4;
        double[] theta = Normal(model.ParameterCount), x = Normal(Rows * model.FeatureCount), u = Normal(Rows * model.OutputCount);
        double[] workspace = new double[model.WorkspaceLength(Rows)], y = new double[u.Length], gradient = new double[theta.Length];
        Array.Fill(gradient, double.NaN);
        model.Predict(theta, x, Rows, workspace, y);
        model.Backpropagate(theta, x, Rows, workspace, u, gradient);
        CheckGradient(z =>
        {
            model.Predict(z, x, Rows, workspace, y);
            return y.Zip(u, (a, b) => a * b).Sum();
        }, theta, gradient);
    }

    private static void CheckGradient(Func<double[], double> f, double[] x, double[] gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double at = x[i];
            x[i] = at + 1e-6;
            double above = f(x);
            x[i] = at - 1e-6;
            double below = f(x);
            x[i] = at;
            gradient[i].ShouldBe((above - below) / 2e-6, 1e-7 * Math.Max(1, Math.Abs(gradient[i])), $"variable {i}");
        }
    }

    private double[] Normal(int length) => [.. Enumerable.Range(0, length).Select(_ => _random.NextGaussian())];
}
