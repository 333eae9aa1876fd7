namespace OptiSuite.LinearAlgebra.Tests;

public sealed class QuasidefiniteFactorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(48)]
    [InlineData(49)]
    [InlineData(200)]
    public void Solve_RandomQuasidefiniteMatrices_LeavesASmallResidual(int n)
    {
        var random = new RandomStream(9);
        var factor = new QuasidefiniteFactor(n + 3);
        for (int k = 0; k < 3; k++)
        {
            bool[] positive = new bool[n];
            for (int i = 0; i < n; i++) positive[i] = random.NextInt(2) == 0;
            double[] a = new double[n * n], x = new double[n], b = new double[n];
            Span<double> storage = factor.Begin(n);
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    // Definite blocks stay definite by their diagonal; what couples them may be anything.
                    double value = (positive[i] == positive[j] ? 0.5 / n : 1) * random.NextGaussian();
                    a[(i * n) + j] = a[(j * n) + i] = storage[(i * n) + j] = value;
                }

                a[(i * n) + i] = storage[(i * n) + i] = positive[i] ? 2 : -2;
                x[i] = random.NextGaussian();
            }

            MatrixKernels.Multiply(a, x, b);
            factor.Factor(positive, 1e-14, 1e-7);
            factor.Solve(b);
            factor.ReplacedPivots.ShouldBe(0);
            for (int i = 0; i < n; i++) b[i].ShouldBe(x[i], 1e-11);
        }
    }

    [Fact]
    public void Factor_SingularMatrix_ReplacesThePivotAndCountsIt()
    {
        var factor = new QuasidefiniteFactor(2);
        new double[] { 1, 0, 1, 1 }.CopyTo(factor.Begin(2));
        factor.Factor([true, true], 1e-12, 1e-6);
        factor.ReplacedPivots.ShouldBe(1);
        double[] x = [1, 1];
        factor.Solve(x);
        x.ShouldBe([1, 0]);
    }

    [Fact]
    public void Begin_OrderBeyondTheCapacity_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new QuasidefiniteFactor(3).Begin(4));
}
