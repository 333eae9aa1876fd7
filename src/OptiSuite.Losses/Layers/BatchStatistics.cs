using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// The running mean and variance of a <see cref="BatchNorm1DLayer"/>. They belong to the caller: layers read them, and change only where
/// <see cref="Update"/> is called. Do not update them while another thread evaluates the model.
/// </summary>
public sealed class BatchStatistics
{
    private readonly double[] _mean, _variance;

    /// <summary>Mean 0 and variance 1 for each feature, as PyTorch starts.</summary>
    /// <param name="count">D, the number of features, at least 1.</param>
    public BatchStatistics(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _mean = new double[count];
        _variance = new double[count];
        _variance.AsSpan().Fill(1);
    }

    /// <summary>The mean of each feature; may be set, for instance from a file.</summary>
    public Span<double> Mean => _mean;

    /// <summary>The variance of each feature; may be set.</summary>
    public Span<double> Variance => _variance;

    /// <summary>
    /// Moves mean and variance a part of the way to those of a batch: s ← (1 − m)·s + m·s(batch), the variance with divisor N − 1.
    /// </summary>
    /// <param name="input">What the layer gets, N×D.</param>
    /// <param name="rows">N, at least 2.</param>
    /// <param name="momentum">m, from 0 to 1. Default 0.1, as in PyTorch; 1 takes the batch's own.</param>
    /// <exception cref="ArgumentException">The length is not N×D, or there are too few rows.</exception>
    public void Update(ReadOnlySpan<double> input, int rows, double momentum = 0.1)
    {
        if (rows < 2 || input.Length != checked(rows * _mean.Length))
        {
            throw new ArgumentException($"The statistics of {_mean.Length} features need at least 2 rows of them; got {input.Length} values for {rows} row(s).");
        }

        if (!(momentum is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "The momentum is the part taken from the new batch, from 0 to 1.");
        }

        int d = _mean.Length;
        using var scratch = new ScratchSpace<double>(2 * d);
        Span<double> mean = scratch.Take(d), variance = scratch.Take(d);
        Of(input, rows, mean, variance);
        TensorPrimitives.Multiply(variance, rows / (rows - 1.0), variance);
        TensorPrimitives.Multiply(_mean, 1 - momentum, _mean);
        TensorPrimitives.MultiplyAdd(mean, momentum, _mean, _mean);
        TensorPrimitives.Multiply(_variance, 1 - momentum, _variance);
        TensorPrimitives.MultiplyAdd(variance, momentum, _variance, _variance);
    }

    /// <summary>Mean and biased variance of each column, the variance by a second pass, which keeps its digits.</summary>
    internal static void Of(ReadOnlySpan<double> input, int rows, Span<double> mean, Span<double> variance)
    {
        int d = mean.Length;
        mean.Clear();
        variance.Clear();
        for (int i = 0; i < rows; i++) TensorPrimitives.Add(mean, input.Slice(i * d, d), mean);
        TensorPrimitives.Divide(mean, rows, mean);
        using var scratch = new ScratchSpace<double>(d);
        Span<double> difference = scratch.Take(d);
        for (int i = 0; i < rows; i++)
        {
            TensorPrimitives.Subtract(input.Slice(i * d, d), mean, difference);
            TensorPrimitives.MultiplyAdd(difference, difference, variance, variance);
        }

        TensorPrimitives.Divide(variance, rows, variance);
    }
}
