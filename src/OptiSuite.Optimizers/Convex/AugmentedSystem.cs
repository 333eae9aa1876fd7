using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// The quasi-definite system of every stage,
/// [P + diag(h), Aᵀ; A, −diag(d)] (Δx, Δy) = (u, v), with h ≥ 0 and d &gt; 0; a row with d = ∞ takes no part and has Δy = 0.
/// </summary>
/// <remarks>
/// The order of the pivots is their size on the diagonal. Rows with a large d are pivots before all others: they are far from their limits, and
/// what they add to P is small, so this is no loss of accuracy, unlike the elimination of rows that are at their limits (which is never done).
/// </remarks>
internal sealed class AugmentedSystem
{
    // With rows of magnitude 1, elimination adds 1/d to P, whose entries are 1 at most.
    private const double EliminationThreshold = 1e-2;
    private const double TinyPivot = 1e-14;
    private const int MaxRefinements = 6;
    private readonly ConvexData _data;
    private readonly int _n, _m;
    private readonly QuasidefiniteFactor _factor;
    private readonly double[] _h, _d, _top, _scaled, _permuted, _ru, _rv, _bestX, _bestY, _diagonal;
    private readonly int[] _order, _rank;
    private readonly bool[] _positive, _eliminated;
    private readonly int[][] _support;
    private int _kept;

    public AugmentedSystem(ConvexData data)
    {
        (_data, _n, _m) = (data, data.N, data.M);
        _factor = new QuasidefiniteFactor(_n + _m);
        (_h, _d, _top, _scaled) = (new double[_n], new double[_m], new double[_n * _n], new double[_m * _n]);
        (_permuted, _diagonal, _order, _rank) = (new double[_n + _m], new double[_n + _m], new int[_n + _m], new int[_n + _m]);
        (_ru, _rv, _bestX, _bestY) = (new double[_n], new double[_m], new double[_n], new double[_m]);
        (_positive, _eliminated) = (new bool[_n + _m], new bool[_m]);
        _support = new int[_m][];
        for (int i = 0; i < _m; i++)
        {
            var columns = new List<int>();
            for (int j = 0; j < _n; j++)
            {
                if (data.A[(i * _n) + j] != 0) columns.Add(j);
            }

            _support[i] = [.. columns];
        }
    }

    /// <summary>Pivots that rounding had spoilt in the last factorization.</summary>
    public int ReplacedPivots => _factor.ReplacedPivots;

    /// <summary>max |residual| of the last solve over max |right-hand side|.</summary>
    public double Error { get; private set; }

    public void Factor(ReadOnlySpan<double> h, ReadOnlySpan<double> d)
    {
        h.CopyTo(_h);
        d.CopyTo(_d);
        EliminateRows();
        Arrange();
        Assemble();
        _factor.Factor(_positive.AsSpan(0, _kept), TinyPivot, 1e-7);
    }

    /// <summary>How small the residual is to become, relative to the right-hand side; the refinement also ends where it no longer falls.</summary>
    public double Accuracy { get; set; } = 1e-15;

    /// <summary>Solves, with refinement.</summary>
    public void Solve(ReadOnlySpan<double> u, ReadOnlySpan<double> v, Span<double> dx, Span<double> dy)
    {
        double size = Math.Max(MaxActive(v), VectorKernels.MaxAbs(u)), best = double.PositiveInfinity;
        u.CopyTo(_ru);
        v.CopyTo(_rv);
        dx.Clear();
        dy.Clear();
        for (int pass = 0; ; pass++)
        {
            SolveOnce(_ru, _rv);
            TensorPrimitives.Add(dx, _ru, dx);
            TensorPrimitives.Add(dy, _rv, dy);
            double error = Residual(u, v, dx, dy);
            if (!(error < best))
            {
                _bestX.CopyTo(dx);
                _bestY.CopyTo(dy);
                break;
            }

            bool slow = error > 0.3 * best;
            best = error;
            dx.CopyTo(_bestX);
            dy.CopyTo(_bestY);
            if (error <= Accuracy * size || pass >= MaxRefinements || slow) break;
        }

        Error = size > 0 ? best / size : best;
    }

    private double MaxActive(ReadOnlySpan<double> v)
    {
        double largest = 0;
        for (int i = 0; i < _m; i++)
        {
            if (_d[i] < double.PositiveInfinity) largest = Math.Max(largest, Math.Abs(v[i]));
        }

        return largest;
    }

