using System.Numerics.Tensors;

namespace OptiSuite.LinearAlgebra;

/// <summary>
/// The eigenvalues and eigenvectors of a symmetric matrix, A = Vᵀ diag(λ) V: Householder tridiagonalization, then the implicit
/// symmetric QR iteration with Wilkinson's shift. Nothing is allocated.
/// </summary>
/// <remarks>
/// G. H. Golub, C. F. Van Loan, "Matrix Computations", 4th edition, 2013, algorithms 8.3.1 to 8.3.3. Eigenvectors are kept as rows, so that every
/// rotation works on contiguous memory. Errors are of the order n·u·‖A‖ (u the unit roundoff): small eigenvalues are not relatively accurate.
/// </remarks>
public static class SymmetricEigen
{
    // A handful of sweeps finds an eigenvalue; this many never happens with finite values.
    private const int MaxSweeps = 60;

    /// <summary>The scratch that a matrix of order n takes, 3n values.</summary>
    /// <param name="order">n.</param>
    public static int ScratchLength(int order) => 3 * order;

    /// <summary>Finds eigenvalues and eigenvectors.</summary>
    /// <param name="matrix">A, n×n, row-major and symmetric, finite; receives V: row k is the unit eigenvector of λₖ.</param>
    /// <param name="eigenvalues">Receives λ, n values, ascending.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> values.</param>
    /// <exception cref="ArgumentException">A length is wrong, or A has a value that is not finite.</exception>
    public static void Decompose(Span<double> matrix, Span<double> eigenvalues, Span<double> scratch)
    {
        Run(matrix, eigenvalues, scratch, vectors: true);
        SortRows(eigenvalues, matrix);
    }

    /// <summary>Finds the eigenvalues alone, in a fraction of the time.</summary>
    /// <param name="matrix">A, n×n, row-major and symmetric, finite; destroyed.</param>
    /// <param name="eigenvalues">Receives λ, n values, ascending.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> values.</param>
    /// <exception cref="ArgumentException">A length is wrong, or A has a value that is not finite.</exception>
    public static void Values(Span<double> matrix, Span<double> eigenvalues, Span<double> scratch)
    {
        Run(matrix, eigenvalues, scratch, vectors: false);
        eigenvalues.Sort();
    }

    private static void Run(Span<double> a, Span<double> d, Span<double> scratch, bool vectors)
    {
        int n = d.Length;
        if (a.Length != n * n) throw new ArgumentException($"A matrix of order {n}, as there are {n} eigenvalues, needs {n * n} values; got {a.Length}.");
        if (scratch.Length < ScratchLength(n)) throw new ArgumentException($"Order {n} needs {ScratchLength(n)} values of scratch; got {scratch.Length}.");
        if (!VectorKernels.IsFinite(a)) throw new ArgumentException("The matrix has a value that is not finite; it has no eigenvalues.");
        if (n == 0) return;

        // Powers of two scale without rounding, and keep squares from overflowing.
        double largest = VectorKernels.MaxAbs(a);
        int exponent = largest == 0 ? 0 : -Math.ILogB(largest);
        bool scales = Math.Abs(exponent) > 300;
        if (scales) Scale(a, exponent);
        Span<double> e = scratch[..n], beta = scratch.Slice(n, n), work = scratch.Slice(2 * n, n);
        Tridiagonalize(a, d, e, beta, work);
        if (vectors) FormVectors(a, n, beta);
        Iterate(d, e, vectors ? a : default);
        if (scales) Scale(d, -exponent);
    }

    // Algorithm 8.3.1 on the full symmetric matrix; v of step k stays in row k, right of the diagonal. T has the diagonal d, off it e.
    private static void Tridiagonalize(Span<double> a, Span<double> d, Span<double> e, Span<double> beta, Span<double> work)
    {
        int n = d.Length;
        e[n - 1] = 0;
        for (int k = 0; k < n; k++)
        {
            d[k] = a[(k * n) + k];
            if (k == n - 1) break;
            Span<double> v = a.Slice((k * n) + k + 1, n - k - 1), w = work[..v.Length];
            beta[k] = HouseholderReflection.Create(v, out double alpha);
            e[k] = alpha;
            if (beta[k] == 0) continue;

            // w = βAv − (β²/2)(vᵀAv)v, A ← A − v wᵀ − w vᵀ.
            for (int i = 0; i < v.Length; i++) w[i] = beta[k] * TensorPrimitives.Dot<double>(Row(a, n, k + 1 + i, k + 1), v);
            VectorKernels.AddScaled(-0.5 * beta[k] * TensorPrimitives.Dot<double>(w, v), v, w);
            for (int i = 0; i < v.Length; i++)
            {
                Span<double> row = Row(a, n, k + 1 + i, k + 1);
                VectorKernels.AddScaled(-v[i], w, row);
                VectorKernels.AddScaled(-w[i], v, row);
            }
        }
    }

