using System.Numerics.Tensors;

namespace OptiSuite.Problems;

/// <summary>The quadratic f(x) = ½xᵀPx + qᵀx + c.</summary>
public sealed class QuadraticObjective : ITwiceDifferentiableObjective
{
    private readonly double[] _matrix;
    private readonly double[] _linear;

    /// <summary>A quadratic.</summary>
    /// <param name="matrix">P, n×n, row-major; only its symmetric part (P + Pᵀ)/2 matters.</param>
    /// <param name="linear">q, n values.</param>
    /// <param name="constant">c.</param>
    /// <exception cref="ArgumentException">The lengths disagree, or a value is not finite.</exception>
    public QuadraticObjective(ReadOnlySpan<double> matrix, ReadOnlySpan<double> linear, double constant = 0)
    {
        int n = linear.Length;
        if (n < 1 || matrix.Length != n * n)
        {
            throw new ArgumentException($"P has {matrix.Length} values and q {n}; P must be n×n for q of n ≥ 1 values.");
        }

        if (!TensorPrimitives.IsFiniteAll(matrix) || !TensorPrimitives.IsFiniteAll(linear) || !double.IsFinite(constant))
        {
            throw new ArgumentException("A coefficient of the quadratic is not finite; correct P, q or the constant.");
        }

        _matrix = matrix.ToArray();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double mean = 0.5 * (matrix[(i * n) + j] + matrix[(j * n) + i]);
                _matrix[(i * n) + j] = mean;
                _matrix[(j * n) + i] = mean;
            }
        }

        _linear = linear.ToArray();
        Constant = constant;
    }

    /// <summary>The symmetric part of P, n×n, row-major: the Hessian.</summary>
    public ReadOnlySpan<double> Matrix => _matrix;

    /// <summary>q, n values.</summary>
    public ReadOnlySpan<double> Linear => _linear;

    /// <summary>c.</summary>
    public double Constant { get; }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        Require(x.Length, "point");
        double quadratic = 0;
        for (int i = 0; i < x.Length; i++) quadratic += x[i] * TensorPrimitives.Dot(Row(i), x);
        return (0.5 * quadratic) + TensorPrimitives.Dot(_linear, x) + Constant;
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        Require(x.Length, "point");
        Require(gradient.Length, "gradient");
        HessianVector(x, x, gradient);
        double value = (0.5 * TensorPrimitives.Dot(x, gradient)) + TensorPrimitives.Dot(_linear, x) + Constant;
        TensorPrimitives.Add(gradient, _linear, gradient);
        return value;
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        Require(v.Length, "vector");
        Require(product.Length, "product");
        for (int i = 0; i < product.Length; i++) product[i] = TensorPrimitives.Dot(Row(i), v);
    }

    private ReadOnlySpan<double> Row(int i) => _matrix.AsSpan(i * _linear.Length, _linear.Length);

    private void Require(int length, string what)
    {
        if (length != _linear.Length) throw new ArgumentException($"The {what} has {length} values, and the quadratic {_linear.Length} variables; they must agree.");
    }
}
