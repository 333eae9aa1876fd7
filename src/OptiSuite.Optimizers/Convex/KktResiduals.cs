using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>How well a point and its multipliers satisfy the first-order conditions of a program, relative to the sizes involved.</summary>
/// <param name="Primal">The largest violation of a limit over 1 + max(|Ax|, |xⱼ| of bounded variables).</param>
/// <param name="Dual">max |Px + q + Aᵀy + z| over 1 + max(|Px|, |q|, |Aᵀy|, |z|); a multiplier of a side without limit counts as missing.</param>
/// <param name="Gap">|primal − dual objective| over 1 + the smaller of the magnitudes.</param>
internal readonly record struct KktResiduals(double Primal, double Dual, double Gap)
{
    public double Worst => double.IsNaN(Primal + Dual + Gap) ? double.PositiveInfinity : Math.Max(Primal, Math.Max(Dual, Gap));

    public static KktResiduals Measure(ConvexData data, ReadOnlySpan<double> x, ReadOnlySpan<double> multipliers)
    {
        (int n, int m) = (data.N, data.M);
        double[] px = new double[n], aty = new double[n];
        data.MultiplyHessian(x, px);
        double violation = 0, largest = 0, support = 0;
        for (int i = 0; i < m; i++)
        {
            ReadOnlySpan<double> row = data.Row(i);
            double value = TensorPrimitives.Dot(row, x);
            largest = Math.Max(largest, Math.Abs(value));
            violation = Math.Max(violation, Math.Max(data.Lower[i] - value, value - data.Upper[i]));
            double multiplier = data.Allowed(i, multipliers[i]);
            if (multiplier == 0) continue;
            support += multiplier * (multiplier > 0 ? data.Upper[i] : data.Lower[i]);
            VectorKernels.AddScaled(multiplier, row, aty);
        }

        double dual = 0, dualSize = 0, quadratic = 0, linear = 0;
        for (int j = 0; j < n; j++)
        {
            double lower = data.Lower[m + j], upper = data.Upper[m + j], multiplier = data.Allowed(m + j, multipliers[m + j]);
            if (double.IsFinite(lower) || double.IsFinite(upper)) largest = Math.Max(largest, Math.Abs(x[j]));
            violation = Math.Max(violation, Math.Max(lower - x[j], x[j] - upper));
            if (multiplier != 0) support += multiplier * (multiplier > 0 ? upper : lower);
            dual = Math.Max(dual, Math.Abs(px[j] + data.Q[j] + aty[j] + multiplier));
            dualSize = Math.Max(dualSize, Math.Max(Math.Max(Math.Abs(px[j]), Math.Abs(data.Q[j])), Math.Max(Math.Abs(aty[j]), Math.Abs(multiplier))));
            quadratic += x[j] * px[j];
            linear += x[j] * data.Q[j];
        }

        double primalObjective = (0.5 * quadratic) + linear + data.Constant, dualObjective = (-0.5 * quadratic) - support + data.Constant;
        double gap = Math.Abs(primalObjective - dualObjective);
        return new KktResiduals(
            violation / (1 + largest), dual / (1 + dualSize), gap / (1 + Math.Min(Math.Abs(primalObjective), Math.Abs(dualObjective))));
    }
}
