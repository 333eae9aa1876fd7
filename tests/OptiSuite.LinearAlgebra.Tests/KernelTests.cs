using MathNet.Numerics.LinearAlgebra;
using static OptiSuite.LinearAlgebra.Tests.FactorizationTests;

namespace OptiSuite.LinearAlgebra.Tests;

public class KernelTests
{
    [Fact]
    public void TriangularSolves_LeadingBlockOfALargerArray_MatchMathNet()
    {
        var random = new RandomStream(11);
        const int stride = 9;
        for (int n = 1; n <= stride; n++)
        {
            double[] t = RandomVector(random, stride * stride), b = RandomVector(random, n);
            for (int i = 0; i < stride; i++) t[(i * stride) + i] = 3 + random.NextDouble();
            Matrix<double> block = MathNetBridge.ToMatrix(t, stride, stride).SubMatrix(0, n, 0, n);
            Vector<double> rhs = MathNetBridge.ToVector(b);
            Check((m, s, x) => Triangular.SolveLower(m, s, x), block.LowerTriangle().Solve(rhs));
            Check((m, s, x) => Triangular.SolveLowerTransposed(m, s, x), block.LowerTriangle().Transpose().Solve(rhs));
            Check((m, s, x) => Triangular.SolveUpper(m, s, x), block.UpperTriangle().Solve(rhs));
            Check((m, s, x) => Triangular.SolveUpperTransposed(m, s, x), block.UpperTriangle().Transpose().Solve(rhs));

            void Check(Action<double[], int, double[]> solve, Vector<double> expected)
            {
                double[] x = [.. b];
                solve(t, stride, x);
                ShouldAgree(x, expected.ToArray(), 1e-11);
            }
        }
    }

