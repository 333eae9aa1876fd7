using System.Buffers;

namespace OptiSuite.Losses;

/// <summary>Embeddings of samples against class vectors that are learned too: the loss's own parameters are W, C×D.</summary>
internal sealed class MarginSoftmaxObjective : SampleObjective
{
    private readonly MarginSoftmaxLoss _sum;
    private readonly int[] _labels;

    public MarginSoftmaxObjective(
        IModel model, MarginSoftmaxLoss loss, int classes, ReadOnlySpan<double> features, ReadOnlySpan<int> labels, WeightDecay weightDecay)
        : base(model, loss, features, weightDecay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (labels.Length != features.Length / model.FeatureCount)
        {
            throw new ArgumentException($"There are {labels.Length} class indices for {features.Length / model.FeatureCount} samples; give one for each.");
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentException($"Target {i} of {loss.Name} is {labels[i]}; a target is the index of a class, 0 to {classes - 1}.");
            }
        }

        _sum = loss with { Reduction = Reduction.Sum };
        _labels = labels.ToArray();
        Divisor = loss.Reduction == Reduction.Mean ? labels.Length : 1;
        LossParameterCount = checked(classes * model.OutputCount);
    }

    public override int LossParameterCount { get; }

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
        int[]? rented = terms.IsEmpty ? null : ArrayPool<int>.Shared.Rent(rows);
        for (int k = 0; k < terms.Length; k++) rented![k] = _labels[terms[k]];
        _sum.EvaluateTo(
            predictions,
            phi,
            rented is null ? _labels : rented.AsSpan(0, rows),
            Model.OutputCount,
            new Span<double>(ref value),
            new ReadOnlySpan<double>(in scale),
            predictionGradient,
            phiGradient);
        if (rented is not null) ArrayPool<int>.Shared.Return(rented);
        return scale * value;
    }
}
