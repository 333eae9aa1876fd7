using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>A run of gradient descent.</summary>
internal sealed class GradientDescentRun : IOptimizerRun
{
    /// <summary>Differences of objectives below this, relative to their size, are rounding and say nothing about a step.</summary>
    private const double Roundoff = 1e-15;

    private readonly GradientDescent _method;
    private readonly Evaluator _evaluator;
    private readonly Bounds? _bounds;
    private readonly bool _hasGradient;
    private readonly double _stepTolerance;
    private readonly double[] _recent;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[2];
    private double[] _x, _g, _trial, _trialGradient;
    private double _firstTrial;
    private int _accepted;

    public GradientDescentRun(GradientDescent method, RunContext context)
    {
        _method = method;
        _evaluator = context.Evaluator;
        _bounds = context.Problem.Bounds;
        _hasGradient = context.Problem.Objective is IDifferentiableObjective;
        _stepTolerance = context.Stopping.StepTolerance ?? 0;
        int n = context.Problem.Dimension;
        _x = context.CopyStart();
        _g = new double[n];
        _trial = new double[n];
        _trialGradient = new double[n];
        _recent = new double[method.LineSearch == LineSearchRule.Nonmonotone ? method.Memory : 1];
        Array.Fill(_recent, double.NegativeInfinity);
        Objective = _evaluator.Objective(_x, _g);
        _recent[0] = Objective;
        Stationarity = double.IsFinite(Objective) ? NaturalResidual.OverBox(_x, _g, _bounds) : double.NaN;
        _firstTrial = 1 / Stationarity;
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
        return _method.LearningRate is { } rate ? FixedStep(rate) : LineSearchStep();
    }

    private ExitReason? FixedStep(double rate)
    {
        double f = ProjectedGradient.Step(_x, rate, _g, _bounds, _trial)
            ? _evaluator.Objective(_trial, _trialGradient)
            : double.PositiveInfinity;
        if (!double.IsFinite(f)) return ExitReason.NonFinite;
        Move(f, rate, backtracks: 0);
        return null;
    }

    private ExitReason? LineSearchStep()
    {
        double alpha = _firstTrial, reference = TensorPrimitives.Max(_recent);
        double slack = Roundoff * Math.Abs(reference), shortest = _stepTolerance * Math.Max(1, TensorPrimitives.Norm<double>(_x));
        for (int backtracks = 0; backtracks <= _method.MaxBacktracks; backtracks++, alpha *= _method.Contraction)
        {
            if (!ProjectedGradient.Step(_x, alpha, _g, _bounds, _trial)) continue;
            double decrease = PredictedDecrease(out double moved);
            // A step shortened to nothing is a failure of the search; let through, it would look like convergence.
            if (!(decrease > 0) || (backtracks > 0 && moved <= shortest)) break;
            double wanted = reference - (_method.SufficientDecrease * decrease) + slack;
            double f = _hasGradient ? _evaluator.Objective(_trial, _trialGradient) : _evaluator.Objective(_trial);
            if (!(f <= wanted)) continue;
            // Finite differences are taken at accepted points only: n values saved for every point that is rejected.
            if (!_hasGradient && !_evaluator.Gradient(_trial, f, _trialGradient)) continue;
            Move(f, alpha, backtracks);
            return null;
        }

        return ExitReason.LineSearchFailed;
    }

    /// <summary>∇f(x)ᵀ(x − x(α)), and the length ‖x − x(α)‖.</summary>
    private double PredictedDecrease(out double moved)
    {
        double sum = 0, squares = 0;
        for (int i = 0; i < _x.Length; i++)
        {
            double difference = _x[i] - _trial[i];
            sum += _g[i] * difference;
            squares += difference * difference;
        }

        moved = Math.Sqrt(squares);
        return sum;
    }

    private void Move(double f, double alpha, int backtracks)
    {
        double ss = 0, sy = 0;
        for (int i = 0; i < _x.Length; i++)
        {
            double s = _trial[i] - _x[i];
            ss += s * s;
            sy += s * (_trialGradient[i] - _g[i]);
        }

        (_x, _trial) = (_trial, _x);
        (_g, _trialGradient) = (_trialGradient, _g);
        Objective = f;
        StepNorm = Math.Sqrt(ss);
        Stationarity = NaturalResidual.OverBox(_x, _g, _bounds);
        _accepted++;
        _recent[_accepted % _recent.Length] = f;
        double spectral = ss / sy;
        // Where the curvature along the step is not positive there is no Barzilai-Borwein step; a longer one than the last is worth a try.
        _firstTrial = _method.FirstTrial == FirstTrialRule.BarzilaiBorwein && spectral > 0 && double.IsFinite(spectral) ? spectral : 2 * alpha;
        Diagnose(alpha, backtracks);
    }

    private void Diagnose(double alpha, int backtracks)
    {
        _diagnostics[0] = new Diagnostic("learning rate", alpha);
        _diagnostics[1] = new Diagnostic("backtracks", backtracks);
    }
}
