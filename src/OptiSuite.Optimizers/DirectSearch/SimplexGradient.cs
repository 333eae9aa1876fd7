namespace OptiSuite.Optimizers;

/// <summary>
/// The gradient D of the linear function through the n + 1 vertices of a simplex: (xᵢ − x₀)ᵀ D = fᵢ − f₀ (C. T. Kelley, SIAM Journal on Optimization 10,
/// 1999, eq. 1.3), by elimination with row exchanges in space made once.
/// </summary>
internal sealed class SimplexGradient(int n)
{
    private readonly double[] _edges = new double[n * n];
    private readonly double[] _gradient = new double[n];

    /// <summary>D after <see cref="TrySolve"/>, n values.</summary>
    public ReadOnlySpan<double> Value => _gradient;

    /// <summary>Row i of the system: the edge to vertex i + 1, n values to be filled in.</summary>
    public Span<double> Edge(int i) => _edges.AsSpan(i * n, n);

    /// <summary>The right-hand side of row i: fᵢ₊₁ − f₀.</summary>
    public ref double Difference(int i) => ref _gradient[i];

    /// <summary>Solves for D; false where the simplex is flat or a difference is not finite. The edges are lost.</summary>
    public bool TrySolve()
    {
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(_edges[(i * n) + k]) > Math.Abs(_edges[(pivot * n) + k])) pivot = i;
            }

            double largest = Math.Abs(_edges[(pivot * n) + k]);
            if (!(largest > 0)) return false;
            if (pivot != k) Exchange(k, pivot);
            for (int i = k + 1; i < n; i++)
            {
                double factor = _edges[(i * n) + k] / _edges[(k * n) + k];
                if (factor == 0) continue;
                for (int j = k; j < n; j++) _edges[(i * n) + j] -= factor * _edges[(k * n) + j];
                _gradient[i] -= factor * _gradient[k];
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double sum = _gradient[i];
            for (int j = i + 1; j < n; j++) sum -= _edges[(i * n) + j] * _gradient[j];
            _gradient[i] = sum / _edges[(i * n) + i];
            if (!double.IsFinite(_gradient[i])) return false;
        }

        return true;
    }

    private void Exchange(int k, int pivot)
    {
        for (int j = 0; j < n; j++) (_edges[(k * n) + j], _edges[(pivot * n) + j]) = (_edges[(pivot * n) + j], _edges[(k * n) + j]);
        (_gradient[k], _gradient[pivot]) = (_gradient[pivot], _gradient[k]);
    }
}
