using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>Checks proofs that a program has no solution, on the program as it was given, after repairing what can be repaired exactly.</summary>
internal static class Certificates
{
    // How far a proof may be off, relative to what it shows: no point with |x|₁ below 1/this can be feasible.
    private const double Accuracy = 1e-9;

    // What it shows must be well above the rounding of the sums it is computed by.
    private const double Rounding = 1e-11;

    /// <summary>
    /// Whether multipliers prove that no point satisfies the limits: Aᵀy + z = 0 and Σ y·limit + Σ z·bound &lt; 0. Scaled to a largest magnitude of 1;
    /// z is set to −Aᵀy wherever the bounds allow that sign, which makes the proof exact there.
    /// </summary>
    public static bool IsFarkas(ConvexData data, Span<double> multipliers)
    {
        (int n, int m) = (data.N, data.M);
        if (!Normalize(multipliers)) return false;
        for (int i = 0; i < m; i++)
        {
            multipliers[i] = data.Allowed(i, multipliers[i]);
            if (Math.Abs(multipliers[i]) < 1e-14) multipliers[i] = 0;
        }

        Span<double> z = multipliers[m..];
        double[] sums = new double[n];
        MatrixKernels.AddTransposedProduct(1, data.A, multipliers[..m], sums);
        double error = 0;
        for (int j = 0; j < n; j++)
        {
            z[j] = data.Allowed(m + j, -sums[j]);
            error = Math.Max(error, Math.Abs(sums[j] + z[j]));
        }

        double support = 0, size = 0;
        for (int c = 0; c < m + n; c++)
        {
            if (multipliers[c] == 0) continue;
            double term = multipliers[c] * (multipliers[c] > 0 ? data.Upper[c] : data.Lower[c]);
            support += term;
            size += Math.Abs(term);
        }

        return support < -Rounding * size && error <= Accuracy * -support;
    }

    /// <summary>
    /// Whether the objective falls along a direction without end and without leaving the limits: Pd = 0, qᵀd &lt; 0, (Ad, d) in the directions the limits
    /// leave open. Scaled to a largest magnitude of 1; components that would run into a bound are set to zero.
    /// </summary>
    public static bool IsRay(ConvexData data, Span<double> direction)
    {
        (int n, int m) = (data.N, data.M);
        if (!Normalize(direction)) return false;
        for (int j = 0; j < n; j++) direction[j] = Open(data, m + j, direction[j]) && Math.Abs(direction[j]) > 1e-14 ? direction[j] : 0;
        double slope = TensorPrimitives.Dot(data.Q, direction), size = 0, error = 0;
        for (int j = 0; j < n; j++) size += Math.Abs(data.Q[j] * direction[j]);
        if (!(slope < -Rounding * size)) return false;
        for (int i = 0; i < m; i++)
        {
            double rate = TensorPrimitives.Dot(data.Row(i), direction);
            if (!Open(data, i, rate)) error = Math.Max(error, Math.Abs(rate));
        }

        double[] curvature = new double[n];
        data.MultiplyHessian(direction, curvature);
        return Math.Max(error, VectorKernels.MaxAbs(curvature)) <= Accuracy * -slope;
    }

    private static bool Open(ConvexData data, int c, double rate) =>
        (rate >= 0 || double.IsNegativeInfinity(data.Lower[c])) && (rate <= 0 || double.IsPositiveInfinity(data.Upper[c]));

    private static bool Normalize(Span<double> values)
    {
        double largest = VectorKernels.MaxAbs(values);
        if (!(largest > 0) || !double.IsFinite(largest)) return false;
        TensorPrimitives.Divide(values, largest, values);
        return true;
    }
}
