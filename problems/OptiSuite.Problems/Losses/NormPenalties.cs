using System.Numerics.Tensors;

namespace OptiSuite.Problems;

/// <summary>
/// Penalties that fix norms. Losses of angles do not feel the scale of an embedding: weight decay would shrink it to 0 and leave no
/// minimum, so its norm is drawn to 1 instead.
/// </summary>
internal static class NormPenalties
{
    /// <summary>c(‖x‖² − 1)².</summary>
    public static double TowardsOne(double c, ReadOnlySpan<double> x, Span<double> gradient)
    {
        double excess = TensorPrimitives.SumOfSquares(x) - 1;
        if (!gradient.IsEmpty) TensorPrimitives.MultiplyAdd(x, 4 * c * excess, gradient, gradient);
        return c * excess * excess;
    }

    /// <summary>c Σ (‖row‖² − 1)² over the rows of a matrix.</summary>
    public static double RowsTowardsOne(double c, ReadOnlySpan<double> matrix, int columns, Span<double> gradient)
    {
        double sum = 0;
        for (int k = 0; k < matrix.Length; k += columns)
        {
            sum += TowardsOne(c, matrix.Slice(k, columns), gradient.IsEmpty ? default : gradient.Slice(k, columns));
        }

        return sum;
    }

    /// <summary>c‖x‖².</summary>
    public static double Squares(double c, ReadOnlySpan<double> x, Span<double> gradient)
    {
        if (!gradient.IsEmpty) TensorPrimitives.MultiplyAdd(x, 2 * c, gradient, gradient);
        return c * TensorPrimitives.SumOfSquares(x);
    }
}
