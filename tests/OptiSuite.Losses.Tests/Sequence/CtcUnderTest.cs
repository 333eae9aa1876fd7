namespace OptiSuite.Losses.Tests;

/// <summary>Inputs of up to seven steps and four classes; targets of up to three labels, some repeated, some empty.</summary>
internal sealed class CtcUnderTest(CtcLoss loss) : LossUnderTest(loss.ToString())
{
    private const int Steps = 7, Classes = 4, Labels = 3;

    private readonly int[] _targets = [.. Enumerable.Range(0, 20_000 * Labels).Select(i => (int)((long)i * i % 7 % (Classes - 1)) + (loss.Blank == 0 ? 1 : 0))];
    private readonly int[] _inputLengths = [.. Enumerable.Range(0, 20_000).Select(i => Steps - (i % 3))];
    private readonly int[] _targetLengths = [.. Enumerable.Range(0, 20_000).Select(i => Labels - (i % 4))];

    private readonly Dictionary<Reduction, CtcLoss> _losses = CommonReductions.ToDictionary(r => r, r => loss with { Reduction = r });

    public override int[] InputLengths(int batch) => [Steps * Classes * batch];

    public override int UnreducedLength(int batch) => batch;

    public override double[][] Sample(int batch, RandomStream random) => [Normal(Steps * Classes * batch, random)];

    public override void EvaluateTo(
        Reduction reduction, int batch, double[][] inputs, Span<double> output, ReadOnlySpan<double> upstream, double[][] gradients) =>
        _losses[reduction].EvaluateTo(
            inputs[0],
            _targets.AsSpan(0, Labels * batch),
            _inputLengths.AsSpan(0, batch),
            _targetLengths.AsSpan(0, batch),
            new SequenceShape(Steps, batch, Classes, Labels),
            output,
            upstream,
            gradients[0]);

    public override double Evaluate(Reduction reduction, int batch, double[][] inputs) =>
        _losses[reduction].Evaluate(
            inputs[0],
            _targets.AsSpan(0, Labels * batch),
            _inputLengths.AsSpan(0, batch),
            _targetLengths.AsSpan(0, batch),
            new SequenceShape(Steps, batch, Classes, Labels));

    public override LossUnderTest WithThreads(int threads) => new CtcUnderTest(loss with { MaxThreads = threads });
}
