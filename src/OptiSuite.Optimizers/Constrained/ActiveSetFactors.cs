using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// The factors of Goldfarb and Idnani: with the normals N (n×q) of the active constraints, JᵀN = [R; 0], R upper triangular.
/// Adding a constraint is one reflection of J's last n−q columns, dropping one is a sequence of Givens rotations.
/// </summary>
internal sealed class ActiveSetFactors(FactoredHessian hessian)
{
    private readonly int _n = hessian.Order;
    private readonly double[] _r = new double[hessian.Order * hessian.Order];
    private readonly double[] _reflector = new double[hessian.Order], _work = new double[hessian.Order];

    /// <summary>The number q of active constraints.</summary>
    public int Count { get; private set; }

    public void Clear() => Count = 0;

    /// <summary>d ← Jᵀ a for a dense normal.</summary>
    public void Transform(ReadOnlySpan<double> normal, Span<double> d) =>
        MatrixKernels.Multiply(hessian.InverseFactorTransposed, normal, d);

    /// <summary>d ← Jᵀ eᵢ: row i of J.</summary>
    public void TransformAxis(int i, Span<double> d)
    {
        ReadOnlySpan<double> jt = hessian.InverseFactorTransposed;
        for (int j = 0; j < _n; j++) d[j] = jt[(j * _n) + i];
    }

    /// <summary>z ← J₂ d₂, the step in primal space (for d = Jᵀa).</summary>
    public void PrimalDirection(ReadOnlySpan<double> d, Span<double> z)
    {
        z.Clear();
        MatrixKernels.AddTransposedProduct(1, hessian.InverseFactorTransposed[(Count * _n)..], d[Count..], z);
    }

    /// <summary>r ← R⁻¹ d₁, the negative step of the active multipliers.</summary>
    public void DualDirection(ReadOnlySpan<double> d, Span<double> r)
    {
        d[..Count].CopyTo(r);
        Triangular.SolveUpper(_r, _n, r[..Count]);
    }

    /// <summary>Appends the constraint with d = Jᵀa.</summary>
    public void Add(ReadOnlySpan<double> d)
    {
        int q = Count;
        Span<double> v = _reflector.AsSpan(0, _n - q);
        d[q..].CopyTo(v);
        double beta = HouseholderReflection.Create(v, out double alpha);
        HouseholderReflection.ApplyLeft(v, beta, hessian.InverseFactorTransposed[(q * _n)..], _work);
        for (int i = 0; i < q; i++) _r[(i * _n) + q] = d[i];
        _r[(q * _n) + q] = alpha;
        Count++;
    }

    /// <summary>Drops the constraint at position l of the active list.</summary>
    public void Remove(int l)
    {
        int q = Count;
        for (int i = 0; i < q; i++)
        {
            // Row i loses column l; what stood right of it moves left, the subdiagonal entries of rows > l with it.
            int first = Math.Max(l, i - 1);
            for (int j = first; j < q - 1; j++) _r[(i * _n) + j] = _r[(i * _n) + j + 1];
        }

        Span<double> jt = hessian.InverseFactorTransposed;
        for (int k = l; k < q - 1; k++)
        {
            Span<double> upper = _r.AsSpan((k * _n) + k, q - 1 - k), lower = _r.AsSpan(((k + 1) * _n) + k, q - 1 - k);
            var rotation = GivensRotation.Annihilate(upper[0], lower[0], out double pivot);
            rotation.Apply(upper, lower);
            upper[0] = pivot;
            lower[0] = 0;
            rotation.Apply(jt.Slice(k * _n, _n), jt.Slice((k + 1) * _n, _n));
        }

        Count--;
    }

    /// <summary>
    /// One step of refinement: solves [B −N; Nᵀ 0](Δx, Δu) = (−ρ, e) with the factors: w₁ = R⁻ᵀe, w₂ = −J₂ᵀρ, Δx = J w,
    /// Δu = R⁻¹(w₁ + J₁ᵀρ).
    /// </summary>
    public void Correct(ReadOnlySpan<double> rho, ReadOnlySpan<double> e, Span<double> dx, Span<double> du, Span<double> work)
    {
        int q = Count;
        MatrixKernels.Multiply(hessian.InverseFactorTransposed, rho, work);
        e[..q].CopyTo(du);
        Triangular.SolveUpperTransposed(_r, _n, du[..q]);
        for (int i = 0; i < q; i++)
        {
            double w = du[i];
            du[i] = w + work[i];
            work[i] = w;
        }

        Triangular.SolveUpper(_r, _n, du[..q]);
        TensorPrimitives.Negate(work[q..], work[q..]);
        dx.Clear();
        MatrixKernels.AddTransposedProduct(1, hessian.InverseFactorTransposed, work, dx);
    }
}
