namespace OptiSuite.Benchmarking.Tests;

/// <summary>Halves the start at every step: deterministic, and right for problems whose minimum is the origin.</summary>
internal sealed record HalvingDescent : IOptimizer
{
    public string Name => "halving-descent";

    public OptimizerCapabilities Capabilities { get; } = new() { NeedsStart = true };

    public IOptimizerRun Start(RunContext context) => new Run(context);

    private sealed class Run : IOptimizerRun
    {
        private readonly RunContext _context;
        private readonly double[] _x;

        public Run(RunContext context)
        {
            _context = context;
            _x = context.CopyStart();
            Objective = context.Evaluator.Objective(_x);
        }

        public ReadOnlySpan<double> X => _x;

        public double Objective { get; private set; }

        public ExitReason? Step()
        {
            for (int i = 0; i < _x.Length; i++) _x[i] /= 2;
            Objective = _context.Evaluator.Objective(_x);
            return Objective < 1e-20 ? ExitReason.SmallStep : null;
        }
    }
}
