using OptiSuite.TestKit;

namespace OptiSuite.Losses.Tests.Layers;

/// <summary>What every layer must do.</summary>
public sealed class LayerContractTests
{
    public static TheoryData<int> Layers => [.. Enumerable.Range(0, LayerUnderTest.All.Count)];

    [Fact]
    public void All_EveryPublicLayer_IsUnderTest() =>
        typeof(Layer).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Layer)) && !t.IsAbstract)
            .Except(LayerUnderTest.All.Select(u => u.Layer.GetType())).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Layers))]
    public void Backward_RandomInputs_AgreesWithCentralDifferences(int index)
    {
        LayerUnderTest under = LayerUnderTest.All[index];
        var random = new RandomStream(31);
        for (int rows = under.MinRows; rows < 6; rows++)
        {
            double[] x = under.Input(rows, random), theta = under.Parameters(random);
            double[] y = under.Forward(theta, x, rows, out double[] workspace);
            double[] u = [.. y.Select(_ => random.NextGaussian())], gx = Filled(x.Length), gp = Filled(theta.Length);
            under.Layer.Backward(theta, x, y, rows, under.Mode, workspace, u, gx, gp);
            if (under.TakesIds) gx.ShouldAllBe(g => g == 0);
            else CheckDifferences(x, gx, () => Weighted(under, theta, x, rows, u), under.Name + ", input");
            CheckDifferences(theta, gp, () => Weighted(under, theta, x, rows, u), under.Name + ", parameter");

            double[] alone = Filled(x.Length), only = Filled(theta.Length);
            under.Layer.Backward(theta, x, y, rows, under.Mode, workspace, u, alone, default);
            under.Layer.Backward(theta, x, y, rows, under.Mode, workspace, u, default, only);
            alone.ShouldBe(gx);
            only.ShouldBe(gp);
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Forward_InputsOfPlusMinusThousand_StaysFinite(int index)
    {
        LayerUnderTest under = LayerUnderTest.All[index];
        var random = new RandomStream(5);
        double[] x = under.Input(4, random), theta = under.Parameters(random);
        for (int i = 0; i < x.Length && !under.TakesIds; i++) x[i] = random.NextInt(2) == 0 ? 1e3 : -1e3;
        double[] y = under.Forward(theta, x, 4, out double[] workspace), gx = Filled(x.Length), gp = Filled(theta.Length);
        under.Layer.Backward(theta, x, y, 4, under.Mode, workspace, [.. y.Select(_ => 1.0)], gx, gp);
        y.Concat(gx).Concat(gp).ShouldAllBe(v => double.IsFinite(v));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Forward_NoRows_GivesNothingAndAZeroGradient(int index)
    {
        LayerUnderTest under = LayerUnderTest.All[index];
        double[] theta = under.Parameters(new RandomStream(1)), gp = Filled(theta.Length);
        double[] workspace = new double[under.Layer.WorkspaceLength(0)];
        under.Layer.Forward(theta, [], 0, under.Mode, workspace, []);
        under.Layer.Backward(theta, [], [], 0, under.Mode, workspace, [], [], gp);
        gp.ShouldAllBe(g => g == 0);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Forward_WrongLengths_AreRefusedByName(int index)
    {
        LayerUnderTest under = LayerUnderTest.All[index];
        Layer layer = under.Layer;
        var random = new RandomStream(2);
        double[] x = under.Input(3, random), theta = under.Parameters(random), y = under.Forward(theta, x, 3, out double[] workspace);
        Refused(() => layer.Forward([.. theta, 1], x, 3, under.Mode, workspace, y)).ShouldContain("parameter vector of " + layer.GetType().Name);
        Refused(() => layer.Forward(theta, [.. x, 1], 3, under.Mode, workspace, y)).ShouldContain("input");
        Refused(() => layer.Forward(theta, x, 3, under.Mode, workspace, [.. y, 1])).ShouldContain("output");
        Refused(() => layer.Forward(theta, x, -1, under.Mode, workspace, y)).ShouldContain("non-negative");
        Refused(() => layer.Backward(theta, x, y, 3, under.Mode, workspace, [.. y, 1], default, default)).ShouldContain("gradient in the output");
        Refused(() => layer.Backward(theta, x, y, 3, under.Mode, workspace, y, [.. x, 1], default)).ShouldContain("gradient in the input");
        Refused(() => layer.Backward(theta, x, y, 3, under.Mode, workspace, y, default, [.. theta, 1])).ShouldContain("gradient in the parameters");
        if (workspace.Length > 0) Refused(() => layer.Forward(theta, x, 3, under.Mode, [], y)).ShouldContain("workspace");
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Forward_OnceWarm_AllocatesNothing(int index)
    {
        LayerUnderTest under = LayerUnderTest.All[index];
        var random = new RandomStream(2);
        double[] x = under.Input(3, random), theta = under.Parameters(random), y = under.Forward(theta, x, 3, out double[] workspace);
        double[] gx = Filled(x.Length), gp = Filled(theta.Length);
        Allocation.OnceWarm(Once).ShouldBe(0);

        void Once()
        {
            under.Layer.Forward(theta, x, 3, under.Mode, workspace, y);
            under.Layer.Backward(theta, x, y, 3, under.Mode, workspace, y, gx, gp);
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Slices_CoverTheParametersInOrder(int index)
    {
        Layer layer = LayerUnderTest.All[index].Layer;
        int offset = 0;
        foreach (ParameterSlice slice in layer.Slices)
        {
            slice.Offset.ShouldBe(offset);
            offset += slice.Length;
        }

        offset.ShouldBe(layer.ParameterCount);
        double[] first = Filled(offset), second = Filled(offset);
        layer.Initialize(new RandomStream(8), first);
        layer.Initialize(new RandomStream(8), second);
        first.ShouldBe(second);
        first.ShouldAllBe(p => double.IsFinite(p));
    }

    private static void CheckDifferences(double[] at, double[] gradient, Func<double> value, string what)
    {
        const double H = 1e-6;
        for (int i = 0; i < at.Length; i++)
        {
            double middle = at[i];
            at[i] = middle + H;
            double above = value();
            at[i] = middle - H;
            double below = value();
            at[i] = middle;
            gradient[i].ShouldBe((above - below) / (2 * H), 2e-7 * Math.Max(1, Math.Abs(gradient[i])), $"{what} {i}");
        }
    }

    private static double Weighted(LayerUnderTest under, double[] theta, double[] x, int rows, double[] u) =>
        under.Forward(theta, x, rows, out _).Zip(u, (y, w) => y * w).Sum();

    private static double[] Filled(int length) => [.. Enumerable.Repeat(7.0, length)];

    private static string Refused(Action action) => Should.Throw<ArgumentException>(action).Message;
}
