using System.Numerics.Tensors;

namespace OptiSuite.LinearAlgebra;

/// <summary>
/// The factorization K = L D Lᵀ, without pivoting, of a symmetric quasi-definite matrix: one that is positive definite on some rows and negative
/// definite on the others, in any order. L has a unit diagonal and D is diagonal with known signs.
/// </summary>
/// <remarks>
/// R. J. Vanderbei, "Symmetric quasidefinite matrices", SIAM Journal on Optimization 5(1), 1995: it exists for every symmetric permutation. How
/// accurate it is depends on the order; rows with a large diagonal should come first. A pivot that rounding has taken to the wrong sign or to
/// nothing is replaced, and counted, so that a solve with refinement still makes progress. Blocks go through <see cref="MatrixProduct"/>.
/// </remarks>
public sealed class QuasidefiniteFactor
{
    private const int Block = 48;
    private const int Tile = 96;
    private readonly double[] _l, _d, _panel;

    /// <summary>Storage for matrices up to an order.</summary>
    /// <param name="capacity">The largest order.</param>
    public QuasidefiniteFactor(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _l = new double[(long)capacity * capacity];
        _d = new double[capacity];
        _panel = new double[capacity * Block];
    }

    /// <summary>The order of the matrix at hand.</summary>
    public int Order { get; private set; }

    /// <summary>How many pivots the last factorization had to replace.</summary>
    public int ReplacedPivots { get; private set; }

    /// <summary>Starts a new matrix: its lower triangle is to be written, row-major with <paramref name="order"/> values a row.</summary>
    /// <param name="order">The order, at most the capacity.</param>
    /// <returns>The storage, all zero.</returns>
    public Span<double> Begin(int order)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, _d.Length);
        Order = order;
        Span<double> l = _l.AsSpan(0, order * order);
        l.Clear();
        return l;
    }

    /// <summary>Factors the matrix that was written.</summary>
    /// <param name="isPositive">For each row whether its pivot must be positive; otherwise it must be negative.</param>
    /// <param name="smallest">A pivot smaller than this in magnitude, or of the wrong sign, is replaced.</param>
    /// <param name="replacement">The magnitude that it is given.</param>
    public void Factor(ReadOnlySpan<bool> isPositive, double smallest, double replacement)
    {
        int n = Order;
        ReplacedPivots = 0;
        for (int start = 0; start < n; start += Block)
        {
            int end = Math.Min(start + Block, n), width = end - start;
            for (int i = start; i < n; i++)
            {
                // u = l·D row by row; l takes its place, and u is kept for the update behind.
                Span<double> row = _l.AsSpan((i * n) + start, Math.Min(width, i - start + 1));
                Span<double> u = _panel.AsSpan((i - start) * width, width);
                int columns = Math.Min(width, i - start);
                for (int j = 0; j < columns; j++)
                {
                    u[j] = row[j] - TensorPrimitives.Dot<double>(u[..j], _l.AsSpan(((start + j) * n) + start, j));
                }

                for (int j = 0; j < columns; j++) row[j] = u[j] / _d[start + j];
                if (i < end)
                {
                    double pivot = row[columns] - TensorPrimitives.Dot<double>(u[..columns], row[..columns]);
                    if (!((isPositive[i] ? pivot : -pivot) >= smallest))
                    {
                        pivot = isPositive[i] ? replacement : -replacement;
                        ReplacedPivots++;
                    }

                    _d[i] = pivot;
                }
            }

            UpdateTrailing(start, end, width, n);
        }
    }

    /// <summary>x ← K⁻¹x.</summary>
    /// <param name="x">The right-hand side, in place.</param>
    public void Solve(Span<double> x)
    {
        int n = Order;
        for (int i = 1; i < n; i++) x[i] -= TensorPrimitives.Dot(_l.AsSpan(i * n, i), x[..i]);
        for (int i = 0; i < n; i++) x[i] /= _d[i];
        for (int i = n - 1; i > 0; i--)
        {
            if (x[i] != 0) VectorKernels.AddScaled(-x[i], _l.AsSpan(i * n, i), x[..i]);
        }
    }

    // A₂₂ ← A₂₂ − U L₂₁ᵀ, the lower triangle only, in bands of rows.
    private void UpdateTrailing(int start, int end, int width, int n)
    {
        for (int first = end; first < n; first += Tile)
        {
            int last = Math.Min(first + Tile, n);
            MatrixProduct.Multiply(
                last - first, last - end, width, -1,
                _panel.AsSpan((first - start) * width), width, 1,
                _l.AsSpan((end * n) + start), 1, n,
                1, _l.AsSpan((first * n) + end), n);
        }
    }
}
