namespace OptiSuite.Losses.Tests;

/// <summary>
/// A loss seen as a function of a few arrays of numbers, so that one contract holds for every family: targets that are no
/// numbers stay inside.
/// </summary>
internal abstract class LossUnderTest(string name)
{
    public string Name => name;

    /// <summary>The lengths of the differentiable inputs for a batch of so many.</summary>
    public abstract int[] InputLengths(int batch);

    /// <summary>Random inputs, away from kinks with probability 1.</summary>
    public abstract double[][] Sample(int batch, RandomStream random);

    public abstract int UnreducedLength(int batch);

    public abstract void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients);

    public abstract double Evaluate(Reduction reduction, int batch, double[][] inputs);

    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new Elementwise(new MeanSquaredErrorLoss()),
        new Elementwise(new MeanAbsoluteErrorLoss()),
        new Elementwise(new HuberLoss { Delta = 0.7 }),
        new Elementwise(new SmoothL1Loss { Beta = 0.4 }),
        new Elementwise(new SmoothL1Loss { Beta = 0 }),
        new Elementwise(new BinaryCrossEntropyWithLogitsLoss(), probabilities: true),
        new Elementwise(new BinaryCrossEntropyWithLogitsLoss { PosWeight = [2.5], Weight = [0.5, 2, 1] }, probabilities: true),
        new Classes(new CrossEntropyLoss(), 1),
        new Classes(new CrossEntropyLoss { LabelSmoothing = 0.1, Weight = [1, 2, 0.5, 0], IgnoreIndex = 1 }, 3),
        new Triplets(new TripletMarginLoss()),
        new Triplets(new TripletMarginLoss { P = 1, Swap = true }),
        new Triplets(new TripletMarginLoss { P = 3.5, Margin = 5 }),
        new Triplets(new TripletMarginLoss { P = double.PositiveInfinity, Swap = true }),
    ];

    private static double[] Normal(int length, RandomStream random)
    {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) values[i] = 1.5 * random.NextGaussian();
        return values;
    }

    private sealed class Elementwise(ElementwiseLoss loss, bool probabilities = false) : LossUnderTest(loss.ToString())
    {
        private readonly Dictionary<Reduction, ElementwiseLoss> _losses =
            Enum.GetValues<Reduction>().ToDictionary(r => r, r => loss with { Reduction = r });

        public override int[] InputLengths(int batch) => [3 * batch, 3 * batch];

        public override int UnreducedLength(int batch) => 3 * batch;

        public override double[][] Sample(int batch, RandomStream random)
        {
            double[] y = Normal(3 * batch, random);
            for (int i = 0; i < y.Length && probabilities; i++) y[i] = random.NextUniform(0.1, 0.9);
            return [Normal(3 * batch, random), y];
        }

        public override void EvaluateTo(
            Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
            _losses[reduction].EvaluateTo(inputs[0], inputs[1], output, upstream, gradients[0], gradients[1]);

        public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
            _losses[reduction].Evaluate(inputs[0], inputs[1]);
    }

    private sealed class Classes(ClassIndexLoss loss, int positions) : LossUnderTest(loss.ToString())
    {
        private readonly int[] _target = [.. Enumerable.Range(0, 30 * positions).Select(i => i * i % 4)];

        private readonly Dictionary<Reduction, ClassIndexLoss> _losses =
            Enum.GetValues<Reduction>().ToDictionary(r => r, r => loss with { Reduction = r });

        public override int[] InputLengths(int batch) => [4 * positions * batch];

        public override int UnreducedLength(int batch) => positions * batch;

        public override double[][] Sample(int batch, RandomStream random) => [Normal(4 * positions * batch, random)];

        public override void EvaluateTo(
            Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
            _losses[reduction].EvaluateTo(inputs[0], Target(batch), Shape(batch), output, upstream, gradients[0]);

        public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
            _losses[reduction].Evaluate(inputs[0], Target(batch), Shape(batch));

        private ReadOnlySpan<int> Target(int batch) => _target.AsSpan(0, positions * batch);

        private LogitShape Shape(int batch) => new(batch, 4, positions);
    }

    private sealed class Triplets(TripletLoss loss) : LossUnderTest(loss.ToString())
    {
        private readonly Dictionary<Reduction, TripletLoss> _losses =
            Enum.GetValues<Reduction>().ToDictionary(r => r, r => loss with { Reduction = r });

        public override int[] InputLengths(int batch) => [5 * batch, 5 * batch, 5 * batch];

        public override int UnreducedLength(int batch) => batch;

        public override double[][] Sample(int batch, RandomStream random) =>
            [Normal(5 * batch, random), Normal(5 * batch, random), Normal(5 * batch, random)];

        public override void EvaluateTo(
            Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
            _losses[reduction].EvaluateTo(inputs[0], inputs[1], inputs[2], 5, output, upstream, gradients[0], gradients[1], gradients[2]);

        public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
            _losses[reduction].Evaluate(inputs[0], inputs[1], inputs[2], 5);
    }
}
