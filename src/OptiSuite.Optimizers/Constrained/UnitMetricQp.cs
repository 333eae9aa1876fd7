using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>
/// Quadratic programs over a multiple of the identity, ½ρ‖d‖² + gᵀd under rows and a box around the current point: what feasibility
/// and directions are found with, apart from what the quasi-Newton matrix believes.
/// </summary>
internal sealed class UnitMetricQp
{
    private readonly FactoredHessian _metric;
    private readonly DualActiveSetQp _qp;

    /// <param name="n">The number of variables.</param>
    /// <param name="m">The number of rows.</param>
    public UnitMetricQp(int n, int m)
    {
        _metric = new FactoredHessian(n);
        _qp = new DualActiveSetQp(_metric, m);
        (Gradient, Lower, Upper) = (new double[n], new double[n], new double[n]);
        (RowLower, RowUpper, Weights) = (new double[m], new double[m], new double[m]);
    }

    /// <summary>g, n values, zero until set.</summary>
    public double[] Gradient { get; }

    /// <summary>The least d, n values.</summary>
    public double[] Lower { get; }

    /// <summary>The greatest d, n values.</summary>
    public double[] Upper { get; }

    /// <summary>The lower limits of the rows, m values.</summary>
    public double[] RowLower { get; }

    /// <summary>The upper limits of the rows, m values.</summary>
    public double[] RowUpper { get; }

    /// <summary>The weights of elastic rows, infinite for hard ones, m values.</summary>
    public double[] Weights { get; }

    /// <summary>d of the last solve.</summary>
    public ReadOnlySpan<double> D => _qp.X;

    /// <summary>λ of the rows, with ρd + g = Aᵀλ + z.</summary>
    public ReadOnlySpan<double> RowMultipliers => _qp.RowMultipliers;

    /// <param name="rows">A, m×n, row-major.</param>
    /// <param name="rho">ρ, positive.</param>
    /// <param name="isElastic">Whether the weights count.</param>
    public bool TrySolve(ReadOnlySpan<double> rows, double rho, bool isElastic)
    {
        _metric.SetIdentity(rho);
        QpStatus status = _qp.Solve(new QpView
        {
            Gradient = Gradient,
            Matrix = rows,
            RowLower = RowLower,
            RowUpper = RowUpper,
            Lower = Lower,
            Upper = Upper,
            RowWeights = isElastic ? Weights : default,
        });
        return status == QpStatus.Solved && TensorPrimitives.Sum(_qp.X) is var sum && double.IsFinite(sum);
    }
}
