namespace OptiSuite.Losses.Tests;

/// <summary>Four classes, at some positions a sample.</summary>
internal sealed class ClassIndexUnderTest(ClassIndexLoss loss, int positions, bool isNonnegative = true) : LossUnderTest(loss.ToString())
{
    private readonly int[] _target = [.. Enumerable.Range(0, 40_000 * positions).Select(i => (int)((long)i * i % 4))];

    private readonly Dictionary<Reduction, ClassIndexLoss> _losses =
        CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override double LowerBound => isNonnegative ? 0 : double.NegativeInfinity;

    public override int[] InputLengths(int batch) => [4 * positions * batch];

    public override int UnreducedLength(int batch) => loss.UnreducedLength(Shape(batch));

    public override double[][] Sample(int batch, RandomStream random) => [Normal(4 * positions * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(inputs[0], Target(batch), Shape(batch), output, upstream, gradients[0]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(inputs[0], Target(batch), Shape(batch));

    private ReadOnlySpan<int> Target(int batch) => _target.AsSpan(0, positions * batch);

    private LogitShape Shape(int batch) => new(batch, 4, positions);

    public override LossUnderTest WithThreads(int threads) => new ClassIndexUnderTest(loss with { MaxThreads = threads }, positions, isNonnegative);
}
