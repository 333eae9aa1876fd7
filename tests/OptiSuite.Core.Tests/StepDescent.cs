namespace OptiSuite.Core.Tests;

/// <summary>The simplest possible method, x ← x − a∇f(x): a stand-in for testing the loop around it.</summary>
internal sealed record StepDescent(double LearningRate = 0.1) : IOptimizer
{
    public ConstraintKinds Accepts { get; init; } = ConstraintKinds.Bounds;

    public Func<int, ExitReason?>? Ending { get; init; }

    public string Name => "step-descent";

    public OptimizerCapabilities Capabilities => new() { NeedsGradient = true, NeedsStart = true, Accepts = Accepts };

    public IOptimizerRun Start(RunContext context) => new Run(this, context);

    private sealed class Run : IOptimizerRun
    {
        private readonly StepDescent _options;
        private readonly RunContext _context;
        private readonly double[] _x;
        private readonly double[] _gradient;
        private readonly double[] _values;
        private int _steps;

        public Run(StepDescent options, RunContext context)
        {
            (_options, _context) = (options, context);
            _x = context.CopyStart();
            _gradient = new double[_x.Length];
            _values = new double[context.Evaluator.ConstraintCount];
            Evaluate();
        }

        public ReadOnlySpan<double> X => _x;

        public double Objective { get; private set; }

        public double ConstraintViolation { get; private set; }

        public double Stationarity => _gradient.Max(Math.Abs);

        public double StepNorm { get; private set; } = double.NaN;

        public ExitReason? Step()
        {
            double sum = 0;
            for (int i = 0; i < _x.Length; i++)
            {
                double step = -_options.LearningRate * _gradient[i];
                _x[i] += step;
                sum += step * step;
            }

            _context.Problem.Bounds?.Project(_x);
            StepNorm = Math.Sqrt(sum);
            Evaluate();
            return _options.Ending?.Invoke(++_steps);
        }

        private void Evaluate()
        {
            Objective = _context.Evaluator.Objective(_x, _gradient);
            ConstraintViolation = _context.Evaluator.Constraints(_x, _values);
        }
    }
}
