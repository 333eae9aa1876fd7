using MathNet.Numerics.LinearAlgebra;

namespace OptiSuite.LinearAlgebra.Tests;

public class FactorizationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void Cholesky_PositiveDefinite_MatchesMathNet(int n)
    {
        var random = new RandomStream(101);
        double[] a = RandomDefinite(random, n);
        var cholesky = new Cholesky(n);
        cholesky.TryFactor(a).ShouldBeTrue();
        cholesky.FailedPivot.ShouldBe(-1);
        Matrix<double> expected = MathNetBridge.ToMatrix(a, n, n).Cholesky().Factor;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++) cholesky.Factor[(i * n) + j].ShouldBe(expected[i, j], 1e-12 * n);
        }

        double[] b = RandomVector(random, n), x = [.. b];
        cholesky.Solve(x);
        double[] back = new double[n];
        MatrixKernels.Multiply(a, x, back);
        ShouldAgree(back, b, 1e-11);
    }

    [Fact]
    public void Cholesky_Indefinite_NamesThePivot()
    {
        var cholesky = new Cholesky(3);
        cholesky.TryFactor([1, 0, 0, 0, -2, 0, 0, 0, 3]).ShouldBeFalse();
        cholesky.FailedPivot.ShouldBe(1);
    }

    [Fact]
    public void Cholesky_SingularToRounding_IsNotCalledDefinite()
    {
        var cholesky = new Cholesky(2);
        cholesky.TryFactor([1, 1, 1, 1]).ShouldBeFalse();
        cholesky.FailedPivot.ShouldBe(1);
    }

    [Fact]
    public void FactorShifted_Indefinite_FactorsTheShiftedMatrix()
    {
        var random = new RandomStream(7);
        for (int trial = 0; trial < 20; trial++)
        {
            const int n = 6;
            double[] a = new double[n * n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j <= i; j++) a[(i * n) + j] = a[(j * n) + i] = random.NextGaussian();
            }

            var cholesky = new Cholesky(n);
            double shift = cholesky.FactorShifted(a);
            cholesky.Shift.ShouldBe(shift);
            double smallest = MathNetBridge.SymmetricEigenvalues(a, n)[0];
            (smallest + shift).ShouldBeGreaterThan(0);
            double[] l = [.. cholesky.Factor];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    double sum = 0;
                    for (int k = 0; k <= j; k++) sum += l[(i * n) + k] * l[(j * n) + k];
                    sum.ShouldBe(a[(i * n) + j] + (i == j ? shift : 0), 1e-12);
                }
            }
        }
    }

    [Fact]
    public void FactorShifted_NaN_IsRefused() =>
        Should.Throw<ArgumentException>(() => new Cholesky(1).FactorShifted([double.NaN])).Message.ShouldContain("finite");

    [Fact]
    public void InvertFactor_AnyOrder_IsTheInverse()
    {
        var random = new RandomStream(3);
        for (int n = 1; n < 12; n++)
        {
            var cholesky = new Cholesky(n);
            cholesky.TryFactor(RandomDefinite(random, n)).ShouldBeTrue();
            double[] inverse = new double[n * n], l = [.. cholesky.Factor];
            cholesky.InvertFactor(inverse);
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double sum = 0;
                    for (int k = j; k <= i; k++) sum += l[(i * n) + k] * inverse[(k * n) + j];
                    sum.ShouldBe(i == j ? 1 : 0, 1e-12);
                    if (j > i) inverse[(i * n) + j].ShouldBe(0);
                }
            }
        }
    }

    internal static double[] RandomVector(RandomStream random, int n)
    {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) x[i] = random.NextGaussian();
        return x;
    }

    internal static double[] RandomDefinite(RandomStream random, int n)
    {
        double[] m = RandomVector(random, n * n), a = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double sum = i == j ? 0.1 : 0;
                for (int k = 0; k < n; k++) sum += m[(i * n) + k] * m[(j * n) + k];
                a[(i * n) + j] = sum;
            }
        }

        return a;
    }

    internal static void ShouldAgree(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, double tolerance)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < actual.Length; i++) actual[i].ShouldBe(expected[i], tolerance * (1 + Math.Abs(expected[i])), $"at {i}");
    }
}
