using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// Scales rows and columns of [P Aᵀ; A 0] to a magnitude near 1, and the objective to 1, by powers of two, which round nothing.
/// x = D x̂, Â = E A D, P̂ = c D P D, q̂ = c D q, λ = E λ̂ / c, z = D⁻¹ ẑ / c. x is measured in units of a typical limit, where that is asked for.
/// </summary>
/// <remarks>D. Ruiz, A scaling algorithm to equilibrate both rows and columns norms in matrices, RAL-TR-2001-034, Rutherford Appleton Laboratory, 2001.</remarks>
internal sealed class Equilibration
{
    private const int Sweeps = 12;
    private readonly int _n, _m;
    private readonly double[] _scale, _p, _a;

    public Equilibration(ConvexData original, bool measuresLimits = true)
    {
        (_n, _m) = (original.N, original.M);
        (int n, int m) = (_n, _m);
        double[] p = (double[])original.P.Clone(), a = (double[])original.A.Clone();
        _scale = new double[m + n];
        Array.Fill(_scale, 1);
        double[] norms = new double[m + n];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            Norms(p, a, norms, n, m);
            double worst = 0;
            for (int c = 0; c < n + m; c++)
            {
                double factor = norms[c] == 0 ? 1 : PowerOfTwo(1 / Math.Sqrt(norms[c]));
                worst = Math.Max(worst, Math.Abs(Math.Log2(factor)));
                norms[c] = factor;
                _scale[c] *= factor;
            }

            if (worst == 0) break;
            Apply(p, norms.AsSpan(m), norms.AsSpan(m), n);
            Apply(a, norms.AsSpan(0, m), norms.AsSpan(m), n);
        }

        double units = measuresLimits ? LimitUnits(original) : 1;
        for (int i = 0; i < m; i++) _scale[i] /= units;
        for (int j = 0; j < n; j++) _scale[m + j] *= units;
        TensorPrimitives.Multiply(p, units * units, p);
        double[] q = ScaledLinear(original);
        double size = Math.Max(VectorKernels.MaxAbs(q), VectorKernels.MaxAbs(p));
        ObjectiveScale = size > 0 ? PowerOfTwo(1 / size) : 1;
        TensorPrimitives.Multiply(p, ObjectiveScale, p);
        (_p, _a) = (p, a);
    }

    /// <summary>c.</summary>
    public double ObjectiveScale { get; }

    /// <summary>The scaled form of the program, or of another with the same matrices.</summary>
    public ConvexData Scale(ConvexData original)
    {
        double[] q = ScaledLinear(original), lower = new double[_n + _m], upper = new double[_n + _m];
        TensorPrimitives.Multiply(q, ObjectiveScale, q);
        for (int c = 0; c < _n + _m; c++)
        {
            double factor = c < _m ? _scale[c] : 1 / _scale[c];
            (lower[c], upper[c]) = (original.Lower[c] * factor, original.Upper[c] * factor);
        }

        return new ConvexData(_p, q, _a, lower, upper) { Constant = original.Constant * ObjectiveScale };
    }

    /// <summary>(x̂, λ̂) back to the original program.</summary>
    public void Restore(ReadOnlySpan<double> x, ReadOnlySpan<double> multipliers, Span<double> originalX, Span<double> originalMultipliers)
    {
        (int n, int m) = (_n, _m);
        for (int j = 0; j < n; j++)
        {
            originalX[j] = x[j] * _scale[m + j];
            originalMultipliers[m + j] = multipliers[m + j] / (_scale[m + j] * ObjectiveScale);
        }

        for (int i = 0; i < m; i++) originalMultipliers[i] = multipliers[i] * _scale[i] / ObjectiveScale;
    }

    /// <summary>(x, λ) of the original program in scaled terms.</summary>
    public void Apply(ReadOnlySpan<double> originalX, ReadOnlySpan<double> originalMultipliers, Span<double> x, Span<double> multipliers)
    {
        (int n, int m) = (_n, _m);
        for (int j = 0; j < n; j++)
        {
            x[j] = originalX[j] / _scale[m + j];
            multipliers[m + j] = originalMultipliers[m + j] * _scale[m + j] * ObjectiveScale;
        }

        for (int i = 0; i < m; i++) multipliers[i] = originalMultipliers[i] / _scale[i] * ObjectiveScale;
    }

    // The magnitude of a typical limit in the scaled rows and columns: x is measured in it.
    private double LimitUnits(ConvexData original)
    {
        var sizes = new List<double>();
        for (int c = 0; c < _n + _m; c++)
        {
            double factor = c < _m ? _scale[c] : 1 / _scale[c];
            Add(original.Lower[c] * factor);
            if (!original.IsEquality(c)) Add(original.Upper[c] * factor);
        }

        sizes.Sort();
        return sizes.Count == 0 ? 1 : Math.Clamp(PowerOfTwo(sizes[sizes.Count / 2]), 1.0 / (1 << 20), 1 << 20);

        void Add(double limit)
        {
            if (limit != 0 && double.IsFinite(limit)) sizes.Add(Math.Abs(limit));
        }
    }

    private double[] ScaledLinear(ConvexData original)
    {
        double[] q = new double[_n];
        TensorPrimitives.Multiply(original.Q, _scale.AsSpan(_m), q);
        return q;
    }

    private static void Norms(double[] p, double[] a, double[] norms, int n, int m)
    {
        Array.Clear(norms);
        for (int i = 0; i < p.Length; i++) norms[m + (i % n)] = Math.Max(norms[m + (i % n)], Math.Abs(p[i]));
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double value = Math.Abs(a[(i * n) + j]);
                norms[i] = Math.Max(norms[i], value);
                norms[m + j] = Math.Max(norms[m + j], value);
            }
        }
    }

    private static void Apply(double[] matrix, ReadOnlySpan<double> rows, ReadOnlySpan<double> columns, int n)
    {
        for (int k = 0; k < matrix.Length; k++) matrix[k] *= rows[k / n] * columns[k % n];
    }

    private static double PowerOfTwo(double value) => Math.ScaleB(1, (int)Math.Round(Math.Log2(value)));
}
