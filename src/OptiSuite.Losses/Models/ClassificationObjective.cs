using System.Buffers;

namespace OptiSuite.Losses;

/// <summary>Logits N×C against the indices of the right classes.</summary>
internal sealed class ClassificationObjective : SampleObjective
{
    private readonly ClassIndexLoss _sum;
    private readonly int[] _classes;

    public ClassificationObjective(
        IModel model, ClassIndexLoss loss, ReadOnlySpan<double> features, ReadOnlySpan<int> classes, WeightDecay weightDecay)
        : base(model, loss, features, weightDecay)
    {
        if (classes.Length != SampleCount)
        {
            throw new ArgumentException($"There are {classes.Length} class indices for {SampleCount} samples; give one for each.");
        }

        loss.RequireTarget(classes, model.OutputCount);
        _sum = loss with { Reduction = Reduction.Sum };
        _classes = classes.ToArray();
        Divisor = loss.Reduction == Reduction.Mean ? loss.Divisor(classes, new LogitShape(SampleCount, model.OutputCount)) : 1;
        if (Divisor == 0) throw new ArgumentException($"Every target of {loss.Name} is ignored or weighs 0; give at least one that counts.");
    }

    private protected override double Divisor { get; }

    private protected override double EvaluateLoss(
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> phi,
        ReadOnlySpan<int> terms,
        int rows,
        double scale,
        Span<double> predictionGradient,
        Span<double> phiGradient)
    {
        double value = 0;
        var shape = new LogitShape(rows, Model.OutputCount);
        var output = new Span<double>(ref value);
        var upstream = new ReadOnlySpan<double>(in scale);
        if (terms.IsEmpty)
        {
            _sum.EvaluateTo(predictions, _classes, shape, output, upstream, predictionGradient);
            return scale * value;
        }

        int[] rented = ArrayPool<int>.Shared.Rent(rows);
        for (int k = 0; k < rows; k++) rented[k] = _classes[terms[k]];
        _sum.EvaluateTo(predictions, rented.AsSpan(0, rows), shape, output, upstream, predictionGradient);
        ArrayPool<int>.Shared.Return(rented);
        return scale * value;
    }
}