    // Leaves the residual in _ru and _rv.
    private double Residual(ReadOnlySpan<double> u, ReadOnlySpan<double> v, ReadOnlySpan<double> dx, ReadOnlySpan<double> dy)
    {
        _data.MultiplyHessian(dx, _ru);
        TensorPrimitives.MultiplyAdd(_h, dx, _ru, _ru);
        MatrixKernels.AddTransposedProduct(1, _data.A, dy, _ru);
        TensorPrimitives.Subtract(u, _ru, _ru);
        double worst = VectorKernels.MaxAbs(_ru);
        for (int i = 0; i < _m; i++)
        {
            _rv[i] = double.IsPositiveInfinity(_d[i]) ? 0 : v[i] - TensorPrimitives.Dot(_data.Row(i), dx) + (_d[i] * dy[i]);
            worst = Math.Max(worst, Math.Abs(_rv[i]));
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }

    // In place: (u, v) becomes the solution with the factors.
    private void SolveOnce(double[] u, double[] v)
    {
        for (int i = 0; i < _m; i++)
        {
            // −d Δy = v − aᵀΔx: the row's share of the first block.
            if (_eliminated[i] && v[i] != 0) Scatter(i, v[i] / _d[i], u);
        }

        for (int k = 0; k < _kept; k++) _permuted[k] = _order[k] < _n ? u[_order[k]] : v[_order[k] - _n];
        _factor.Solve(_permuted.AsSpan(0, _kept));
        for (int k = 0; k < _kept; k++)
        {
            if (_order[k] < _n) u[_order[k]] = _permuted[k];
        }

        for (int i = 0; i < _m; i++)
        {
            if (_eliminated[i]) v[i] = (TensorPrimitives.Dot(_data.Row(i), u) - v[i]) / _d[i];
            else if (double.IsPositiveInfinity(_d[i])) v[i] = 0;
        }

        for (int k = 0; k < _kept; k++)
        {
            if (_order[k] >= _n) v[_order[k] - _n] = _permuted[k];
        }
    }

    private void Scatter(int row, double factor, double[] target)
    {
        foreach (int j in _support[row]) target[j] += factor * _data.A[(row * _n) + j];
    }

    // The first block becomes P + diag(h) + Σ aᵢaᵢᵀ/dᵢ over the eliminated rows, the lower triangle at least.
    private void EliminateRows()
    {
        if (_data.IsLinear) Array.Clear(_top);
        else _data.P.CopyTo(_top, 0);
        for (int j = 0; j < _n; j++) _top[(j * _n) + j] += _h[j];
        int count = 0;
        double products = 0;
        for (int i = 0; i < _m; i++)
        {
            _eliminated[i] = _d[i] >= EliminationThreshold && !double.IsPositiveInfinity(_d[i]);
            if (!_eliminated[i]) continue;
            count++;
            products += (double)_support[i].Length * _support[i].Length;
        }

        if (products < 0.2 * count * _n * _n) AddOuterProducts();
        else AddDenseProduct(count);
    }

    private void AddOuterProducts()
    {
        for (int i = 0; i < _m; i++)
        {
            if (!_eliminated[i]) continue;
            ReadOnlySpan<double> row = _data.Row(i);
            int[] support = _support[i];
            for (int s = 0; s < support.Length; s++)
            {
                double factor = row[support[s]] / _d[i];
                int start = support[s] * _n;
                for (int t = 0; t <= s; t++) _top[start + support[t]] += factor * row[support[t]];
            }
        }
    }

    private void AddDenseProduct(int count)
    {
        int k = 0;
        for (int i = 0; i < _m; i++)
        {
            if (_eliminated[i]) TensorPrimitives.Multiply(_data.Row(i), 1 / Math.Sqrt(_d[i]), _scaled.AsSpan(k++ * _n, _n));
        }

        const int Tile = 96;
        for (int first = 0; first < _n; first += Tile)
        {
            int last = Math.Min(first + Tile, _n);
            MatrixProduct.Multiply(last - first, last, count, 1, _scaled.AsSpan(first), 1, _n, _scaled, _n, 1, 1, _top.AsSpan(first * _n), _n);
        }
    }

    private void Arrange()
    {
        _kept = 0;
        for (int j = 0; j < _n; j++) (_order[_kept], _diagonal[_kept++]) = (j, -Math.Abs(_top[(j * _n) + j]));
        for (int i = 0; i < _m; i++)
        {
            if (!_eliminated[i] && !double.IsPositiveInfinity(_d[i])) (_order[_kept], _diagonal[_kept++]) = (_n + i, -_d[i]);
        }

        Array.Sort(_diagonal, _order, 0, _kept);
        for (int k = 0; k < _kept; k++)
        {
            _rank[_order[k]] = k;
            _positive[k] = _order[k] < _n;
        }
    }

    private void Assemble()
    {
        Span<double> k = _factor.Begin(_kept);
        for (int r = 0; r < _kept; r++)
        {
            int index = _order[r];
            Span<double> row = k.Slice(r * _kept, r + 1);
            if (index >= _n)
            {
                row[r] = -_d[index - _n];
                ReadOnlySpan<double> a = _data.Row(index - _n);
                foreach (int j in _support[index - _n])
                {
                    // The lower triangle: the entry is in the row of whichever of the two comes later.
                    if (_rank[j] < r) row[_rank[j]] = a[j];
                    else k[(_rank[j] * _kept) + r] = a[j];
                }
            }
            else
            {
                for (int s = 0; s <= r; s++)
                {
                    int other = _order[s];
                    if (other < _n) row[s] = index >= other ? _top[(index * _n) + other] : _top[(other * _n) + index];
                }
            }
        }
    }
}
