using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Losses;

/// <summary>The mean and the unbiased covariance of N features of D dimensions, and the way back from their gradients.</summary>
internal readonly ref struct FeatureStatistics
{
    private readonly Span<double> _centered;
    private readonly int _count;

    public FeatureStatistics(ReadOnlySpan<double> features, int dimension, Span<double> centered, Span<double> mean, Span<double> covariance)
    {
        int n = features.Length / dimension;
        mean.Clear();
        for (int i = 0; i < n; i++) TensorPrimitives.Add(mean, features.Slice(i * dimension, dimension), mean);
        TensorPrimitives.Divide(mean, n, mean);
        for (int i = 0; i < n; i++)
        {
            TensorPrimitives.Subtract(features.Slice(i * dimension, dimension), mean, centered.Slice(i * dimension, dimension));
        }

        MatrixProduct.Multiply(
            dimension, dimension, n, 1.0 / (n - 1), centered, 1, dimension, centered, dimension, 1, 0, covariance, dimension);
        _centered = centered;
        _count = n;
        Mean = mean;
        Covariance = covariance;
    }

    public ReadOnlySpan<double> Mean { get; }

    public ReadOnlySpan<double> Covariance { get; }

    /// <summary>Each feature enters the mean by 1/N and the covariance by 2/(N − 1) of its distance from the mean.</summary>
    public void Backpropagate(ReadOnlySpan<double> meanGradient, ReadOnlySpan<double> covarianceGradient, Span<double> featuresGradient)
    {
        if (featuresGradient.IsEmpty) return;
        int d = meanGradient.Length;
        for (int i = 0; i < _count; i++) TensorPrimitives.Divide(meanGradient, _count, featuresGradient.Slice(i * d, d));
        MatrixProduct.Multiply(_count, d, d, 2.0 / (_count - 1), _centered, d, 1, covarianceGradient, d, 1, 1, featuresGradient, d);
    }
}
