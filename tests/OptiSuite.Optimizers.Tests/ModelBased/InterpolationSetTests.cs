namespace OptiSuite.Optimizers.Tests.ModelBased;

public sealed class InterpolationSetTests
{
    private const int N = 4;

    [Fact]
    public void TryInvert_RandomPoints_LagrangeFunctionsAreOneAtTheirPointAndZeroAtTheOthers()
    {
        InterpolationSet set = RandomSet(new RandomStream(3));
        for (int t = 0; t < set.Count; t++)
        {
            for (int k = 0; k < set.Count; k++) Lagrange(set, t, set.Point(k)).ShouldBe(k == t ? 1 : 0, 1e-9);
        }
    }

    [Fact]
    public void Replace_ManyPoints_GivesTheInverseThatIsMadeAnew()
    {
        var random = new RandomStream(8);
        InterpolationSet set = RandomSet(random);
        double[] u = new double[N];
        for (int round = 0; round < 20; round++)
        {
            random.FillGaussian(u);
            set.Prepare(u);
            int t = Enumerable.Range(0, set.Count).MaxBy(set.Denominator);
            set.IsSafe(t).ShouldBeTrue();
            set.Replace(t, u, 0);
        }

        ShouldEqualInverse(set);
    }

    [Fact]
    public void Append_UpToTheCapacity_GivesTheInverseThatIsMadeAnew()
    {
        var random = new RandomStream(4);
        InterpolationSet set = RandomSet(random, capacity: 13);
        double[] u = new double[N];
        while (set.Count < 13)
        {
            random.FillGaussian(u);
            set.Prepare(u);
            set.CanAppend.ShouldBeTrue();
            set.Append(u, 0);
        }

        set.Prepare(u);
        set.CanAppend.ShouldBeFalse();
        ShouldEqualInverse(set);
    }

    [Fact]
    public void TryInvert_PointsInAPlane_AreRefused()
    {
        var random = new RandomStream(3);
        InterpolationSet set = RandomSet(random);
        for (int k = 0; k < set.Count; k++) set.Point(k)[1] = 0;
        set.TryInvert().ShouldBeFalse();
    }

    /// <summary>Models through 2n + 1 points: interpolating, and of all quadratics with the least change of second derivatives, so zero where f is linear.</summary>
    [Fact]
    public void Fit_AnyValues_InterpolatesAllPointsInAnyCoordinates()
    {
        var random = new RandomStream(6);
        InterpolationSet set = RandomSet(random);
        var model = new QuadraticModel(set);
        for (int k = 0; k < set.Count; k++) set.Values[k] = random.NextGaussian();
        model.Fit();
        for (int k = 0; k < set.Count; k++) model.Evaluate(set.Point(k)).ShouldBe(set.Values[k], 1e-9);
        double[] shift = [0.3, -0.2, 0.1, 0.5];
        model.Transform(shift, 0.5);
        set.Transform(shift, 0.5);
        for (int k = 0; k < set.Count; k++) model.Evaluate(set.Point(k)).ShouldBe(set.Values[k], 1e-9);
    }

    [Fact]
    public void Correct_NewPoint_KeepsTheOthersInterpolated()
    {
        var random = new RandomStream(12);
        InterpolationSet set = RandomSet(random);
        var model = new QuadraticModel(set);
        for (int k = 0; k < set.Count; k++) set.Values[k] = random.NextGaussian();
        model.Fit();
        double[] u = [0.5, -0.7, 0.2, 0.9];
        set.Prepare(u);
        double error = 2 - model.Evaluate(u);
        model.Release(5);
        set.Replace(5, u, 2);
        model.Correct(5, error);
        for (int k = 0; k < set.Count; k++) model.Evaluate(set.Point(k)).ShouldBe(set.Values[k], 1e-9);
    }

    [Fact]
    public void Fit_FullSetOnAQuadratic_RecoversItsHessian()
    {
        var random = new RandomStream(5);
        int capacity = (N + 1) * (N + 2) / 2;
        InterpolationSet set = RandomSet(random, capacity);
        double[] u = new double[N];
        while (set.Count < capacity)
        {
            random.FillGaussian(u);
            set.Prepare(u);
            set.Append(u, 0);
        }

        double[,] hessian = { { 4, 1, 0, -2 }, { 1, 3, 0.5, 0 }, { 0, 0.5, -1, 1 }, { -2, 0, 1, 100 } };
        for (int k = 0; k < set.Count; k++) set.Values[k] = Quadratic(hessian, set.Point(k));
        set.TryInvert().ShouldBeTrue();
        var model = new QuadraticModel(set);
        model.Fit();
        double[] product = new double[N];
        for (int j = 0; j < N; j++)
        {
            double[] unit = new double[N];
            unit[j] = 1;
            model.Multiply(unit, product);
            for (int i = 0; i < N; i++) product[i].ShouldBe(hessian[i, j], 1e-8);
            model.Curvature(j).ShouldBe(hessian[j, j], 1e-8);
        }

        double[] gradient = new double[N];
        model.Gradient(new double[N], gradient);
        for (int i = 0; i < N; i++) gradient[i].ShouldBe(i + 1, 1e-8);
    }

    private static double Quadratic(double[,] hessian, ReadOnlySpan<double> u)
    {
        double sum = 7;
        for (int i = 0; i < N; i++)
        {
            sum += (i + 1) * u[i];
            for (int j = 0; j < N; j++) sum += 0.5 * u[i] * hessian[i, j] * u[j];
        }

        return sum;
    }

    private static InterpolationSet RandomSet(RandomStream random, int capacity = (2 * N) + 1)
    {
        var set = new InterpolationSet(N, capacity);
        for (int k = 0; k < set.Count; k++) random.FillGaussian(set.Point(k));
        set.TryInvert().ShouldBeTrue();
        return set;
    }

    private static void ShouldEqualInverse(InterpolationSet set)
    {
        double[][] updated = [.. Enumerable.Range(0, set.Count).Select(t => set.Lagrange(t).ToArray())];
        set.TryInvert().ShouldBeTrue();
        for (int t = 0; t < set.Count; t++) set.Lagrange(t).ToArray().ShouldBe(updated[t], 1e-6 * updated[t].Max(Math.Abs));
    }

    private static double Lagrange(InterpolationSet set, int t, ReadOnlySpan<double> u)
    {
        ReadOnlySpan<double> coefficients = set.Lagrange(t);
        double sum = coefficients[0];
        for (int j = 0; j < N; j++) sum += coefficients[1 + j] * u[j];
        for (int k = 0; k < set.Count; k++)
        {
            double inner = 0;
            for (int j = 0; j < N; j++) inner += set.Point(k)[j] * u[j];
            sum += 0.5 * coefficients[N + 1 + k] * inner * inner;
        }

        return sum;
    }
}
