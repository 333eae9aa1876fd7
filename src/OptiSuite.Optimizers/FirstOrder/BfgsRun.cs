using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>A run of BFGS.</summary>
internal sealed class BfgsRun : IOptimizerRun
{
    private readonly Evaluator _evaluator;
    private readonly WeakWolfeSearch _search;
    private readonly InverseHessian _inverse;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[2];
    private readonly double[] _direction, _step, _change;
    private readonly double? _stationarityTolerance;
    private double[] _x, _g;

    public BfgsRun(Bfgs method, RunContext context)
    {
        int n = context.Problem.Dimension;
        _evaluator = context.Evaluator;
        _stationarityTolerance = context.Stopping.StationarityTolerance;
        _search = new WeakWolfeSearch(method, _evaluator, n);
        _inverse = new InverseHessian(n);
        _x = context.CopyStart();
        (_g, _direction, _step, _change) = (new double[n], new double[n], new double[n], new double[n]);
        Objective = _evaluator.Objective(_x, _g);
        Stationarity = double.IsFinite(Objective) ? Math.Abs(TensorPrimitives.MaxMagnitude<double>(_g)) : double.NaN;
        Diagnose(double.NaN, 0);
    }

    public ReadOnlySpan<double> X => _x;

    public double Objective { get; private set; }

    public double Stationarity { get; private set; }

    public double StepNorm { get; private set; } = double.NaN;

    public ReadOnlySpan<Diagnostic> Diagnostics => _diagnostics;

    public ExitReason? Step()
    {
        if (!double.IsFinite(Objective)) return ExitReason.NonFinite;
        if (Stationarity == 0) return ExitReason.Stationary;
        while (true)
        {
            // Without curvature yet the first trial is a step of length 1.
            if (_inverse.IsIdentity) TensorPrimitives.Divide(_g, -TensorPrimitives.Norm<double>(_g), _direction);
            else _inverse.Direction(_g, _direction);
            if (_search.Run(_x, Objective, _g, _direction, out double t, out double f))
            {
                Move(t, f);
                return null;
            }

            if (Refine()) continue;
            // A search that fails along the gradient itself has reached a kink or the limit of accuracy.
            if (_inverse.IsIdentity) return ExitReason.LineSearchFailed;
            _inverse.Reset();
        }
    }

    /// <summary>Takes the gradient by central differences from here on, where it came from forward ones; true where that gave a better one.</summary>
    private bool Refine()
    {
        if (!_evaluator.TrySwitchToCentral() || !_evaluator.Gradient(_x, Objective, _g)) return false;
        Stationarity = Math.Abs(TensorPrimitives.MaxMagnitude<double>(_g));
        return true;
    }

    private void Move(double t, double f)
    {
        TensorPrimitives.Subtract(_search.X, _x, _step);
        TensorPrimitives.Subtract(_search.Gradient, _g, _change);
        (_x, _g) = _search.Exchange(_x, _g);
        Objective = f;
        StepNorm = TensorPrimitives.Norm<double>(_step);
        Stationarity = Math.Abs(TensorPrimitives.MaxMagnitude<double>(_g));
        _inverse.Update(_step, _change);
        // The loop is about to call this point stationary: not by forward differences, whose error may be as large as the tolerance.
        if (Stationarity <= _stationarityTolerance) _ = Refine();
        Diagnose(t, _search.Trials);
    }

    private void Diagnose(double t, int trials)
    {
        _diagnostics[0] = new Diagnostic("step length", t);
        _diagnostics[1] = new Diagnostic("trials", trials);
    }
}
