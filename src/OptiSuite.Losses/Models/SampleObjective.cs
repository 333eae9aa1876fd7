namespace OptiSuite.Losses;

/// <summary>An objective whose terms are the samples: predict, take the loss, backpropagate.</summary>
internal abstract class SampleObjective(IModel model, Loss loss, ReadOnlySpan<double> features, WeightDecay weightDecay)
    : LossObjective(model, loss, features, weightDecay)
{
    public override int TermCount => SampleCount;

    private protected override double EvaluateLoss(
        ReadOnlySpan<double> parameters, ReadOnlySpan<int> terms, double scale, Span<double> gradient)
    {
        int d = Model.FeatureCount, rows = terms.IsEmpty ? SampleCount : terms.Length;
        int outputs = rows * Model.OutputCount, slopes = gradient.IsEmpty ? 0 : outputs, gathered = terms.IsEmpty ? 0 : rows * d;
        using var scratch = new ScratchSpace<double>(outputs + slopes + gathered + Model.WorkspaceLength(rows));
        Span<double> predictions = scratch.Take(outputs), predictionGradient = scratch.Take(slopes);
        Span<double> batch = scratch.Take(gathered), workspace = scratch.Take(Model.WorkspaceLength(rows));
        for (int k = 0; k < terms.Length; k++) Features.AsSpan(terms[k] * d, d).CopyTo(batch.Slice(k * d, d));
        ReadOnlySpan<double> x = terms.IsEmpty ? Features : batch;

        Model.Predict(parameters, x, rows, workspace, predictions);
        double value = EvaluateLoss(predictions, terms, rows, scale, predictionGradient);
        if (!gradient.IsEmpty) Model.Backpropagate(parameters, x, rows, workspace, predictionGradient, gradient);
        return value;
    }

    /// <summary>scale·Σ of the losses of the predictions, and its gradient in them unless it is empty.</summary>
    private protected abstract double EvaluateLoss(
        ReadOnlySpan<double> predictions, ReadOnlySpan<int> terms, int rows, double scale, Span<double> predictionGradient);
}