    // V = H_{n−2} ⋯ H₁H₀ from the last reflection to the first: step k only touches rows and columns behind k.
    private static void FormVectors(Span<double> a, int n, Span<double> beta)
    {
        a[^1] = 1;
        for (int k = n - 2; k >= 0; k--)
        {
            Span<double> v = Row(a, n, k, k + 1);
            for (int i = k + 1; i < n && beta[k] != 0; i++)
            {
                Span<double> row = Row(a, n, i, k + 1);
                VectorKernels.AddScaled(-beta[k] * TensorPrimitives.Dot<double>(row, v), v, row);
            }

            v.Clear();
            a[(k * n) + k] = 1;
            for (int i = k + 1; i < n; i++) a[(i * n) + k] = 0;
        }
    }

    // Algorithm 8.3.3: split where an entry off the diagonal is negligible, and iterate on the last block that is left.
    private static void Iterate(Span<double> d, Span<double> e, Span<double> v)
    {
        int n = d.Length, end = n - 1, sweeps = 0;
        while (end > 0)
        {
            int start = end;
            while (start > 0 && !IsNegligible(d, e, start - 1)) start--;
            if (start == end)
            {
                end--;
                sweeps = 0;
                continue;
            }

            if (++sweeps > MaxSweeps) throw new ArithmeticException($"Eigenvalue {end} did not converge in {MaxSweeps} sweeps.");
            Sweep(d, e, v, start, end);
        }
    }

    private static bool IsNegligible(Span<double> d, Span<double> e, int k)
    {
        if (Math.Abs(e[k]) > double.Epsilon + (1.1e-16 * (Math.Abs(d[k]) + Math.Abs(d[k + 1])))) return false;
        e[k] = 0;
        return true;
    }

    // Algorithm 8.3.2: chases the bulge of one implicit QR step from the top of the block to its end.
    private static void Sweep(Span<double> d, Span<double> e, Span<double> v, int start, int end)
    {
        int n = d.Length;
        double half = (d[end - 1] - d[end]) / 2, off = e[end - 1];
        double shift = d[end] - (off * (off / (half + Math.CopySign(Math.Sqrt((half * half) + (off * off)), half))));
        double x = d[start] - shift, z = e[start];
        for (int k = start; k < end; k++)
        {
            var rotation = GivensRotation.Annihilate(x, z, out double r);
            (double c, double s) = (rotation.C, rotation.S);
            if (k > start) e[k - 1] = r;
            double p = d[k], q = d[k + 1], b = e[k], turn = 2 * c * s * b;
            d[k] = (c * c * p) + turn + (s * s * q);
            d[k + 1] = (s * s * p) - turn + (c * c * q);
            e[k] = (c * s * (q - p)) + (((c * c) - (s * s)) * b);
            if (k + 1 < end)
            {
                (x, z) = (e[k], s * e[k + 1]);
                e[k + 1] *= c;
            }

            if (!v.IsEmpty) rotation.Apply(v.Slice(k * n, n), v.Slice((k + 1) * n, n));
        }
    }

    private static void SortRows(Span<double> d, Span<double> v)
    {
        int n = d.Length;
        for (int i = 0; i < n - 1; i++)
        {
            int least = i + TensorPrimitives.IndexOfMin<double>(d[i..]);
            if (least == i) continue;
            (d[i], d[least]) = (d[least], d[i]);
            Span<double> a = v.Slice(i * n, n), b = v.Slice(least * n, n);
            for (int j = 0; j < n; j++) (a[j], b[j]) = (b[j], a[j]);
        }
    }

    private static void Scale(Span<double> x, int exponent)
    {
        for (int i = 0; i < x.Length; i++) x[i] = Math.ScaleB(x[i], exponent);
    }

    private static Span<double> Row(Span<double> a, int n, int row, int from) => a.Slice((row * n) + from, n - from);
}