    [Fact]
    public void Rotate_AnyLength_KeepsNormsAndMatchesTheDefinition()
    {
        var random = new RandomStream(12);
        for (int n = 0; n < 20; n++)
        {
            double[] x = RandomVector(random, n), y = RandomVector(random, n), u = [.. x], v = [.. y];
            var rotation = GivensRotation.Annihilate(3, -4, out double r);
            r.ShouldBe(5, 1e-15);
            rotation.Apply(u, v);
            for (int i = 0; i < n; i++)
            {
                u[i].ShouldBe((0.6 * x[i]) - (0.8 * y[i]), 1e-15);
                v[i].ShouldBe((0.8 * x[i]) + (0.6 * y[i]), 1e-15);
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(0, 3)]
    [InlineData(1e300, 1e300)]
    [InlineData(-1e-300, 2e-300)]
    public void Annihilate_ZerosAndExtremes_GiveAProperRotation(double a, double b)
    {
        var rotation = GivensRotation.Annihilate(a, b, out double r);
        ((rotation.C * rotation.C) + (rotation.S * rotation.S)).ShouldBe(1, 1e-15);
        double scale = Math.Max(Math.Abs(a), Math.Abs(b));
        Math.Abs((rotation.C * a) + (rotation.S * b) - r).ShouldBeLessThanOrEqualTo(1e-15 * scale);
        Math.Abs((rotation.C * b) - (rotation.S * a)).ShouldBeLessThanOrEqualTo(1e-15 * scale);
    }

    [Fact]
    public void HouseholderReflection_RandomVectors_MapOntoTheFirstAxis()
    {
        var random = new RandomStream(13);
        for (int n = 1; n < 10; n++)
        {
            double[] x = RandomVector(random, n), v = [.. x];
            // The block [x 0]: its first column becomes (α, 0, …), its second stays 0.
            double[] block = new double[2 * n], work = new double[2];
            for (int i = 0; i < n; i++) block[2 * i] = x[i];
            double beta = HouseholderReflection.Create(v, out double alpha);
            Math.Abs(alpha).ShouldBe(Math.Sqrt(x.Sum(value => value * value)), 1e-14);
            HouseholderReflection.ApplyLeft(v, beta, block, work);
            block[0].ShouldBe(alpha, 1e-14);
            for (int i = 1; i < 2 * n; i++) block[i].ShouldBe(0, 1e-14);
        }
    }

    [Fact]
    public void HouseholderReflection_HugeAndTinyValues_DoNotOverflow()
    {
        double[] huge = [1e200, 1e200], tiny = [1e-200, 1e-200];
        HouseholderReflection.Create(huge, out double alpha);
        alpha.ShouldBe(-Math.Sqrt(2) * 1e200, 1e186);
        HouseholderReflection.Create(tiny, out alpha);
        (alpha / 1e-200).ShouldBe(-Math.Sqrt(2), 1e-14);
    }

    [Fact]
    public void MatrixProducts_RandomShapes_MatchMathNet()
    {
        var random = new RandomStream(14);
        for (int m = 1; m < 6; m++)
        {
            for (int n = 1; n < 6; n++)
            {
                double[] a = RandomVector(random, m * n), x = RandomVector(random, n), y = RandomVector(random, m), ax = new double[m];
                Matrix<double> matrix = MathNetBridge.ToMatrix(a, m, n);
                MatrixKernels.Multiply(a, x, ax);
                ShouldAgree(ax, (matrix * MathNetBridge.ToVector(x)).ToArray(), 1e-13);
                double[] z = [.. x];
                MatrixKernels.AddTransposedProduct(-2, a, y, z);
                ShouldAgree(z, (MathNetBridge.ToVector(x) - (2 * matrix.TransposeThisAndMultiply(MathNetBridge.ToVector(y)))).ToArray(), 1e-13);
                MatrixKernels.AddOuterProduct(0.5, y, x, a);
                ShouldAgree(a, Flat(matrix + (0.5 * MathNetBridge.ToVector(y).OuterProduct(MathNetBridge.ToVector(x)))), 1e-13);
            }
        }
    }

    [Fact]
    public void VectorKernels_SpecialValues_AreSeen()
    {
        VectorKernels.MaxAbs([]).ShouldBe(0);
        VectorKernels.MaxAbs([1, -3, 2]).ShouldBe(3);
        VectorKernels.MaxAbs([1, double.NaN]).ShouldBe(double.NaN);
        VectorKernels.IsFinite([1, 2]).ShouldBeTrue();
        VectorKernels.IsFinite([1, double.PositiveInfinity]).ShouldBeFalse();
        VectorKernels.IsFinite([double.NaN, 2]).ShouldBeFalse();
        VectorKernels.IsFinite([1e308, 1e308]).ShouldBeTrue();
        Should.Throw<ArgumentException>(() => VectorKernels.Rotate(new double[2], new double[3], 1, 0)).Message.ShouldContain("2 and 3");
        Should.Throw<ArgumentException>(() => MatrixKernels.Multiply([1, 2, 3], [1, 2], new double[2])).Message.ShouldContain("2×2");
    }

    [Fact]
    public void Bridge_RoundTrip_KeepsTheValues()
    {
        var random = new RandomStream(15);
        double[] a = RandomVector(random, 12), back = new double[12];
        MathNetBridge.CopyTo(MathNetBridge.ToMatrix(a, 3, 4), back);
        back.ShouldBe(a);
        MathNetBridge.ToMatrix(a, 3, 4)[1, 2].ShouldBe(a[6]);
        MathNetBridge.CopyTo(MathNetBridge.ToVector(a), back);
        back.ShouldBe(a);
        Should.Throw<ArgumentException>(() => MathNetBridge.ToMatrix(a, 3, 5)).Message.ShouldContain("15");
    }

    [Fact]
    public void Bridge_Decompositions_KnownMatrices()
    {
        MathNetBridge.Rank([1, 2, 2, 4], 2, 2).ShouldBe(1);
        MathNetBridge.Rank([1, 0, 0, 0, 1e-3, 0], 2, 3).ShouldBe(2);
        ShouldAgree(MathNetBridge.SingularValues([3, 0, 0, -4], 2, 2), [4, 3], 1e-14);
        double[] vectors = new double[4];
        ShouldAgree(MathNetBridge.SymmetricEigenvalues([2, 1, 1, 2], 2, vectors), [1, 3], 1e-14);
        (vectors[0] + vectors[2]).ShouldBe(0, 1e-14);
    }

    private static double[] Flat(Matrix<double> matrix)
    {
        double[] values = new double[matrix.RowCount * matrix.ColumnCount];
        MathNetBridge.CopyTo(matrix, values);
        return values;
    }
}
