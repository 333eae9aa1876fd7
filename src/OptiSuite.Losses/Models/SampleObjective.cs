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

        ReadOnlySpan<double> theta = parameters[..Model.ParameterCount], phi = parameters[Model.ParameterCount..];
        Model.Predict(theta, x, rows, workspace, predictions);
        double value = EvaluateLoss(
            predictions, phi, terms, rows, scale, predictionGradient, gradient.IsEmpty ? default : gradient[Model.ParameterCount..]);
        if (!gradient.IsEmpty) Model.Backpropagate(theta, x, rows, workspace, predictionGradient, gradient[..Model.ParameterCount]);
        return value;
    }

    /// <summary>scale·Σ of the losses of the predictions, and its gradients unless they are empty.</summary>
    /// <param name="predictions">The predictions, rows×C.</param>
    /// <param name="phi">The loss's own parameters.</param>
    /// <param name="terms">The terms; empty for all.</param>
    /// <param name="rows">The number of terms.</param>
    /// <param name="scale">What the sum of the losses is multiplied with.</param>
    /// <param name="predictionGradient">Receives the gradient in the predictions, or empty.</param>
    /// <param name="phiGradient">Receives the gradient in the loss's own parameters, or empty.</param>
    private protected abstract double EvaluateLoss(
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> phi,
        ReadOnlySpan<int> terms,
        int rows,
        double scale,
        Span<double> predictionGradient,
        Span<double> phiGradient);
}
