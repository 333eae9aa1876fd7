using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// An orthonormal basis of the directions along which steps have shown positive curvature. Across them nothing is known: a saddle
/// reached along them looks like a minimum.
/// </summary>
internal sealed class ExploredSpace(int n)
{
    // A step adds a direction where at least this part of it is new.
    private const double Novelty = 1e-3;
    private const int MostDirections = 64;
    private readonly double[] _basis = new double[Math.Min(n, MostDirections) * n];
    private readonly double[] _step = new double[n];
    private int _count;

    public void Clear() => _count = 0;

    /// <summary>Adds the direction of a step.</summary>
    public void Add(ReadOnlySpan<double> from, ReadOnlySpan<double> to)
    {
        if ((_count + 1) * n > _basis.Length) return;
        TensorPrimitives.Subtract(to, from, _step);
        double length = TensorPrimitives.Norm<double>(_step);
        if (!(length > 0)) return;
        RemoveFrom(_step);
        double rest = TensorPrimitives.Norm<double>(_step);
        if (rest <= Novelty * length) return;
        TensorPrimitives.Divide<double>(_step, rest, _basis.AsSpan(_count * n, n));
        _count++;
    }

    /// <summary>v ← v − Q Qᵀv, twice, since once loses digits.</summary>
    public void RemoveFrom(Span<double> v)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            for (int k = 0; k < _count; k++)
            {
                ReadOnlySpan<double> q = _basis.AsSpan(k * n, n);
                VectorKernels.AddScaled(-TensorPrimitives.Dot<double>(q, v), q, v);
            }
        }
    }
}
