using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// The principal axes of the better half of a population, smoothed over generations. Crossover along them instead of along the coordinates does not
/// depend on how the problem is rotated (S.-M. Guo and C.-C. Yang, IEEE TEC 19(1), 2015).
/// </summary>
internal sealed class EigenBasis(int dimension) : ISavable
{
    /// <summary>Beyond it the axes would cost more than they gain: a population does not know that many.</summary>
    public const int MostVariables = 50;

    /// <summary>The weight of the newest covariance against all before it. Measured better than 1 and 0.5.</summary>
    private const double Share = 0.1;

    private readonly double[] _axes = new double[dimension * dimension];
    private readonly double[] _covariance = new double[dimension * dimension];
    private readonly double[] _mean = new double[dimension];
    private readonly double[] _deviation = new double[dimension];
    private readonly double[] _eigenvalues = new double[dimension];
    private readonly double[] _scratch = new double[SymmetricEigen.ScratchLength(dimension)];
    private bool _exists;

    /// <summary>The evaluations from one update to the next: five generations, and enough for a decomposition of O(n³) to be O(n) for each.</summary>
    /// <param name="populationSize">The evaluations of a generation.</param>
    public int Interval(int populationSize) => Math.Max(5 * populationSize, dimension * dimension / 2);

    /// <summary>Whether there are axes yet.</summary>
    public bool Exists => _exists;

    /// <summary>Forgets the axes.</summary>
    public void Reset() => _exists = false;

    /// <summary>Adds the part of a step along axis k to a point: u ← u + vₖ (vₖᵀ step).</summary>
    /// <param name="k">The axis.</param>
    /// <param name="step">The step, n values.</param>
    /// <param name="u">The point, n values.</param>
    public void AddPart(int k, ReadOnlySpan<double> step, Span<double> u)
    {
        // Here and not by calls of kernels, which take longer than a dozen products do.
        ref double axis = ref _axes[k * dimension], from = ref MemoryMarshal.GetReference(step), to = ref MemoryMarshal.GetReference(u[..dimension]);
        nuint width = (nuint)Vector<double>.Count, end = (nuint)dimension, whole = end - (end % width);
        Vector<double> sums = Vector<double>.Zero;
        for (nuint j = 0; j < whole; j += width) sums += Vector.LoadUnsafe(ref axis, j) * Vector.LoadUnsafe(ref from, j);
        double y = Vector.Sum(sums);
        for (nuint j = whole; j < end; j++) y += Unsafe.Add(ref axis, j) * Unsafe.Add(ref from, j);
        for (nuint j = 0; j < whole; j += width) (Vector.LoadUnsafe(ref to, j) + (y * Vector.LoadUnsafe(ref axis, j))).StoreUnsafe(ref to, j);
        for (nuint j = whole; j < end; j++) Unsafe.Add(ref to, j) += y * Unsafe.Add(ref axis, j);
    }

    /// <summary>Takes in the covariance of some points.</summary>
    /// <param name="points">All points, row-major.</param>
    /// <param name="chosen">Which of them count.</param>
    public void Update(ReadOnlySpan<double> points, ReadOnlySpan<int> chosen)
    {
        int n = dimension;
        Array.Clear(_mean);
        foreach (int i in chosen) VectorKernels.AddScaled(1.0 / chosen.Length, points.Slice(i * n, n), _mean);
        // In units of the largest deviation: only the shape counts, and squares stay in the range of numbers.
        double largest = 0;
        foreach (int i in chosen) largest = Math.Max(largest, TensorPrimitives.Distance(points.Slice(i * n, n), _mean));
        if (!(largest > double.Epsilon) || !double.IsFinite(largest)) return;
        double share = _exists ? Share : 1;
        for (int k = 0; k < _covariance.Length; k++) _covariance[k] *= 1 - share;
        foreach (int i in chosen)
        {
            ReadOnlySpan<double> point = points.Slice(i * n, n);
            for (int k = 0; k < n; k++) _deviation[k] = (point[k] - _mean[k]) / largest;
            for (int k = 0; k < n; k++)
            {
                VectorKernels.AddScaled(share / chosen.Length * _deviation[k], _deviation, _covariance.AsSpan(k * n, n));
            }
        }

        _covariance.CopyTo(_axes, 0);
        SymmetricEigen.Decompose(_axes, _eigenvalues, _scratch);
        _exists = true;
    }

    public void Exchange(StateExchange state)
    {
        state.Exchange("exists", ref _exists);
        state.Exchange("axes", _axes.AsSpan());
        state.Exchange("covariance", _covariance.AsSpan());
    }
}
