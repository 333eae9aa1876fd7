using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptiSuite.Benchmarks.SqpTime;

/// <summary>
/// NLopt's SLSQP on a problem, calling the problem's own functions. Rows with equal limits become h(x) = 0, every other finite limit a
/// c(x) ≤ 0. All rows are evaluated once a point, for both.
/// </summary>
internal sealed unsafe class SlsqpRun : IDisposable
{
    private const double Tolerance = 1e-8;
    private const int MaxEvaluations = 3000;

    private readonly NloptLibrary _nlopt;
    private readonly Problem _problem;
    private readonly IDifferentiableObjective _objective;
    private readonly GCHandle<SlsqpRun> _self;
    private readonly (int Row, double Sign, double Limit)[] _equalities, _inequalities;
    private readonly double[] _start, _x, _tolerances, _values, _jacobian, _valuesAt, _derivativesAt, _gradientAt, _gradient, _results, _derivatives;
    private readonly double[]? _lower, _upper;

    public SlsqpRun(NloptLibrary nlopt, Problem problem)
    {
        (_nlopt, _problem, _objective) = (nlopt, problem, (IDifferentiableObjective)problem.Objective);
        _self = new GCHandle<SlsqpRun>(this);
        int n = problem.Dimension, m = problem.ConstraintCount;
        List<(int, double, double)> equalities = [], inequalities = [];
        int row = 0;
        foreach (IConstraint constraint in problem.Constraints)
        {
            for (int i = 0; i < constraint.Count; i++, row++)
            {
                double lower = constraint.Lower[i], upper = constraint.Upper[i];
                if (lower == upper) equalities.Add((row, 1, lower));
                else
                {
                    if (double.IsFinite(lower)) inequalities.Add((row, -1, lower));
                    if (double.IsFinite(upper)) inequalities.Add((row, 1, upper));
                }
            }
        }

        (_equalities, _inequalities) = ([.. equalities], [.. inequalities]);
        _tolerances = [.. Enumerable.Repeat(Tolerance, 2 * m)];
        _start = [.. problem.Start!.Value];
        problem.Bounds?.Project(_start);
        (_lower, _upper) = (problem.Bounds?.Lower.ToArray(), problem.Bounds?.Upper.ToArray());
        (_x, _gradient, _valuesAt, _derivativesAt, _gradientAt) = (new double[n], new double[n], new double[n], new double[n], new double[n]);
        (_values, _jacobian, _results, _derivatives) = (new double[m], new double[m * n], new double[2 * m], new double[2 * m * n]);
    }

    /// <summary>Different points at which the last run took derivatives.</summary>
    public int Iterations { get; private set; }

    /// <summary>Calls of f in the last run; the calls among them that asked for ∇f too.</summary>
    public int Evaluations { get; private set; }

    public int GradientEvaluations { get; private set; }

    public double Objective { get; private set; }

    /// <summary>One run from the start; returns NLopt's code, negative for a failure.</summary>
    public int Solve()
    {
        (Iterations, Evaluations, GradientEvaluations) = (0, 0, 0);
        Forget();
        nint self = GCHandle<SlsqpRun>.ToIntPtr(_self), options = _nlopt.Create(_nlopt.Slsqp, (uint)_x.Length);
        _start.CopyTo(_x, 0);
        double objective;
        int code;
        fixed (double* x = _x, tolerances = _tolerances, lower = _lower, upper = _upper)
        {
            _nlopt.SetObjective(options, (delegate* unmanaged[Cdecl]<uint, double*, double*, nint, double>)&EvaluateObjective, self);
            var rows = (delegate* unmanaged[Cdecl]<uint, double*, uint, double*, double*, nint, void>)&EvaluateInequalities;
            if (_inequalities.Length > 0) _nlopt.AddInequalities(options, (uint)_inequalities.Length, rows, self, tolerances);
            rows = &EvaluateEqualities;
            if (_equalities.Length > 0) _nlopt.AddEqualities(options, (uint)_equalities.Length, rows, self, tolerances);
            if (lower is not null) _nlopt.SetLower(options, lower);
            if (upper is not null) _nlopt.SetUpper(options, upper);
            _nlopt.SetObjectiveTolerance(options, Tolerance);
            _nlopt.SetPointTolerance(options, Tolerance);
            _nlopt.SetMaxEvaluations(options, MaxEvaluations);
            code = _nlopt.Optimize(options, x, &objective);
        }

        _nlopt.Destroy(options);
        Objective = objective;
        return code;
    }

