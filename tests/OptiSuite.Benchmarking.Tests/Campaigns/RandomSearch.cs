namespace OptiSuite.Benchmarking.Tests;

/// <summary>Draws points uniformly: the smallest stochastic optimizer there is.</summary>
internal sealed record RandomSearch : IOptimizer
{
    public int Draws { get; init; } = 4;

    public string Name => "random-search";

    public OptimizerCapabilities Capabilities { get; } = new()
    {
        IsStochastic = true,
        NeedsSearchRegion = true,
        Accepts = ConstraintKinds.Bounds | ConstraintKinds.NonlinearInequality,
    };

    public IOptimizerRun Start(RunContext context) => new Run(context, Draws);

    private sealed class Run(RunContext context, int draws) : IOptimizerRun
    {
        private readonly double[] _x = new double[context.Problem.Dimension];
        private readonly double[] _values = new double[context.Evaluator.ConstraintCount];

        public ReadOnlySpan<double> X => _x;

        public double Objective { get; private set; } = double.PositiveInfinity;

        public double ConstraintViolation { get; private set; }

        public ExitReason? Step()
        {
            for (int i = 0; i < draws; i++)
            {
                context.Random.FillUniform(context.Problem.SamplingRegion!, _x);
                Objective = context.Evaluator.Objective(_x);
                if (_values.Length > 0) ConstraintViolation = context.Evaluator.Constraints(_x, _values);
            }

            return null;
        }
    }
}
