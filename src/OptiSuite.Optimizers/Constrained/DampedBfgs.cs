using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// The quasi-Newton matrix of the Lagrangian: BFGS with Powell's damping (Nocedal and Wright 2006, procedure 18.2), scaled before the
/// first update to the curvature sᵀy/sᵀs along the first step. (Their 6.20, yᵀy/sᵀy, took more evaluations on average.)
/// </summary>
internal sealed class DampedBfgs : ILagrangianHessian
{
    private const double Damping = 0.2;
    // One step must not throw away all that is known.
    private const double SmallestScale = 0.01;
    private const double LargestRatio = 1e5;
    private readonly FactoredHessian _hessian;
    private readonly double[] _s, _y, _bs;

    public DampedBfgs(FactoredHessian hessian)
    {
        _hessian = hessian;
        (_s, _y, _bs) = (new double[hessian.Order], new double[hessian.Order], new double[hessian.Order]);
    }

    /// <summary>Whether B is still the multiple of the identity it was reset to.</summary>
    public bool IsFresh { get; private set; } = true;

    /// <summary>
    /// B ← max(1, ‖∇f‖₂)·I: the first step along −∇f then has at most unit length. BFGS scales it to the curvature once that is known.
    /// </summary>
    public void Reset(ReadOnlySpan<double> gradient)
    {
        _hessian.SetIdentity(Math.Min(1e16, Math.Max(1, TensorPrimitives.Norm(gradient))));
        IsFresh = true;
    }

    /// <summary>B ← its diagonal: the scales of the variables stay, what couples them goes (as SNOPT does).</summary>
    public void ResetToDiagonal()
    {
        _hessian.KeepDiagonal();
    }

    /// <summary>B ← a diagonal by the sizes of the variables: the first step changes none by more than a tenth of itself.</summary>
    public void ResetToSizes(ReadOnlySpan<double> x, ReadOnlySpan<double> gradient)
    {
        double largest = 0;
        for (int i = 0; i < _s.Length; i++)
        {
            _s[i] = x[i] == 0 ? 1 : Math.Abs(x[i]);
            largest = Math.Max(largest, Math.Abs(gradient[i]) * _s[i]);
        }

        for (int i = 0; i < _s.Length; i++) _s[i] = Math.Clamp(10 * largest / (_s[i] * _s[i]), 1e-16, 1e16);
        _hessian.SetDiagonal(_s);
    }

    /// <summary>B ← a matrix from elsewhere, symmetric and finite; shifted where it is not positive definite.</summary>
    public void Set(ReadOnlySpan<double> matrix)
    {
        _hessian.Set(matrix);
        IsFresh = false;
    }

    /// <summary>First derivatives at one point say nothing about the second.</summary>
    public bool TrySet(SqpPoint at, ReadOnlySpan<double> multipliers) => false;

    /// <summary>Whether the variables, none of them zero, are of very different sizes.</summary>
    public static bool SizesDiffer(ReadOnlySpan<double> x)
    {
        double smallest = double.PositiveInfinity, largest = 0;
        foreach (double value in x)
        {
            smallest = Math.Min(smallest, Math.Abs(value));
            largest = Math.Max(largest, Math.Abs(value));
        }

        return smallest > 0 && largest > LargestRatio * smallest;
    }

    /// <summary>Updates with s = x₊ − x and y = ∇ₓL(x₊, λ) − ∇ₓL(x, λ), where L = f − λᵀc with the multipliers of the QP.</summary>
    public bool Update(SqpPoint from, SqpPoint to, ReadOnlySpan<double> multipliers)
    {
        TensorPrimitives.Subtract<double>(to.X, from.X, _s);
        TensorPrimitives.Subtract<double>(to.G, from.G, _y);
        MatrixKernels.AddTransposedProduct(-1, to.A, multipliers, _y);
        MatrixKernels.AddTransposedProduct(1, from.A, multipliers, _y);
        double ss = TensorPrimitives.Dot<double>(_s, _s), sy = TensorPrimitives.Dot<double>(_s, _y), yy = TensorPrimitives.Dot<double>(_y, _y);
        if (!(ss > 0) || !double.IsFinite(yy)) return false;
        if (IsFresh && sy > 1e-8 * Math.Sqrt(ss * yy))
        {
            _hessian.SetIdentity(Math.Clamp(Math.Sqrt(yy / ss), 1e-8, 1e16));
        }

        _hessian.Multiply(_s, _bs);
        double sbs = TensorPrimitives.Dot<double>(_s, _bs);
        if (!IsFresh && sy > 0 && sy < sbs)
        {
            double tau = Math.Max(SmallestScale, Math.Sqrt(sy / sbs));
            _hessian.Scale(tau);
            TensorPrimitives.Multiply<double>(_bs, tau, _bs);
            sbs *= tau;
        }

        if (sy < Damping * sbs)
        {
            // θ makes sᵀr = 0.2 sᵀBs (18.15): B stays positive definite, whatever the curvature of L.
            double theta = (1 - Damping) * sbs / (sbs - sy);
            for (int i = 0; i < _y.Length; i++) _y[i] = (theta * _y[i]) + ((1 - theta) * _bs[i]);
        }

        if (_hessian.TryUpdate(_s, _y, _bs)) IsFresh = false;
        return sy > 0;
    }
}
