using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>±ℓₜ, the quadratic that is ±1 at point t and 0 at the others: where it is large, a point in place of t determines models well.</summary>
internal sealed class LagrangeFunction(InterpolationSet set) : IQuadraticForm
{
    private int _t;
    private double _sign;

    public void Choose(int t, double sign) => (_t, _sign) = (t, sign);

    public void Gradient(ReadOnlySpan<double> u, Span<double> gradient)
    {
        Multiply(u, gradient);
        TensorPrimitives.MultiplyAdd(set.Lagrange(_t).Slice(1, set.Dimension), _sign, gradient, gradient);
    }

    public void Multiply(ReadOnlySpan<double> v, Span<double> product)
    {
        product.Clear();
        ReadOnlySpan<double> lambda = set.Lagrange(_t)[(set.Dimension + 1)..];
        for (int k = 0; k < set.Count; k++)
        {
            Span<double> u = set.Point(k);
            TensorPrimitives.MultiplyAdd(u, _sign * lambda[k] * TensorPrimitives.Dot(u, v), product, product);
        }
    }
}
