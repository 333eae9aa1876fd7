using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>A run of the subgradient method.</summary>
internal sealed class SubgradientRun : IOptimizerRun
{
    /// <summary>How often a step to a point of no use is halved before the run gives up.</summary>
    private const int MaxHalvings = 60;

    private const double Roundoff = 1e-12;

    private readonly SubgradientMethod _method;
    private readonly Evaluator _evaluator;
    private readonly Bounds? _bounds;
    private readonly double _minimum;
    private readonly double _flat;
    private readonly TargetLevel _level;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[2];
    private double[] _x, _g, _next, _nextGradient;
    private int _steps;

    public SubgradientRun(SubgradientMethod method, RunContext context)
    {
        _method = method;
        _evaluator = context.Evaluator;
        _bounds = context.Problem.Bounds;
        _minimum = context.Stopping.TargetObjective ?? context.Problem.Known?.Objective ?? double.NaN;
        _flat = context.Stopping.StationarityTolerance ?? 0;
        int n = context.Problem.Dimension;
        _x = context.CopyStart();
        _g = new double[n];
        _next = new double[n];
        _nextGradient = new double[n];
        Objective = _evaluator.Objective(_x, _g);
        _level = new TargetLevel(method, Objective, TensorPrimitives.Norm<double>(_g));
        Stationarity = double.IsFinite(Objective) ? NaturalResidual.OverBox(_x, _g, _bounds) : double.NaN;
        Diagnose(double.NaN);
    }

    public ReadOnlySpan<double> X => _x;

    public double Objective { get; private set; }

    public double Stationarity { get; private set; }

    // Only the step to a known minimum tells by its length how far that is; the others are as long as their rule wants.
    public double StepNorm { get; private set; } = double.NaN;

    public ReadOnlySpan<Diagnostic> Diagnostics => _diagnostics;

    public ExitReason? Step()
    {
        if (!double.IsFinite(Objective)) return ExitReason.NonFinite;
        if (Stationarity == 0) return ExitReason.Stationary;
        if (_method.StepRule == SubgradientStep.Polyak && Objective <= _minimum)
        {
            StepNorm = 0;
            return ExitReason.SmallStep;
        }

        double t = StepLength(), f = double.NaN;
        for (int halvings = 0; halvings <= MaxHalvings; halvings++, t /= 2)
        {
            if (!ProjectedGradient.Step(_x, t, _g, _bounds, _next)) continue;
            f = _evaluator.Objective(_next, _nextGradient);
            if (!double.IsFinite(f)) continue;
            double residual = NaturalResidual.OverBox(_next, _nextGradient, _bounds);
            // A plateau above the best point is stationary and yet no answer: the step was too long.
            if (residual <= _flat && ContradictsConvexity(f)) continue;
            Move(f, t, residual);
            return null;
        }

        return double.IsFinite(f) ? ExitReason.LineSearchFailed : ExitReason.NonFinite;
    }

    /// <summary>Whether the best point lies below the tangent plane at the next one, f(y) &lt; f(x) + gᵀ(y − x), by more than rounding.</summary>
    private bool ContradictsConvexity(double f)
    {
        double best = _evaluator.BestObjective, plane = f;
        ReadOnlySpan<double> y = _evaluator.BestX;
        for (int i = 0; i < y.Length; i++) plane += _nextGradient[i] * (y[i] - _next[i]);
        return plane > best + (Roundoff * Math.Max(Math.Abs(best), Math.Abs(f)));
    }

    /// <summary>t, the factor of g.</summary>
    private double StepLength()
    {
        double norm = TensorPrimitives.Norm<double>(_g), scale = _method.Normalized ? norm : 1;
        return _method.StepRule switch
        {
            SubgradientStep.Polyak => (Objective - _minimum) / norm / norm,
            SubgradientStep.Diminishing => _method.StepSize / Math.Pow(_steps + 1, _method.Power) / scale,
            SubgradientStep.Constant => _method.StepSize / scale,
            _ => _level.Excess(Objective) / norm / norm,
        };
    }

    private void Move(double f, double t, double residual)
    {
        if (_method.StepRule == SubgradientStep.Polyak) StepNorm = TensorPrimitives.Distance<double>(_x, _next);
        (_x, _next) = (_next, _x);
        (_g, _nextGradient) = (_nextGradient, _g);
        Objective = f;
        Stationarity = residual;
        _level.Update(f);
        _steps++;
        Diagnose(t);
    }

    private void Diagnose(double t)
    {
        _diagnostics[0] = new Diagnostic("step length", t);
        _diagnostics[1] = new Diagnostic("target gap", _method.StepRule == SubgradientStep.EstimatedPolyak ? _level.Gap : double.NaN);
    }
}
