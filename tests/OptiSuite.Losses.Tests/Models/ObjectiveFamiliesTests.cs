using OptiSuite.TestKit;

namespace OptiSuite.Losses.Tests.Models;

/// <summary>Objectives of pairs, ranked pairs, distributions, angular margins and whole predictions keep the contract of LossObjective.</summary>
public sealed class ObjectiveFamiliesTests
{
    private const int Rows = 12;
    private const double Decay = 0.2;
    private static readonly double[] _x = Normal(Rows * 4, 1);
    private static readonly int[] _pairs = [0, 1, 2, 3, 0, 11, 5, 5, 7, 2];
    private static readonly int[] _classes = [0, 1, 2, 0, 1, 2, 2, 1, 0, 0, 1, 2];
    private static readonly double[] _distributions = Distributions(Rows, 3);
    private static readonly SequentialModel _network = new(new LinearLayer(4, 5), new TanhLayer(5), new LinearLayer(5, 3));
    private static readonly LinearModel _scorer = new(4, 1);

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> FiniteSums => [.. Cases.Where(c => c.Value.Objective is IFiniteSumObjective).Select(c => c.Key)];

    private static Dictionary<string, (IDifferentiableObjective Objective, Func<double[], double> Expected)> Cases { get; } = Make();

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_AtRandomPoints_IsTheLossOfThePredictionsPlusTheDecay(string name)
    {
        (IDifferentiableObjective f, Func<double[], double> expected) = Cases[name];
        for (ulong seed = 0; seed < 3; seed++)
        {
            double[] theta = Point(f, seed);
            double squares = theta.Sum(t => t * t), value = f.Evaluate(theta);
            value.ShouldBe(expected(theta) + (0.5 * Decay * squares), 1e-12 * Math.Max(1, value));
            f.Evaluate(theta, new double[theta.Length]).ShouldBe(value);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_Gradient_AgreesWithCentralDifferences(string name)
    {
        IDifferentiableObjective f = Cases[name].Objective;
        double[] theta = Point(f, 4), gradient = new double[theta.Length];
        Array.Fill(gradient, double.NaN);
        _ = f.Evaluate(theta, gradient);
        for (int i = 0; i < theta.Length; i++)
        {
            double at = theta[i];
            theta[i] = at + 1e-6;
            double above = f.Evaluate(theta);
            theta[i] = at - 1e-6;
            double below = f.Evaluate(theta);
            theta[i] = at;
            gradient[i].ShouldBe((above - below) / 2e-6, 1e-7 * Math.Max(1, Math.Abs(gradient[i])), $"{name}[{i}]");
        }
    }

    [Theory]
    [MemberData(nameof(FiniteSums))]
    public void Evaluate_MinibatchesOfOneTerm_AverageToTheWhole(string name)
    {
        var f = (IFiniteSumObjective)Cases[name].Objective;
        double[] theta = Point(f, 5), whole = new double[theta.Length], part = new double[theta.Length], mean = new double[theta.Length];
        double value = f.Evaluate(theta, whole), average = 0;
        for (int term = 0; term < f.TermCount; term++)
        {
            average += f.Evaluate(theta, [term], part) / f.TermCount;
            for (int i = 0; i < theta.Length; i++) mean[i] += part[i] / f.TermCount;
        }

        average.ShouldBe(value, 1e-12 * Math.Max(1, Math.Abs(value)));
        for (int i = 0; i < theta.Length; i++) mean[i].ShouldBe(whole[i], 1e-11 * Math.Max(1, Math.Abs(whole[i])));
        f.Evaluate(theta, [.. Enumerable.Range(0, f.TermCount).Reverse()], part).ShouldBe(value, 1e-12 * Math.Max(1, Math.Abs(value)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_FromSeveralThreads_GivesTheSameBits(string name)
    {
        IDifferentiableObjective f = Cases[name].Objective;
        double[] theta = Point(f, 6), expected = new double[theta.Length], values = new double[64];
        double[][] gradients = [.. values.Select(_ => new double[theta.Length])];
        double value = f.Evaluate(theta, expected);
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, k => values[k] = f.Evaluate(theta, gradients[k]));
        values.ShouldAllBe(v => v == value);
        foreach (double[] gradient in gradients) gradient.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_OnceWarm_AllocatesNothing(string name)
    {
        IDifferentiableObjective f = Cases[name].Objective;
        double[] theta = Point(f, 7), gradient = new double[theta.Length];
        int[] terms = [1, 0, 1];
        void Once()
        {
            _ = f.Evaluate(theta, gradient) + f.Evaluate(theta);
            if (f is IFiniteSumObjective sum) _ = sum.Evaluate(theta, terms, gradient);
        }

        Allocation.OnceWarm(Once).ShouldBe(0);
    }

    [Fact]
    public void Dimension_LossWithParametersOfItsOwn_CountsBoth()
    {
        LossObjective f = LossObjective.Create(_network, new ArcFaceLoss(), 3, _x, _classes);
        (f.LossParameterCount, f.Dimension, f.TermCount).ShouldBe((9, _network.ParameterCount + 9, Rows));
        LossObjective.Create(_network, new ContrastiveLoss(), _x, _pairs, [1, 0, 1, 0, 1]).LossParameterCount.ShouldBe(0);
        var whole = new PredictionObjective(_network, _x, (p, phi, gp, gphi) => 0, isSmooth: true, lossParameterCount: 4);
        whole.Dimension.ShouldBe(_network.ParameterCount + 4);
    }

    [Fact]
    public void IsSmooth_ModelLossAndDecay_AllCount()
    {
        PredictionLoss zero = (p, phi, gp, gphi) => 0;
        new PredictionObjective(_network, _x, zero, isSmooth: true).IsSmooth.ShouldBeTrue();
        new PredictionObjective(_network, _x, zero, isSmooth: false).IsSmooth.ShouldBeFalse();
        new PredictionObjective(new SequentialModel(new ReluLayer(4)), _x, zero, isSmooth: true).IsSmooth.ShouldBeFalse();
        new PredictionObjective(_network, _x, zero, isSmooth: true, weightDecay: new WeightDecay { L1 = 1 }).IsSmooth.ShouldBeFalse();
        LossObjective.Create(_network, new SoftTargetCrossEntropyLoss(), _x, _distributions).IsSmooth.ShouldBeTrue();
        LossObjective.Create(_scorer, new MarginRankingLoss(), _x, _pairs, [1.0, 1, 1, 1, 1]).IsSmooth.ShouldBeFalse();
    }

    private static Dictionary<string, (IDifferentiableObjective Objective, Func<double[], double> Expected)> Make()
    {
        var cases = new Dictionary<string, (IDifferentiableObjective, Func<double[], double>)>();
        double[] signs = [1, -1, 1, 1, -1];
        int[] same = [1, 0, 1, 1, 0], plusMinus = [1, -1, 1, 1, -1];
        foreach (Reduction reduction in new[] { Reduction.Mean, Reduction.Sum })
        {
            PairLoss contrastive = new ContrastiveLoss { Margin = 2, Reduction = reduction }, cosine = new CosineEmbeddingLoss { Reduction = reduction };
            Add("contrastive", LossObjective.Create(_network, contrastive, _x, _pairs, same, Decay), t => contrastive.Evaluate(Part(t, 0), Part(t, 1), same, 3));
            Add("cosine", LossObjective.Create(_network, cosine, _x, _pairs, plusMinus, Decay), t => cosine.Evaluate(Part(t, 0), Part(t, 1), plusMinus, 3));

            var ranking = new MarginRankingLoss { Margin = 0.5, Reduction = reduction };
            Add("ranked", LossObjective.Create(_scorer, ranking, _x, _pairs, signs, Decay), t =>
            {
                double[] s = Predict(_scorer, t);
                return ranking.Evaluate([.. _pairs.Where((_, k) => k % 2 == 0).Select(i => s[i])], [.. _pairs.Where((_, k) => k % 2 == 1).Select(i => s[i])], signs);
            });

            var soft = new SoftTargetCrossEntropyLoss { Reduction = reduction };
            Add("soft", LossObjective.Create(_network, soft, _x, _distributions, Decay), t => soft.Evaluate(Predict(_network, t), _distributions, new LogitShape(Rows, 3)));
            foreach (MarginSoftmaxLoss angular in new MarginSoftmaxLoss[] { new ArcFaceLoss { Scale = 4, Reduction = reduction }, new CosFaceLoss { Scale = 4, Reduction = reduction } })
            {
                Add(angular.Name, LossObjective.Create(_network, angular, 3, _x, _classes, Decay), t =>
                    angular.Evaluate(Predict(_network, t), t.AsSpan(_network.ParameterCount), _classes, 3));
            }

            void Add(string name, IDifferentiableObjective f, Func<double[], double> expected) => cases.Add($"{name} {reduction}", (f, expected));
        }

        foreach (Reduction reduction in new[] { Reduction.Mean, Reduction.BatchMean, Reduction.Sum })
        {
            var kl = new KullbackLeiblerDivergenceLoss { Reduction = reduction };
            cases.Add($"kl {reduction}", (
                LossObjective.Create(_network, kl, _x, _distributions, Decay),
                t => kl.Evaluate(Predict(_network, t), _distributions, new LogitShape(Rows, 3))));
        }

        var center = new CenterLoss();
        cases.Add("whole predictions", (
            new PredictionObjective(_network, _x, (e, c, ge, gc) => center.Evaluate(e, c, _classes, 3, ge, gc), isSmooth: true, lossParameterCount: 9, Decay),
            t => center.Evaluate(Predict(_network, t), t.AsSpan(_network.ParameterCount), _classes, 3)));
        return cases;
    }

    private static double[] Predict(IModel model, double[] theta)
    {
        double[] predictions = new double[Rows * model.OutputCount];
        model.Predict(theta.AsSpan(0, model.ParameterCount), _x, Rows, new double[model.WorkspaceLength(Rows)], predictions);
        return predictions;
    }

    /// <summary>The embeddings of the first or the second members of the pairs.</summary>
    private static double[] Part(double[] theta, int member)
    {
        double[] e = Predict(_network, theta);
        return [.. _pairs.Where((_, k) => k % 2 == member).SelectMany(i => e.AsSpan(3 * i, 3).ToArray())];
    }

    private static double[] Point(IDifferentiableObjective f, ulong seed) =>
        Normal(f is LossObjective sum ? sum.Dimension : ((PredictionObjective)f).Dimension, 100 + seed);

    private static double[] Normal(int length, ulong seed)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextGaussian())];
    }

    private static double[] Distributions(int rows, int classes)
    {
        double[] p = [.. Normal(rows * classes, 9).Select(Math.Exp)];
        for (int i = 0; i < rows; i++)
        {
            double sum = p.AsSpan(i * classes, classes).ToArray().Sum();
            for (int j = 0; j < classes; j++) p[(i * classes) + j] /= sum;
        }

        return p;
    }
}
