namespace OptiSuite.Losses;

/// <summary>Predictions N×C against targets of the same shape.</summary>
internal sealed class ElementwiseObjective : SampleObjective
{
    private readonly ElementwiseLoss _sum;
    private readonly double[] _targets;

    public ElementwiseObjective(
        IModel model, ElementwiseLoss loss, ReadOnlySpan<double> features, ReadOnlySpan<double> targets, WeightDecay weightDecay)
        : base(model, loss, features, weightDecay)
    {
        if (targets.Length != SampleCount * model.OutputCount)
        {
            throw new ArgumentException(
                $"There are {targets.Length} targets for {SampleCount} samples with {model.OutputCount} prediction(s) each; give {SampleCount * model.OutputCount}.");
        }

        if (model.OutputCount % loss.Period != 0)
        {
            throw new ArgumentException(
                $"{loss.Name} has {loss.Period} weights, and the model {model.OutputCount} prediction(s) a sample; give one weight for each prediction, or one for all.");
        }

        if (!loss.IsSeparable)
        {
            throw new ArgumentException(
                $"{loss.Name} with these settings takes a scale from the whole batch and is no sum over samples; use PredictionObjective, or settings without scaling.");
        }

        // The targets are checked here once, so that evaluations need not. Predictions of 0 are right for every loss.
        _ = (loss with { Reduction = Reduction.Sum, CheckTarget = true }).Evaluate(new double[targets.Length], targets);
        _sum = loss with { Reduction = Reduction.Sum, CheckTarget = false };
        _targets = targets.ToArray();
        Divisor = loss.Reduction == Reduction.Mean ? targets.Length : 1;
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
        int c = Model.OutputCount;
        double value = 0;
        using var scratch = new ScratchSpace<double>(terms.Length * c);
        Span<double> gathered = scratch.Take(terms.Length * c);
        for (int k = 0; k < terms.Length; k++) _targets.AsSpan(terms[k] * c, c).CopyTo(gathered.Slice(k * c, c));
        ReadOnlySpan<double> targets = terms.IsEmpty ? _targets : gathered;
        _sum.EvaluateTo(predictions, targets, new Span<double>(ref value), new ReadOnlySpan<double>(in scale), predictionGradient);
        return scale * value;
    }
}
