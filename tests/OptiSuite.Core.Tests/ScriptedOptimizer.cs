namespace OptiSuite.Core.Tests;

/// <summary>An optimizer whose single steps are written in the test: it gives the test the evaluator, as an algorithm sees it.</summary>
internal sealed record ScriptedOptimizer(Func<RunContext, double[], ExitReason?> Script) : IOptimizer
{
    public string Name => "scripted";

    public OptimizerCapabilities Capabilities { get; init; } = new() { Accepts = ConstraintKinds.Continuous, NeedsGradient = true };

    public double ClaimedStationarity { get; init; } = double.NaN;

    public Multipliers? Multipliers { get; init; }

    public IOptimizerRun Start(RunContext context) => new Run(this, context);

    private sealed class Run(ScriptedOptimizer options, RunContext context) : IOptimizerRun
    {
        private readonly double[] _x = context.Problem.Start is null ? new double[context.Problem.Dimension] : context.CopyStart();

        public ReadOnlySpan<double> X => _x;

        public double Objective { get; private set; } = double.NaN;

        public double ConstraintViolation { get; private set; }

        public double Stationarity { get; private set; } = double.NaN;

        public Multipliers? Multipliers => options.Multipliers;

        public ExitReason? Step()
        {
            ExitReason? reason = options.Script(context, _x);
            Stationarity = options.ClaimedStationarity;
            Objective = context.Evaluator.HasBest ? context.Evaluator.BestObjective : double.NaN;
            ConstraintViolation = context.Evaluator.HasBest ? context.Evaluator.BestViolation : 0;
            return reason;
        }
    }
}
