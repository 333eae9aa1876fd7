using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>Scales each row to the length 1: y = x/max(‖x‖, ε).</summary>
/// <remarks>A zero row stays 0. PyTorch: <c>functional.normalize</c> with p = 2.</remarks>
/// <example><code>var layer = new NormalizeLayer(10);</code></example>
public sealed record NormalizeLayer : RowLayer
{
    /// <summary>A layer for rows of so many values.</summary>
    /// <param name="count">The values of a row, at least 1.</param>
    public NormalizeLayer(int count)
        : base(count, count)
    {
    }

    /// <summary>ε, the shortest length that is divided by, positive and finite. Default 10⁻¹², as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Eps
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be positive and finite; it keeps a zero row from 0/0.");
    } = 1e-12;

    private protected override void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        double length = TensorPrimitives.Norm(x);
        TensorPrimitives.Divide(x, length > Eps || double.IsNaN(length) ? length : Eps, y);
    }

    private protected override void Backpropagate(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> g, Span<double> gradient)
    {
        // (g − y·(y·g))/‖x‖; below ε the length is a constant.
        double length = TensorPrimitives.Norm(x);
        if (length > Eps || double.IsNaN(length))
        {
            TensorPrimitives.MultiplyAdd(y, -TensorPrimitives.Dot(y, g), g, gradient);
            TensorPrimitives.Divide(gradient, length, gradient);
        }
        else
        {
            TensorPrimitives.Divide(g, Eps, gradient);
        }
    }
}
