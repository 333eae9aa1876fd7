using MathNet.Numerics.LinearAlgebra;

namespace OptiSuite.LinearAlgebra.Tests;

public class SymmetricEigenTests
{
    [Fact]
    public void Decompose_RandomMatrices_GivesOrthonormalRowsThatRebuildTheMatrix()
    {
        var random = new RandomStream(41);
        foreach (int n in new[] { 1, 2, 3, 4, 5, 8, 13, 40, 101 }) Check(Symmetric(n, random));
    }

    [Fact]
    public void Decompose_SpecialMatrices_AreHandled()
    {
        var random = new RandomStream(42);
        Check([3, 0, 0, 0, -1, 0, 0, 0, 2], [-1, 2, 3]);
        Check(new double[25], new double[5]);
        Check([0, 1, 1, 0], [-1, 1]);
        Check([2, -1, 0, -1, 2, -1, 0, -1, 2], [2 - Math.Sqrt(2), 2, 2 + Math.Sqrt(2)]);
        // All ones: n once, else 0; a multiple of the identity; rank 2 of 30; graded over 12 orders of magnitude either way.
        Check([.. Enumerable.Repeat(1.0, 36)], [0, 0, 0, 0, 0, 6]);
        Check([.. Enumerable.Range(0, 49).Select(i => i % 8 == 0 ? 5.0 : 0)], [5, 5, 5, 5, 5, 5, 5]);
        double[] x = Vector(30, random), y = Vector(30, random);
        Check([.. Enumerable.Range(0, 900).Select(i => (x[i / 30] * x[i % 30]) + (y[i / 30] * y[i % 30]))]);
        foreach (int sign in new[] { -1, 1 })
        {
            double[] graded = Symmetric(12, random);
            for (int i = 0; i < 144; i++) graded[i] *= Math.Pow(10, sign * 0.5 * ((i / 12) + (i % 12)));
            Check(graded);
        }

        foreach (double size in new[] { 1e-200, 1e-160, 1e160, 1e300 }) Check([.. Symmetric(6, random).Select(v => v * size)]);
    }

    [Fact]
    public void Values_RandomMatrices_AgreeWithDecomposeAndMathNet()
    {
        var random = new RandomStream(43);
        for (int n = 1; n < 30; n++)
        {
            double[] a = Symmetric(n, random), values = new double[n], both = new double[n], scratch = new double[3 * n];
            double[] expected = [.. Matrix<double>.Build.DenseOfRowMajor(n, n, a).Evd(Symmetricity.Symmetric).EigenValues.Select(l => l.Real).Order()];
            SymmetricEigen.Values([.. a], values, scratch);
            SymmetricEigen.Decompose([.. a], both, scratch);
            for (int i = 0; i < n; i++)
            {
                values[i].ShouldBe(expected[i], 1e-13 * n);
                both[i].ShouldBe(expected[i], 1e-13 * n);
            }
        }
    }

    [Fact]
    public void Decompose_WrongLengthsOrNaN_AreRefused()
    {
        Should.Throw<ArgumentException>(() => SymmetricEigen.Decompose(new double[5], new double[2], new double[6])).Message.ShouldContain("needs 4");
        Should.Throw<ArgumentException>(() => SymmetricEigen.Decompose(new double[4], new double[2], new double[5])).Message.ShouldContain("scratch");
        Should.Throw<ArgumentException>(() => SymmetricEigen.Values([double.NaN], new double[1], new double[3])).Message.ShouldContain("not finite");
        SymmetricEigen.Decompose([], [], []);
    }

    [Fact]
    public void Decompose_OnceWarm_AllocatesNothing()
    {
        double[] a = Symmetric(20, new RandomStream(44)), values = new double[20], scratch = new double[60], copy = new double[400];
        long before = 0;
        for (int i = 0; i < 4; i++)
        {
            if (i == 2) before = GC.GetAllocatedBytesForCurrentThread();
            a.CopyTo(copy, 0);
            SymmetricEigen.Decompose(copy, values, scratch);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static void Check(double[] a, double[]? expected = null)
    {
        int n = (int)Math.Sqrt(a.Length);
        double[] v = [.. a], values = new double[n];
        SymmetricEigen.Decompose(v, values, new double[SymmetricEigen.ScratchLength(n)]);
        values.ShouldBe(values.Order());
        double size = VectorKernels.MaxAbs(a);
        for (int i = 0; i < n; i++)
        {
            if (expected is not null) values[i].ShouldBe(expected[i], 1e-14 * Math.Max(1, size) * n);
            for (int j = 0; j < n; j++)
            {
                double rebuilt = 0, dot = 0;
                for (int k = 0; k < n; k++)
                {
                    rebuilt += v[(k * n) + i] * values[k] * v[(k * n) + j];
                    dot += v[(i * n) + k] * v[(j * n) + k];
                }

                dot.ShouldBe(i == j ? 1 : 0, 2e-14 * Math.Sqrt(n));
                Math.Abs(rebuilt - a[(i * n) + j]).ShouldBeLessThanOrEqualTo(1e-14 * n * size);
            }
        }
    }

    private static double[] Vector(int n, RandomStream random) => [.. Enumerable.Range(0, n).Select(_ => random.NextGaussian())];

    private static double[] Symmetric(int n, RandomStream random)
    {
        double[] a = Vector(n * n, random);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++) a[(i * n) + j] = a[(j * n) + i];
        }

        return a;
    }
}
