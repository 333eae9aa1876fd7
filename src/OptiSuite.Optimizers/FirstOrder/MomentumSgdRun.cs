using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>A run of momentum SGD: an iteration is one update of x.</summary>
internal sealed class MomentumSgdRun : IOptimizerRun
{
    private readonly MomentumSgd _method;
    private readonly Evaluator _evaluator;
    private readonly Bounds? _bounds;
    private readonly MinibatchSampler? _sampler;
    private readonly double[] _g, _v, _d;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[2];
    private double[] _x, _next;
    private int _updates;

    public MomentumSgdRun(MomentumSgd method, RunContext context)
    {
        _method = method;
        _evaluator = context.Evaluator;
        _bounds = context.Problem.Bounds;
        int n = context.Problem.Dimension;
        _x = context.CopyStart();
        _next = new double[n];
        _g = new double[n];
        _v = new double[n];
        _d = new double[n];
        if (method.BatchSize > 0) _sampler = new MinibatchSampler(_evaluator.TermCount, method.BatchSize, context.Random);
        Objective = _sampler is null ? _evaluator.Objective(_x, _g) : _evaluator.Monitor(_x);
        Judge();
        Diagnose(method.LearningRateAt(0));
    }

    public ReadOnlySpan<double> X => _x;

    public double Objective { get; private set; }

    public double Stationarity { get; private set; }

    // A single batch may have no gradient, and a decayed rate makes short steps anywhere: neither says that x is a solution.
    public double StepNorm { get; private set; } = double.NaN;

    public ReadOnlySpan<Diagnostic> Diagnostics => _diagnostics;

    private int Epoch => _sampler?.Epoch ?? _updates;

    public ExitReason? Step() => _sampler is null ? FullStep() : SampledStep(_sampler);

    private ExitReason? FullStep()
    {
        if (!double.IsFinite(Objective)) return ExitReason.NonFinite;
        double rate = _method.LearningRateAt(Epoch);
        if (rate == 0) return ExitReason.Stalled; // The cosine has come to its end; nothing will move again.
        if (!Update(rate)) return ExitReason.NonFinite;
        double f = _evaluator.Objective(_next, _g);
        if (!double.IsFinite(f)) return ExitReason.NonFinite;
        Move(rate);
        Objective = f;
        Judge();
        return null;
    }

    private ExitReason? SampledStep(MinibatchSampler sampler)
    {
        double rate = _method.LearningRateAt(Epoch);
        if (rate == 0) return ExitReason.Stalled;
        if (!double.IsFinite(_evaluator.Terms(_x, sampler.Next(), _g)) || !Update(rate)) return ExitReason.NonFinite;
        Move(rate);
        bool monitored = sampler.EpochEnded && sampler.Epoch % _method.MonitorPeriod == 0;
        Objective = monitored ? _evaluator.Monitor(_x) : double.NaN;
        return monitored && !double.IsFinite(Objective) ? ExitReason.NonFinite : null;
    }

    /// <summary>Writes the next point; false where the direction has overflowed.</summary>
    private bool Update(double rate)
    {
        if (_method.ClipNorm is { } limit)
        {
            double norm = TensorPrimitives.Norm<double>(_g);
            if (norm > limit) TensorPrimitives.Multiply(_g, limit / norm, _g);
        }

        if (_method.WeightDecay > 0) TensorPrimitives.MultiplyAdd(_x, _method.WeightDecay, _g, _g);
        double mu = _method.Momentum;
        if (_updates == 0 || mu == 0)
        {
            _g.CopyTo(_v, 0);
        }
        else
        {
            double share = 1 - _method.Dampening;
            for (int i = 0; i < _v.Length; i++) _v[i] = (mu * _v[i]) + (share * _g[i]);
        }

        if (_method.LooksAhead) TensorPrimitives.MultiplyAdd(_v, mu, _g, _d);
        else _v.CopyTo(_d, 0);
        return ProjectedGradient.Step(_x, rate, _d, _bounds, _next);
    }

    private void Move(double rate)
    {
        if (_sampler is null && _method.Schedule == LearningRateSchedule.Constant) StepNorm = TensorPrimitives.Distance<double>(_x, _next);
        (_x, _next) = (_next, _x);
        _updates++;
        Diagnose(rate);
    }

    private void Judge() =>
        Stationarity = _sampler is null && double.IsFinite(Objective) ? NaturalResidual.OverBox(_x, _g, _bounds) : double.NaN;

    private void Diagnose(double rate)
    {
        _diagnostics[0] = new Diagnostic("learning rate", rate);
        _diagnostics[1] = new Diagnostic("epoch", Epoch);
    }
}
