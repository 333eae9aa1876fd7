using OptiSuite.TestKit;

namespace OptiSuite.Losses.Tests.Models;

public sealed class SequentialModelTests
{
    [Fact]
    public void Predict_OneLinearLayer_AgreesWithTheLinearModel()
    {
        var random = new RandomStream(2);
        var model = new SequentialModel(new LinearLayer(5, 3));
        double[] theta = model.Initialize(random), w = new double[18], x = Normal(20, random), u = Normal(12, random);
        for (int c = 0; c < 3; c++)
        {
            theta.AsSpan(c * 5, 5).CopyTo(w.AsSpan(c * 6));
            w[(c * 6) + 5] = theta[15 + c];
        }

        double[] y = new double[12], expected = new double[12], gradient = new double[18], expectedGradient = new double[18];
        double[] workspace = new double[model.WorkspaceLength(4)];
        model.Predict(theta, x, 4, workspace, y);
        model.Backpropagate(theta, x, 4, workspace, u, gradient);
        var linear = new LinearModel(5, 3);
        linear.Predict(w, x, 4, default, expected);
        linear.Backpropagate(w, x, 4, default, u, expectedGradient);
        for (int k = 0; k < 12; k++) y[k].ShouldBe(expected[k], 1e-14);
        for (int c = 0; c < 3; c++)
        {
            for (int j = 0; j < 5; j++) gradient[(c * 5) + j].ShouldBe(expectedGradient[(c * 6) + j], 1e-14);
            gradient[15 + c].ShouldBe(expectedGradient[(c * 6) + 5], 1e-14);
        }
    }

    [Fact]
    public void Evaluate_DeepModelAsObjective_AgreesWithCentralDifferences()
    {
        var random = new RandomStream(5);
        var image = new ImageShape(1, 6, 5);
        var conv = new Convolution2DLayer(image, 3, kernelSize: 3, stride: 2, padding: 1);
        var model = new SequentialModel(
            conv,
            new GeluLayer(conv.OutputCount),
            new LayerNormLayer(conv.OutputCount),
            new LinearLayer(conv.OutputCount, 6),
            new BatchNorm1DLayer(6),
            new TanhLayer(6),
            new DropoutLayer(6) { Probability = 0.4 },
            new CosineHeadLayer(6, 4) { Scale = 5 })
        { Mode = LayerMode.Training(new RandomStream(1)) };
        model.Slices.Select(s => s.Name).ShouldBe(
            ["0.weight", "0.bias", "2.weight", "2.bias", "3.weight", "3.bias", "4.weight", "4.bias", "7.weight"]);
        model.Slices.Sum(s => s.Length).ShouldBe(model.ParameterCount);
        double[] x = Normal(8 * image.Length, random);
        LossObjective f = LossObjective.Create(model, new CrossEntropyLoss(), x, [0, 1, 2, 3, 0, 1, 2, 3], new WeightDecay { L2 = 0.01 });
        CheckGradient(f, model.Initialize(random));
        f.IsSmooth.ShouldBeTrue();
        LossObjective.Create(new SequentialModel(new ReluLayer(2)), new MeanSquaredErrorLoss(), [1, 2], [1, 2]).IsSmooth.ShouldBeFalse();
    }

    [Fact]
    public void Evaluate_MinibatchesOfAnMlp_AverageToTheWhole()
    {
        var random = new RandomStream(15);
        var model = new SequentialModel(new LinearLayer(3, 4), new TanhLayer(4), new LinearLayer(4, 2));
        LossObjective f = LossObjective.Create(model, new HuberLoss(), Normal(18, random), Normal(12, random), 0.1);
        double[] theta = model.Initialize(random), whole = new double[theta.Length], part = new double[theta.Length], mean = new double[theta.Length];
        double value = f.Evaluate(theta, whole), average = 0;
        for (int term = 0; term < 6; term++)
        {
            average += f.Evaluate(theta, [term], part) / 6;
            for (int i = 0; i < theta.Length; i++) mean[i] += part[i] / 6;
        }

        average.ShouldBe(value, 1e-13);
        for (int i = 0; i < theta.Length; i++) mean[i].ShouldBe(whole[i], 1e-13);
    }

