using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// Before anything is evaluated: the point nearest to the start that satisfies bounds and all rows with known coefficients
/// (<see cref="LinearConstraint"/>), so that user code is never asked outside of them; or the proof that there is none (as SNOPT does).
/// </summary>
internal sealed class LinearFeasibility
{
    private readonly Problem _problem;
    private readonly int _n, _m;
    private readonly double[] _rows, _lower, _upper;

    public LinearFeasibility(Problem problem)
    {
        _problem = problem;
        _n = problem.Dimension;
        LinearConstraint[] blocks = [.. problem.Constraints.OfType<LinearConstraint>()];
        _m = blocks.Sum(block => block.Count);
        (_rows, _lower, _upper) = (new double[_m * _n], new double[_m], new double[_m]);
        double[] origin = new double[_n];
        int row = 0;
        foreach (LinearConstraint block in blocks)
        {
            block.Jacobian(origin, _rows.AsSpan(row * _n, block.Count * _n));
            block.Lower.CopyTo(_lower.AsSpan(row));
            block.Upper.CopyTo(_upper.AsSpan(row));
            row += block.Count;
        }
    }

    /// <summary>Why there is no feasible point; null where there is one.</summary>
    public string? Certificate { get; private set; }

    /// <summary>Moves the start into the linear rows and bounds; false where they have no common point.</summary>
    public bool TryMove(Span<double> x)
    {
        if (_m == 0 || Violation(x) <= 1e-12 * (1 + TensorPrimitives.Norm<double>(x))) return true;
        var qp = new UnitMetricQp(_n, _m);
        SetLimits(qp, x);
        if (qp.TrySolve(_rows, 1, isElastic: false))
        {
            Move(x, qp.D);
            return true;
        }

        // The solver with proofs decides: a failure for other reasons must not be called infeasible.
        var nearest = new QuadraticProgram(default, new double[_n], _rows, qp.RowLower, qp.RowUpper, qp.Lower, qp.Upper);
        QuadraticProgramResult judged = new QuadraticProgramSolver().Solve(nearest);
        if (judged.Status == QuadraticProgramStatus.Optimal) Move(x, judged.X.AsSpan());
        if (judged.Status != QuadraticProgramStatus.PrimalInfeasible) return true;
        // The least violation names the rows.
        Array.Fill(qp.Weights, 1e8 * (1 + VectorKernels.MaxAbs(x)));
        if (qp.TrySolve(_rows, 1, isElastic: true)) Move(x, qp.D);
        ReadOnlySpan<double> weights = judged.InfeasibilityCertificate!.Constraints.AsSpan();
        double[] negated = new double[_m];
        TensorPrimitives.Negate(weights, negated);
        Certificate = InfeasibilityCertificate.Describe(_problem.Constraints.OfType<LinearConstraint>(), Values(x), negated, "linear rows and bounds");
        return false;
    }

    /// <summary>The largest violation of a row at a point.</summary>
    public double Violation(ReadOnlySpan<double> x)
    {
        double worst = 0;
        double[] values = Values(x);
        for (int i = 0; i < _m; i++) worst = Math.Max(worst, L1Merit.Violation(values[i], _lower[i], _upper[i]));
        return worst;
    }

    private void Move(Span<double> x, ReadOnlySpan<double> d)
    {
        TensorPrimitives.Add(x, d, x);
        _problem.Bounds?.Project(x);
    }

    private void SetLimits(UnitMetricQp qp, ReadOnlySpan<double> x)
    {
        double[] values = Values(x);
        TensorPrimitives.Subtract<double>(_lower, values, qp.RowLower);
        TensorPrimitives.Subtract<double>(_upper, values, qp.RowUpper);
        for (int j = 0; j < _n; j++)
        {
            qp.Lower[j] = (_problem.Bounds?.Lower[j] ?? double.NegativeInfinity) - x[j];
            qp.Upper[j] = (_problem.Bounds?.Upper[j] ?? double.PositiveInfinity) - x[j];
        }
    }

    private double[] Values(ReadOnlySpan<double> x)
    {
        double[] values = new double[_m];
        for (int i = 0; i < _m; i++) values[i] = TensorPrimitives.Dot(_rows.AsSpan(i * _n, _n), x);
        return values;
    }
}
