namespace OptiSuite.Losses.Tests.Segmentation;

public sealed class DiceErrorCasesTests
{
    [Fact]
    public void Dice_WrongShapesOrValues_SayWhatBelongs()
    {
        var loss = new DiceLoss();
        Refused(() => loss.Evaluate(new double[6], new double[4], 2)).ShouldContain("repeat the smaller one");
        Refused(() => loss.Evaluate(new double[6], new double[6], 4)).ShouldContain("no multiple");
        Refused(() => loss.Evaluate([0.2, 1.5], [0, 1], 1)).ShouldContain("For logits set FromLogits");
        Refused(() => loss.Evaluate([0.2, 0.5], [0, 255], 1)).ShouldContain("divided by 255");
        Refused(() => loss.Evaluate([0.2, 0.5], [0, double.NaN], 1)).ShouldContain("is NaN");
        (loss with { CheckTarget = false }).Evaluate([0.2, 0.5], [0, double.NaN], 1).ShouldBe(double.NaN);
        loss.Evaluate([0.2, double.NaN], [0, 1], 1).ShouldBe(double.NaN);
        Refused(() => new DiceLoss { Smooth = -1 }).ShouldContain("not negative");
        Refused(() => new DiceLoss { Eps = double.NaN }).ShouldContain("not negative");
        Refused(() => new MulticlassDiceLoss { Weight = [0, 0] }).ShouldContain("at least one");
        Refused(() => new MulticlassDiceLoss { Eps = -1 }).ShouldContain("not negative");
        Refused(() => new MulticlassDiceLoss { Average = (DiceAverage)3 }).ShouldContain("Micro or Macro");
    }

    [Fact]
    public void Dice_EmptyMaskPredictedEmpty_IsZeroWithSmoothAndNaNWithout()
    {
        new DiceLoss().Evaluate([0, 0], [0, 0], 1).ShouldBe(0);
        new DiceLoss { Smooth = 0 }.Evaluate([0, 0], [0, 0], 1).ShouldBe(double.NaN);
        new DiceLoss { Smooth = 0 }.Evaluate([1, 0], [1, 0], 1).ShouldBe(0);
    }

    [Fact]
    public void Dice_PerSampleWithLargeSamples_AgreesWithEachSampleAlone()
    {
        // Samples of more than one block whose ends fall inside blocks.
        var random = new RandomStream(3);
        const int Length = 20_001;
        double[] x = [.. Enumerable.Range(0, 3 * Length).Select(_ => random.NextGaussian())], t = [.. x.Select(_ => (double)random.NextInt(2))];
        double[] each = new double[3], g = new double[x.Length], h = new double[Length];
        var loss = new DiceLoss { FromLogits = true, PerSample = true, Reduction = Reduction.None };
        loss.EvaluateTo(x, t, 3, each, default, g);
        for (int n = 0; n < 3; n++)
        {
            double alone = (loss with { Reduction = Reduction.Mean }).Evaluate(x.AsSpan(n * Length, Length), t.AsSpan(n * Length, Length), 1, h);
            each[n].ShouldBe(alone);
            g.AsSpan(n * Length, Length).SequenceEqual(h).ShouldBeTrue();
        }
    }

    [Fact]
    public void MulticlassDice_CertainLogits_AreZeroAndOne()
    {
        var shape = new LogitShape(1, 2, 2);
        new MulticlassDiceLoss().Evaluate([1000, -1000, -1000, 1000], [0, 1], shape).ShouldBe(0, 1e-8);
        new MulticlassDiceLoss().Evaluate([1000, -1000, -1000, 1000], [1, 0], shape).ShouldBe(1);
    }

    [Theory]
    [InlineData(DiceAverage.Micro)]
    [InlineData(DiceAverage.Macro)]
    public void MulticlassDice_ManyPositions_AgreesWithTheDefinition(DiceAverage average)
    {
        var random = new RandomStream(9);
        const int C = 3, P = 700;
        double[] x = [.. Enumerable.Range(0, C * P).Select(_ => random.NextGaussian())], overlap = new double[C], size = new double[C];
        int[] y = [.. Enumerable.Range(0, P).Select(_ => random.NextInt(C))];
        for (int k = 0; k < P; k++)
        {
            double sum = Enumerable.Range(0, C).Sum(c => Math.Exp(x[(c * P) + k]));
            for (int c = 0; c < C; c++)
            {
                double p = Math.Exp(x[(c * P) + k]) / sum;
                size[c] += p + (c == y[k] ? 1 : 0);
                overlap[c] += c == y[k] ? p : 0;
            }
        }

        double expected = average == DiceAverage.Micro
            ? 1 - (2 * overlap.Sum() / size.Sum())
            : Enumerable.Range(0, C).Average(c => 1 - (2 * overlap[c] / size[c]));
        new MulticlassDiceLoss { Average = average, Eps = 0 }.Evaluate(x, y, new LogitShape(1, C, P)).ShouldBe(expected, 1e-13);
    }

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