    [Fact]
    public void Train_TwoLayerTanhNetwork_LearnsExclusiveOr()
    {
        var random = new RandomStream(3);
        var model = new SequentialModel(new LinearLayer(2, 8), new TanhLayer(8), new LinearLayer(8, 1));
        LossObjective f = LossObjective.Create(model, new BinaryCrossEntropyWithLogitsLoss(), [0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);
        double[] theta = model.Initialize(random), gradient = new double[theta.Length];
        double start = f.Evaluate(theta);
        for (int step = 0; step < 1500; step++)
        {
            _ = f.Evaluate(theta, gradient);
            for (int i = 0; i < theta.Length; i++) theta[i] -= 0.5 * gradient[i];
        }

        start.ShouldBeGreaterThan(0.5);
        f.Evaluate(theta).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void Train_MinibatchesWithDropoutAndBatchNormalization_ClassifiesNewPoints()
    {
        var random = new RandomStream(21);
        (double[] x, int[] classes) = Rings(300, random);
        var statistics = new BatchStatistics(32);
        var model = new SequentialModel(
            new LinearLayer(2, 32),
            new BatchNorm1DLayer(32) { Statistics = statistics },
            new ReluLayer(32),
            new DropoutLayer(32) { Probability = 0.1 },
            new LinearLayer(32, 2));
        LossObjective f = LossObjective.Create(model, new CrossEntropyLoss(), x, classes);
        double[] theta = model.Initialize(random), gradient = new double[theta.Length], velocity = new double[theta.Length];
        var batches = new ShuffledBatches(f.TermCount, 30, random);
        for (int step = 0; step < 600; step++)
        {
            model.Mode = LayerMode.Training(random.Split((ulong)step));
            _ = f.Evaluate(theta, batches.Next(), gradient);
            for (int i = 0; i < theta.Length; i++) theta[i] -= 0.05 * (velocity[i] = (0.9 * velocity[i]) + gradient[i]);
            if (step % 10 == 0) model.UpdateStatistics(theta, x, f.SampleCount);
        }

        model.Mode = LayerMode.Evaluation;
        (double[] unseen, int[] expected) = Rings(200, random);
        double[] logits = new double[400];
        model.Predict(theta, unseen, 200, new double[model.WorkspaceLength(200)], logits);
        int right = Enumerable.Range(0, 200).Count(i => logits[(2 * i) + 1] > logits[2 * i] == (expected[i] == 1));
        right.ShouldBeGreaterThan(190);
    }

    [Fact]
    public void Evaluate_OneMode_GivesTheSameBitsAndAllocatesNothing()
    {
        var random = new RandomStream(4);
        var model = new SequentialModel(new LinearLayer(4, 16), new DropoutLayer(16), new TanhLayer(16), new LinearLayer(16, 3));
        LossObjective f = LossObjective.Create(model, new CrossEntropyLoss(), Normal(40, random), [0, 1, 2, 0, 1, 2, 0, 1, 2, 0]);
        model.Mode = LayerMode.Training(random);
        double[] theta = model.Initialize(random), gradient = new double[theta.Length], again = new double[theta.Length];
        double value = f.Evaluate(theta, gradient);
        double[] values = new double[64];
        Parallel.For(0, 64, i => values[i] = f.Evaluate(theta));
        values.ShouldAllBe(v => v == value);
        for (int i = 0; i < 10; i++) f.Evaluate(theta, again).ShouldBe(value);
        Allocation.OnceWarm(() => f.Evaluate(theta, again)).ShouldBe(0);
        again.ShouldBe(gradient);
        model.Mode = LayerMode.Evaluation;
        f.Evaluate(theta).ShouldNotBe(value);
    }

    [Fact]
    public void Create_LayersThatDoNotFit_AreRefused()
    {
        Refused(() => new SequentialModel()).ShouldContain("at least one layer");
        Refused(() => new SequentialModel(new LinearLayer(2, 3), new TanhLayer(2))).ShouldContain("Layer 1, TanhLayer, takes 2 values, and the layer before gives 3");
        var model = new SequentialModel(new LinearLayer(2, 3));
        Refused(() => { model.Predict(new double[8], new double[2], 1, new double[3], new double[3]); return ""; }).ShouldContain("9 parameters");
        Should.Throw<InvalidOperationException>(() => model.UpdateStatistics(new double[9], new double[4], 2)).Message.ShouldContain("LayerMode.Training");
    }

    /// <summary>Points in a disc and in the ring around it.</summary>
    private static (double[] Points, int[] Classes) Rings(int count, RandomStream random)
    {
        double[] points = new double[2 * count];
        int[] classes = new int[count];
        for (int i = 0; i < count; i++)
        {
            classes[i] = i % 2;
            double radius = (classes[i] == 0 ? 0.5 : 1.5) + (0.1 * random.NextGaussian()), angle = random.NextUniform(0, 2 * Math.PI);
            points[2 * i] = radius * Math.Cos(angle);
            points[(2 * i) + 1] = radius * Math.Sin(angle);
        }

        return (points, classes);
    }

    private static string Refused(Func<object> action) => Should.Throw<ArgumentException>(() => { _ = action(); }).Message;

    private static double[] Normal(int length, RandomStream random) => [.. Enumerable.Range(0, length).Select(_ => random.NextGaussian())];

    private static void CheckGradient(LossObjective f, double[] theta)
    {
        double[] gradient = new double[theta.Length];
        _ = f.Evaluate(theta, gradient);
        for (int i = 0; i < theta.Length; i++)
        {
            double at = theta[i];
            theta[i] = at + 1e-6;
            double above = f.Evaluate(theta);
            theta[i] = at - 1e-6;
            double below = f.Evaluate(theta);
            theta[i] = at;
            gradient[i].ShouldBe((above - below) / 2e-6, 1e-7 * Math.Max(1, Math.Abs(gradient[i])), $"parameter {i}");
        }
    }
}
