namespace OptiSuite.Losses.Tests.Models;

public sealed class LossObjectiveTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 3, 5)]
    [InlineData(13, 17, 10)]
    [InlineData(64, 64, 10)]
    [InlineData(40, 21, 75)]
    public void LinearModel_AnyShape_AgreesWithTheDefinition(int rows, int features, int outputs)
    {
        foreach (bool hasBias in new[] { true, false })
        {
            var random = new RandomStream(9);
            var model = new LinearModel(features, outputs, hasBias);
            int stride = features + (hasBias ? 1 : 0);
            model.ParameterCount.ShouldBe(outputs * stride);
            double[] w = Normal(outputs * stride, random), x = Normal(rows * features, random), p = Normal(rows * outputs, random);
            double[] y = new double[rows * outputs], g = Normal(w.Length, random);
            model.Predict(w, x, rows, default, y);
            model.Backpropagate(w, x, rows, default, p, g);
            for (int c = 0; c < outputs; c++)
            {
                for (int i = 0; i < rows; i++)
                {
                    double expected = hasBias ? w[(c * stride) + features] : 0;
                    for (int j = 0; j < features; j++) expected += x[(i * features) + j] * w[(c * stride) + j];
                    y[(i * outputs) + c].ShouldBe(expected, 1e-12 * stride);
                }

                for (int j = 0; j < stride; j++)
                {
                    double expected = 0;
                    for (int i = 0; i < rows; i++) expected += p[(i * outputs) + c] * (j == features ? 1 : x[(i * features) + j]);
                    g[(c * stride) + j].ShouldBe(expected, 1e-12 * rows);
                }
            }
        }
    }

    [Fact]
    public void Evaluate_SeveralOutputsWithWeightDecay_AgreesWithLossAndModel()
    {
        var random = new RandomStream(4);
        var model = new LinearModel(3, 2);
        double[] x = Normal(15, random), y = Normal(10, random), theta = Normal(8, random), predictions = new double[10];
        model.Predict(theta, x, 5, default, predictions);
        double squares = theta.Sum(t => t * t);
        foreach (Reduction reduction in new[] { Reduction.Mean, Reduction.Sum })
        {
            var loss = new HuberLoss { Reduction = reduction };
            LossObjective f = LossObjective.Create(model, loss, x, y, 0.3);
            f.Evaluate(theta).ShouldBe(loss.Evaluate(predictions, y) + (0.15 * squares), 1e-12);
            f.TermCount.ShouldBe(5);
            CheckGradient(f, theta);
            CheckMinibatches(f, theta);
        }
    }

    [Fact]
    public void Evaluate_WeightedCrossEntropyWithIgnoredTargets_IsItsMeanAndUnbiased()
    {
        var random = new RandomStream(6);
        var model = new LinearModel(3, 4);
        int[] classes = [0, 3, -1, 2, 2, -1, 1];
        double[] x = Normal(21, random), theta = Normal(16, random), logits = new double[28];
        var loss = new CrossEntropyLoss { Weight = [1, 0.2, 3, 2], IgnoreIndex = -1, LabelSmoothing = 0.2 };
        LossObjective f = LossObjective.Create(model, loss, x, classes);
        model.Predict(theta, x, 7, default, logits);
        f.Evaluate(theta).ShouldBe(loss.Evaluate(logits, classes, new LogitShape(7, 4)), 1e-12);
        CheckGradient(f, theta);
        CheckMinibatches(f, theta);
    }

    [Fact]
    public void Evaluate_MoreSamplesThanTripletsUse_MinibatchesStayUnbiased()
    {
        var random = new RandomStream(8);
        LinearModel model = LinearModel.Embedding(6, 3);
        int[] triplets = [0, 1, 2, 3, 4, 39, 1, 0, 20, 5, 6, 7, 0, 1, 3];
        LossObjective f = LossObjective.Create(model, new TripletMarginLoss { Margin = 2, Swap = true }, Normal(240, random), triplets, 0.1);
        double[] theta = Normal(18, random);
        f.TermCount.ShouldBe(5);
        f.IsSmooth.ShouldBeFalse();
        CheckGradient(f, theta);
        CheckMinibatches(f, theta);
    }

    [Fact]
    public void Create_DataThatDoNotFit_SaysWhatDoes()
    {
        var model = new LinearModel(2, 1);
        var loss = new MeanSquaredErrorLoss();
        Refused(() => LossObjective.Create(model, loss, [1, 2, 3], [1])).ShouldContain("rows of 2");
        Refused(() => LossObjective.Create(model, loss, [1, 2], [1, 2])).ShouldContain("2 targets for 1 samples");
        Refused(() => LossObjective.Create(model, loss, [1, double.NaN], [1])).ShouldContain("Feature 1 of sample 0 is NaN");
        Refused(() => LossObjective.Create(model, loss, [1, 2], [double.NaN])).ShouldContain("Target 0");
        Refused(() => LossObjective.Create(model, loss, [1, 2], [1], -1)).ShouldContain("weight decay");
        Refused(() => LossObjective.Create(model, loss with { Reduction = Reduction.None }, [1, 2], [1])).ShouldContain("Mean or Sum");
        Refused(() => LossObjective.Create(new LinearModel(2, 3), new CrossEntropyLoss(), [1, 2], [3])).ShouldContain("0 to 2");
        Refused(() => LossObjective.Create(new LinearModel(2, 3), new CrossEntropyLoss { IgnoreIndex = 0 }, [1, 2], [0])).ShouldContain("ignored");
        Refused(() => LossObjective.Create(model, new TripletMarginLoss(), [1, 2], [0, 0, 1])).ShouldContain("sample 1");
        Refused(() => LossObjective.Create(model, new BinaryCrossEntropyWithLogitsLoss { Weight = [1, 2] }, [1, 2, 3, 4], [0, 1])).ShouldContain("one weight for each prediction");

        LossObjective f = LossObjective.Create(model, loss, [1, 2], [1]);
        Refused(() => f.Evaluate([1, 2])).ShouldContain("3 parameters");
        Refused(() => f.Evaluate([1, 2, 3], new double[2])).ShouldContain("room for 2");
        Refused(() => f.Evaluate([1, 2, 3], [1], new double[3])).ShouldContain("no term 1");
        Refused(() => f.Evaluate([1, 2, 3], [], new double[3])).ShouldContain("at least one term");
    }

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;

    private static double[] Normal(int length, RandomStream random) => [.. Enumerable.Range(0, length).Select(_ => random.NextGaussian())];

    private static void CheckGradient(LossObjective f, double[] theta)
    {
        double[] gradient = new double[theta.Length];
        _ = f.Evaluate(theta, gradient);
        for (int i = 0; i < theta.Length; i++)
        {
            double[] above = [.. theta], below = [.. theta];
            above[i] += 1e-6;
            below[i] -= 1e-6;
            gradient[i].ShouldBe((f.Evaluate(above) - f.Evaluate(below)) / 2e-6, 1e-7 * Math.Max(1, Math.Abs(gradient[i])));
        }
    }

    private static void CheckMinibatches(LossObjective f, double[] theta)
    {
        double[] whole = new double[theta.Length], part = new double[theta.Length], mean = new double[theta.Length];
        double value = f.Evaluate(theta, whole), average = 0;
        for (int term = 0; term < f.TermCount; term++)
        {
            average += f.Evaluate(theta, [term], part) / f.TermCount;
            for (int i = 0; i < theta.Length; i++) mean[i] += part[i] / f.TermCount;
        }

        average.ShouldBe(value, 1e-12 * Math.Max(1, Math.Abs(value)));
        for (int i = 0; i < theta.Length; i++) mean[i].ShouldBe(whole[i], 1e-11 * Math.Max(1, Math.Abs(whole[i])));
    }
}
