using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>The BFGS approximation H of the inverse Hessian, n×n, dense and symmetric (Nocedal and Wright 2006, equation 6.17).</summary>
internal sealed class InverseHessian(int n)
{
    private readonly double[] _h = new double[n * n];
    private readonly double[] _hy = new double[n];

    /// <summary>Whether no curvature is known yet.</summary>
    public bool IsIdentity { get; private set; } = true;

    public void Reset() => IsIdentity = true;

    /// <summary>p = −H g.</summary>
    public void Direction(ReadOnlySpan<double> g, Span<double> p)
    {
        for (int i = 0; i < n; i++) p[i] = -TensorPrimitives.Dot(_h.AsSpan(i * n, n), g);
    }

    /// <summary>Takes in the step s and the change y of the gradient, where sᵀy is positive beyond rounding; the weak Wolfe conditions make it so.</summary>
    public void Update(ReadOnlySpan<double> s, ReadOnlySpan<double> y)
    {
        double sy = TensorPrimitives.Dot(s, y), yy = TensorPrimitives.Dot(y, y);
        if (!(sy > 1e-16 * yy * Math.Min(1, TensorPrimitives.Norm(s))) || !double.IsFinite(yy)) return;
        if (IsIdentity)
        {
            // Equation 6.20: the size of the curvature along the first step.
            Array.Clear(_h);
            for (int i = 0; i < n; i++) _h[(i * n) + i] = sy / yy;
            IsIdentity = false;
        }

        for (int i = 0; i < n; i++) _hy[i] = TensorPrimitives.Dot(_h.AsSpan(i * n, n), y);
        double rho = 1 / sy, factor = rho * (1 + (rho * TensorPrimitives.Dot(_hy, y)));
        for (int i = 0; i < n; i++)
        {
            // H += factor·s sᵀ − ρ(Hy sᵀ + s (Hy)ᵀ), row by row.
            Span<double> row = _h.AsSpan(i * n, n);
            TensorPrimitives.MultiplyAdd(s, (factor * s[i]) - (rho * _hy[i]), row, row);
            TensorPrimitives.MultiplyAdd(_hy, -rho * s[i], row, row);
        }
    }
}