    /// <summary>The largest violation of a row at the last answer.</summary>
    public double Violation()
    {
        Evaluate(_x);
        double worst = 0;
        foreach ((int row, _, double limit) in _equalities) worst = Math.Max(worst, Math.Abs(_values[row] - limit));
        foreach ((int row, double sign, double limit) in _inequalities) worst = Math.Max(worst, sign * (_values[row] - limit));
        return worst;
    }

    /// <summary>f and all rows at a point as NLopt asks for them, through the same pointers: what the callbacks cost can so be measured alone.</summary>
    public double EvaluateThroughPointers(bool derivatives)
    {
        delegate* unmanaged[Cdecl]<uint, double*, double*, nint, double> f = &EvaluateObjective;
        delegate* unmanaged[Cdecl]<uint, double*, uint, double*, double*, nint, void> inequalities = &EvaluateInequalities, equalities = &EvaluateEqualities;
        nint self = GCHandle<SlsqpRun>.ToIntPtr(_self);
        uint n = (uint)_start.Length;
        Forget();
        fixed (double* x = _start, gradient = _gradient, results = _results, rows = _derivatives)
        {
            double value = f(n, x, derivatives ? gradient : null, self);
            if (_inequalities.Length > 0) inequalities((uint)_inequalities.Length, results, n, x, derivatives ? rows : null, self);
            if (_equalities.Length > 0) equalities((uint)_equalities.Length, results, n, x, derivatives ? rows : null, self);
            return value;
        }
    }

    public void Dispose() => _self.Dispose();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static double EvaluateObjective(uint n, double* x, double* gradient, nint data)
    {
        SlsqpRun run = GCHandle<SlsqpRun>.FromIntPtr(data).Target;
        var point = new ReadOnlySpan<double>(x, (int)n);
        run.Evaluations++;
        if (gradient is null) return run._objective.Evaluate(point);
        run.GradientEvaluations++;
        if (!point.SequenceEqual(run._gradientAt)) run.Iterations++;
        point.CopyTo(run._gradientAt);
        return run._objective.Evaluate(point, new Span<double>(gradient, (int)n));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void EvaluateInequalities(uint m, double* result, uint n, double* x, double* gradient, nint data)
    {
        SlsqpRun run = GCHandle<SlsqpRun>.FromIntPtr(data).Target;
        run.Write(run._inequalities, new ReadOnlySpan<double>(x, (int)n), new Span<double>(result, (int)m), new Span<double>(gradient, gradient is null ? 0 : (int)(m * n)));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void EvaluateEqualities(uint m, double* result, uint n, double* x, double* gradient, nint data)
    {
        SlsqpRun run = GCHandle<SlsqpRun>.FromIntPtr(data).Target;
        run.Write(run._equalities, new ReadOnlySpan<double>(x, (int)n), new Span<double>(result, (int)m), new Span<double>(gradient, gradient is null ? 0 : (int)(m * n)));
    }

    private void Write((int Row, double Sign, double Limit)[] rows, ReadOnlySpan<double> x, Span<double> result, Span<double> derivatives)
    {
        int n = x.Length;
        if (!x.SequenceEqual(_valuesAt)) Evaluate(x);
        for (int i = 0; i < rows.Length; i++) result[i] = rows[i].Sign * (_values[rows[i].Row] - rows[i].Limit);
        if (derivatives.IsEmpty) return;
        if (!x.SequenceEqual(_derivativesAt)) Differentiate(x);
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<double> row = _jacobian.AsSpan(rows[i].Row * n, n);
            Span<double> target = derivatives.Slice(i * n, n);
            if (rows[i].Sign > 0) row.CopyTo(target);
            else TensorPrimitives.Negate(row, target);
        }
    }

    private void Evaluate(ReadOnlySpan<double> x)
    {
        int row = 0;
        foreach (IConstraint constraint in _problem.Constraints)
        {
            constraint.Evaluate(x, _values.AsSpan(row, constraint.Count));
            row += constraint.Count;
        }

        x.CopyTo(_valuesAt);
    }

    private void Differentiate(ReadOnlySpan<double> x)
    {
        int row = 0, n = x.Length;
        foreach (IConstraint constraint in _problem.Constraints)
        {
            constraint.Jacobian(x, _jacobian.AsSpan(row * n, constraint.Count * n));
            row += constraint.Count;
        }

        x.CopyTo(_derivativesAt);
    }

    private void Forget()
    {
        foreach (double[] at in (ReadOnlySpan<double[]>)[_valuesAt, _derivativesAt, _gradientAt]) at[0] = double.NaN;
    }
}
