using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>The quadratic program of one iterate: its limits, its solution d, and its multipliers.</summary>
internal sealed class QpSubproblem
{
    private readonly FactoredHessian _hessian;
    private readonly DualActiveSetQp _qp;
    private readonly Evaluator _evaluator;
    private readonly int _n, _m;
    private readonly double[] _rowLower, _rowUpper, _lower, _upper, _zero;

    public QpSubproblem(FactoredHessian hessian, Evaluator evaluator)
    {
        (_hessian, _evaluator) = (hessian, evaluator);
        (_n, _m) = (hessian.Order, evaluator.ConstraintCount);
        _qp = new DualActiveSetQp(hessian, _m);
        (_rowLower, _rowUpper) = (new double[_m], new double[_m]);
        int bounds = evaluator.Problem.Bounds is null ? 0 : _n;
        (_lower, _upper, _zero) = (new double[bounds], new double[bounds], new double[_n]);
        (D, Multipliers) = (new double[_n], new double[_m]);
    }

    /// <summary>The step d, n values.</summary>
    public double[] D { get; }

    /// <summary>λ of the rows, m values, with Bd + ∇f = Aᵀλ + z: positive at lower limits.</summary>
    public double[] Multipliers { get; }

    /// <summary>Solves at a point. Weights make the rows elastic.</summary>
    public QpStatus Solve(SqpPoint point, ReadOnlySpan<double> weights = default)
    {
        SetLimits(point, point.C, 0);
        return Solve(point, point.G, weights);
    }

    /// <summary>Minimizes the weighted violation of the linearized rows alone, with B for the length of the step.</summary>
    public QpStatus SolveForFeasibility(SqpPoint point, ReadOnlySpan<double> weights)
    {
        SetLimits(point, point.C, 0);
        return Solve(point, _zero, weights);
    }

    /// <summary>
    /// The second-order correction (Nocedal and Wright 2006, 18.3): the rows are linearized so that they are exact at x + d, where their
    /// values are known: c(x + d) + A(x)(p − d). The corrected step goes to <paramref name="step"/>; d and λ stay.
    /// </summary>
    public bool TryCorrect(SqpPoint point, ReadOnlySpan<double> valuesAtFullStep, Span<double> step)
    {
        SetLimits(point, valuesAtFullStep, 1);
        if (_qp.Solve(Program(point, point.G, default)) != QpStatus.Solved) return false;
        _qp.X.CopyTo(step);
        return VectorKernels.IsFinite(step);
    }

    /// <summary>x₊ ← x + αp inside the bounds; a full step that ends on a bound ends there exactly.</summary>
    public void Move(SqpPoint from, ReadOnlySpan<double> p, double alpha, Span<double> to)
    {
        TensorPrimitives.MultiplyAdd(p, alpha, from.X, to);
        if (_evaluator.Problem.Bounds is not { } bounds) return;
        bounds.Project(to);
        if (alpha != 1) return;
        for (int i = 0; i < _n; i++)
        {
            if (p[i] == _lower[i]) to[i] = bounds.Lower[i];
            else if (p[i] == _upper[i]) to[i] = bounds.Upper[i];
        }
    }

    /// <summary>The largest α for which x + αd is inside the bounds and linear rows: at least 1 where d solves the program.</summary>
    public double LongestStep(SqpPoint from, ReadOnlySpan<double> d)
    {
        double longest = double.PositiveInfinity;
        for (int j = 0; j < _lower.Length; j++)
        {
            if (d[j] > 0) longest = Math.Min(longest, _upper[j] / d[j]);
            else if (d[j] < 0) longest = Math.Min(longest, _lower[j] / d[j]);
        }

        for (int i = 0; i < _m; i++)
        {
            double rate = TensorPrimitives.Dot<double>(from.A.AsSpan(i * _n, _n), d);
            if (rate > 0) longest = Math.Min(longest, _rowUpper[i] / rate);
            else if (rate < 0) longest = Math.Min(longest, _rowLower[i] / rate);
        }

        return Math.Max(1, longest);
    }

    private QpStatus Solve(SqpPoint point, ReadOnlySpan<double> gradient, ReadOnlySpan<double> weights)
    {
        QpStatus status = _qp.Solve(Program(point, gradient, weights));
        if (status == QpStatus.IterationLimit || _qp.Drift > 1e-6 || !VectorKernels.IsFinite(_qp.X))
        {
            // J has drifted from B: start over from B.
            _hessian.Refactor();
            status = _qp.Solve(Program(point, gradient, weights));
        }

        if (status != QpStatus.Solved) return status;
        if (!VectorKernels.IsFinite(_qp.X) || !VectorKernels.IsFinite(_qp.RowMultipliers)) return QpStatus.IterationLimit;
        _qp.X.CopyTo(D);
        _qp.RowMultipliers.CopyTo(Multipliers);
        return status;
    }

    private QpView Program(SqpPoint point, ReadOnlySpan<double> gradient, ReadOnlySpan<double> weights) => new()
    {
        Gradient = gradient,
        Matrix = point.A,
        RowLower = _rowLower,
        RowUpper = _rowUpper,
        Lower = _lower,
        Upper = _upper,
        RowWeights = weights,
    };

    private void SetLimits(SqpPoint point, ReadOnlySpan<double> values, double shift)
    {
        ReadOnlySpan<double> lower = _evaluator.ConstraintLower, upper = _evaluator.ConstraintUpper;
        for (int i = 0; i < _m; i++)
        {
            double known = values[i];
            if (shift != 0) known -= TensorPrimitives.Dot<double>(point.A.AsSpan(i * _n, _n), D);
            _rowLower[i] = lower[i] - known;
            _rowUpper[i] = upper[i] - known;
        }

        if (_evaluator.Problem.Bounds is not { } bounds) return;
        TensorPrimitives.Subtract(bounds.Lower.AsSpan(), point.X, _lower);
        TensorPrimitives.Subtract(bounds.Upper.AsSpan(), point.X, _upper);
    }
}
