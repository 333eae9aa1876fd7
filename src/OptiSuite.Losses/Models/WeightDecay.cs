using System.Numerics;
using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>A penalty on the size of the parameters: (λ₂/2)‖θ‖² + λ₁‖θ‖₁. The default is none.</summary>
/// <remarks>
/// λ₂ shrinks parameters in proportion, as the weight decay of PyTorch's SGD; λ₁ makes small ones 0. The subgradient of |θ| at 0 is 0.
/// A number stands for λ₂. A. Krogh, J. Hertz, "A simple weight decay can improve generalization", NIPS 1991.
/// </remarks>
/// <example><code>var sparse = new WeightDecay { L1 = 0.01, L2 = 0.1 };
/// WeightDecay ridge = 0.1;</code></example>
public readonly record struct WeightDecay
{
    /// <summary>λ₂ of (λ₂/2)‖θ‖², finite and not negative. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double L2
    {
        get;
        init => field = Valid(value, nameof(L2));
    }

    /// <summary>λ₁ of λ₁‖θ‖₁, finite and not negative. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double L1
    {
        get;
        init => field = Valid(value, nameof(L1));
    }

    /// <summary>Whether the penalty is smooth: λ₁ = 0.</summary>
    public bool IsSmooth => L1 == 0;

    /// <summary>The penalty (λ₂/2)‖θ‖².</summary>
    /// <param name="l2">λ₂.</param>
    public static implicit operator WeightDecay(double l2) => new() { L2 = l2 };

    /// <summary>Returns the penalty, and adds its gradient.</summary>
    /// <param name="parameters">θ.</param>
    /// <param name="gradient">Its gradient is added to this; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient = default)
    {
        if (!gradient.IsEmpty && gradient.Length != parameters.Length)
        {
            throw new ArgumentException($"The gradient has {gradient.Length} values and the parameters {parameters.Length}; they must agree.");
        }

        double value = 0;
        if (L2 > 0)
        {
            value += 0.5 * L2 * TensorPrimitives.SumOfSquares(parameters);
            if (!gradient.IsEmpty) TensorPrimitives.MultiplyAdd(parameters, L2, gradient, gradient);
        }

        if (L1 > 0)
        {
            value += L1 * TensorPrimitives.SumOfMagnitudes(parameters);
            if (!gradient.IsEmpty) AddSigns(parameters, gradient);
        }

        return value;
    }

    private void AddSigns(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        int width = Vector<double>.Count, i = 0;
        for (; i <= parameters.Length - width; i += width)
        {
            var theta = new Vector<double>(parameters[i..]);
            Vector<double> sign = Vector.ConditionalSelect(
                Vector.Equals(theta, Vector<double>.Zero).As<long, double>(), Vector<double>.Zero, Vector.CopySign(new Vector<double>(L1), theta));
            (new Vector<double>(gradient[i..]) + sign).CopyTo(gradient[i..]);
        }

        for (; i < parameters.Length; i++)
        {
            if (parameters[i] != 0) gradient[i] += Math.CopySign(L1, parameters[i]);
        }
    }

    private static double Valid(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The weight decay must be finite and not negative; 0 is none.");
}
