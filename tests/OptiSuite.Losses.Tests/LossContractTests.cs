using OptiSuite.TestKit;

namespace OptiSuite.Losses.Tests;

/// <summary>What every loss must do, whatever its family.</summary>
public sealed class LossContractTests
{
    public static TheoryData<int> Losses => [.. Enumerable.Range(0, LossUnderTest.All.Count)];

    [Theory]
    [MemberData(nameof(Losses))]
    public void EvaluateTo_RandomInputs_GradientsAgreeWithCentralDifferences(int index)
    {
        LossUnderTest loss = LossUnderTest.All[index];
        if (!loss.GradientIsDerivative) return;
        foreach (Reduction reduction in LossUnderTest.CommonReductions)
        {
            var random = new RandomStream(17);
            for (int batch = 1; batch < 8; batch++)
            {
                double[][] inputs = loss.Sample(batch, random), gradients = Room(loss, batch);
                double[] upstream = new double[reduction == Reduction.None ? loss.UnreducedLength(batch) : 1], output = new double[upstream.Length];
                for (int k = 0; k < upstream.Length; k++) upstream[k] = random.NextGaussian();
                loss.EvaluateTo(reduction, batch, inputs, output, upstream, gradients);
                if (!output.All(double.IsFinite)) continue; // every target of the batch is ignored

                for (int a = 0; a < inputs.Length; a++)
                {
                    for (int i = 0; i < inputs[a].Length; i++)
                    {
                        const double H = 1e-6;
                        double at = inputs[a][i];
                        inputs[a][i] = at + H;
                        double above = Weighted(loss, reduction, batch, inputs, upstream);
                        inputs[a][i] = at - H;
                        double below = Weighted(loss, reduction, batch, inputs, upstream);
                        inputs[a][i] = at;
                        gradients[a][i].ShouldBe((above - below) / (2 * H), 2e-7 * Math.Max(1, Math.Abs(gradients[a][i])), $"{loss.Name}, {reduction}, input {a}[{i}]");
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void EvaluateTo_SameInputs_ReductionsAgreeWithEachOther(int index)
    {
        LossUnderTest loss = LossUnderTest.All[index];
        const int Batch = 9;
        double[][] inputs = loss.Sample(Batch, new RandomStream(3)), ofNone = Room(loss, Batch), ofSum = Room(loss, Batch), unwanted = Unwanted(loss);
        double[] each = new double[loss.UnreducedLength(Batch)], sum = new double[1];
        loss.EvaluateTo(Reduction.None, Batch, inputs, each, default, ofNone);
        loss.EvaluateTo(Reduction.Sum, Batch, inputs, sum, default, ofSum);
        sum[0].ShouldBe(each.Sum(), 1e-12 * each.Sum(Math.Abs));
        loss.Evaluate(Reduction.Sum, Batch, inputs).ShouldBe(sum[0]);
        for (int a = 0; a < inputs.Length; a++) ofNone[a].ShouldBe(ofSum[a]);

        double[] alone = new double[1];
        loss.EvaluateTo(Reduction.Sum, Batch, inputs, alone, default, unwanted);
        alone[0].ShouldBe(sum[0]);
        double[][] only = [.. Room(loss, Batch).Select((g, a) => a == 0 ? g : [])];
        loss.EvaluateTo(Reduction.Sum, Batch, inputs, default, default, only);
        only[0].ShouldBe(ofSum[0]);
        Should.Throw<InvalidOperationException>(() => loss.Evaluate(Reduction.None, Batch, inputs)).Message.ShouldContain("EvaluateTo");
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void EvaluateTo_ExtremeInputs_StaysFinite(int index)
    {
        LossUnderTest loss = LossUnderTest.All[index];
        var random = new RandomStream(23);
        double[][] inputs = loss.Sample(9, random), gradients = Room(loss, 9);
        for (int i = 0; i < inputs[0].Length; i++) inputs[0][i] = loss.Extremes[random.NextInt(2)];
        double[] output = new double[1];
        if (loss.RefusalOfLargeInputs is string refusal)
        {
            Refused(() => loss.EvaluateTo(Reduction.Mean, 9, inputs, output, default, gradients)).ShouldContain(refusal);
            return;
        }

        loss.EvaluateTo(Reduction.Mean, 9, inputs, output, default, gradients);
        double.IsFinite(output[0]).ShouldBeTrue();
        output[0].ShouldBeGreaterThanOrEqualTo(loss.LowerBound);
        gradients.ShouldAllBe(g => g.All(double.IsFinite));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void EvaluateTo_EmptyBatch_SumIsZeroAndMeanIsNaN(int index)
    {
        LossUnderTest loss = LossUnderTest.All[index];
        double[][] inputs = Room(loss, 0);
        if (loss.MeanOfNothing is not { } mean)
        {
            Refused(() => loss.Evaluate(Reduction.Mean, 0, inputs));
            return;
        }

        loss.Evaluate(Reduction.Sum, 0, inputs).ShouldBe(loss.SumOfNothing);
        loss.Evaluate(Reduction.Mean, 0, inputs).ShouldBe(mean);
        loss.EvaluateTo(Reduction.None, 0, inputs, default, default, Room(loss, 0));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void EvaluateTo_MismatchedShapes_AreRefusedByName(int index)
    {
        LossUnderTest loss = LossUnderTest.All[index];
        double[][] inputs = loss.Sample(4, new RandomStream(1)), gradients = Room(loss, 4);
        double[] three = new double[3], one = new double[1];
        double[][] tooLong = [.. inputs.Select((x, a) => a == 0 ? [.. x, 0.5] : x)];
        Refused(() => loss.EvaluateTo(Reduction.Mean, 4, tooLong, one, default, gradients));
        Refused(() => loss.EvaluateTo(Reduction.Mean, 4, inputs, three, default, gradients)).ShouldContain("room for 3");
        Refused(() => loss.EvaluateTo(Reduction.None, 4, inputs, three, default, gradients)).ShouldContain("room for 3");
        Refused(() => loss.EvaluateTo(Reduction.Mean, 4, inputs, one, three, gradients)).ShouldContain("upstream");
        for (int a = 0; a < inputs.Length; a++)
        {
            double[][] wrong = [.. gradients.Select((g, b) => a == b ? three : g)];
            Refused(() => loss.EvaluateTo(Reduction.Mean, 4, inputs, one, default, wrong)).ShouldContain("gradient");
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void EvaluateTo_OnceWarm_AllocatesNothing(int index)
    {
        LossUnderTest loss = LossUnderTest.All[index];
        double[][] inputs = loss.Sample(9, new RandomStream(2)), gradients = Room(loss, 9);
        double[] output = new double[loss.UnreducedLength(9)];
        Allocation.OnceWarm(Once).ShouldBe(0);

        void Once()
        {
            loss.EvaluateTo(Reduction.None, 9, inputs, output, output, gradients);
            loss.EvaluateTo(Reduction.Mean, 9, inputs, output.AsSpan(0, 1), default, gradients);
            _ = loss.Evaluate(Reduction.Sum, 9, inputs);
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void EvaluateTo_LargeBatchOnAnyNumberOfThreads_GivesTheSameBits(int index)
    {
        LossUnderTest loss = LossUnderTest.All[index];
        int batch = loss.LargeBatch;
        double[][] inputs = loss.Sample(batch, new RandomStream(29)), alone = Room(loss, batch), together = Room(loss, batch);
        double[] value = new double[1], again = new double[1];
        loss.WithThreads(1).EvaluateTo(Reduction.Mean, batch, inputs, value, default, alone);
        loss.WithThreads(3).EvaluateTo(Reduction.Mean, batch, inputs, again, default, together);
        again[0].ShouldBe(value[0]);
        for (int a = 0; a < alone.Length; a++) together[a].AsSpan().SequenceEqual(alone[a]).ShouldBeTrue($"gradient of input {a}");
    }

    [Fact]
    public void Catalog_EveryLoss_IsFoundUnderBothItsNames()
    {
        foreach (LossDescription description in LossCatalog.All)
        {
            description.Default.Name.ShouldBe(description.Name);
            LossCatalog.Find(description.Name).ShouldBe(description);
            if (description.PyTorchName.Length > 0) LossCatalog.Find(description.PyTorchName.ToUpperInvariant()).ShouldBe(description);
        }

        Type[] types = [.. typeof(Loss).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Loss)) && !t.IsAbstract)];
        types.Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)))
            .ShouldBe(LossCatalog.All.Select(d => d.Default.GetType()).OrderBy(t => t.Name, StringComparer.Ordinal));
        LossCatalog.Find("no-such-loss").ShouldBeNull();
    }

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;

    private static double[][] Room(LossUnderTest loss, int batch) => [.. loss.InputLengths(batch).Select(n => new double[n])];

    private static double[][] Unwanted(LossUnderTest loss) => [.. loss.InputLengths(0).Select(_ => Array.Empty<double>())];

    private static double Weighted(LossUnderTest loss, Reduction reduction, int batch, double[][] inputs, double[] upstream)
    {
        double[] output = new double[upstream.Length];
        loss.EvaluateTo(reduction, batch, inputs, output, default, Unwanted(loss));
        return output.Zip(upstream, (l, u) => l * u).Sum();
    }
}
