using static OptiSuite.LinearAlgebra.Tests.FactorizationTests;

namespace OptiSuite.LinearAlgebra.Tests;

/// <summary>The products of every small shape, around four rows at a time and the widths of vectors, against their definitions.</summary>
public class RowKernelTests
{
    private const double Tolerance = 1e-13;
    private static readonly int[] _columns = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 40];

    public static TheoryData<int> Columns => [.. _columns];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Products_EveryNumberOfRows_MatchTheirDefinitions(int n)
    {
        var random = new RandomStream(21);
        for (int m = 0; m <= 13; m++)
        {
            double[] a = RandomVector(random, m * n), x = RandomVector(random, n), y = RandomVector(random, m), z = RandomVector(random, m);
            // Some coefficients are zero, so that the rows that are gathered do not follow each other.
            for (int i = 0; i < m; i += 3) z[i] = 0;
            double[] product = [.. y], sum = [.. x], updated = [.. a];
            MatrixKernels.Multiply(a, x, product);
            MatrixKernels.AddTransposedProduct(-0.75, a, z, sum);
            MatrixKernels.AddOuterProduct(-0.75, z, x, updated);
            for (int i = 0; i < m; i++)
            {
                double dot = 0;
                for (int j = 0; j < n; j++)
                {
                    dot += a[(i * n) + j] * x[j];
                    updated[(i * n) + j].ShouldBe(a[(i * n) + j] - (0.75 * z[i] * x[j]), Tolerance);
                }

                product[i].ShouldBe(dot, Tolerance);
            }

            for (int j = 0; j < n; j++)
            {
                double expected = x[j];
                for (int i = 0; i < m; i++) expected -= 0.75 * z[i] * a[(i * n) + j];
                sum[j].ShouldBe(expected, Tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void DotAndAddScaled_AnyLength_MatchTheirDefinitions(int n)
    {
        var random = new RandomStream(22);
        double[] x = RandomVector(random, n), y = RandomVector(random, n), z = [.. y];
        double dot = 0;
        for (int j = 0; j < n; j++) dot += x[j] * y[j];
        VectorKernels.Dot(x, y).ShouldBe(dot, Tolerance);
        VectorKernels.AddScaled(1.5, x, z);
        for (int j = 0; j < n; j++) z[j].ShouldBe(y[j] + (1.5 * x[j]), Tolerance);
    }

    [Fact]
    public void ProductsWithZeroCoefficients_RowsThatAreNotFinite_AreNotRead()
    {
        const int m = 9, n = 6;
        double[] a = new double[m * n], y = new double[m], x = new double[n];
        Array.Fill(a, double.NaN);
        for (int i = 0; i < m; i += 2)
        {
            y[i] = 1;
            a.AsSpan(i * n, n).Fill(2);
        }

        MatrixKernels.AddTransposedProduct(1, a, y, x);
        x.ShouldAllBe(value => value == 10);
    }

    [Fact]
    public void DotAndAddScaled_LengthsDiffer_AreRefused()
    {
        Should.Throw<ArgumentException>(() => VectorKernels.Dot([1, 2], [1, 2, 3]));
        Should.Throw<ArgumentException>(() => VectorKernels.Dot([1, 2, 3], [1, 2]));
        Should.Throw<ArgumentException>(() => VectorKernels.AddScaled(1, [1, 2, 3], new double[2]));
        Should.Throw<ArgumentException>(() => MatrixKernels.Multiply([1, 2, 3, 4], [1, 2], new double[3]));
    }
}
