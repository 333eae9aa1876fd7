namespace OptiSuite.Losses;

/// <summary>Any loss of all predictions together, with parameters of its own if it has some: class centres, weights of a last layer.</summary>
/// <param name="predictions">The predictions, N×C, row-major.</param>
/// <param name="parameters">The loss's own parameters; empty where it has none.</param>
/// <param name="predictionGradient">Receives the gradient in the predictions, N×C; empty if no gradient is wanted.</param>
/// <param name="parameterGradient">Receives the gradient in the loss's own parameters; empty if no gradient is wanted, or there are none.</param>
/// <returns>The value.</returns>
public delegate double PredictionLoss(
    ReadOnlySpan<double> predictions, ReadOnlySpan<double> parameters, Span<double> predictionGradient, Span<double> parameterGradient);
