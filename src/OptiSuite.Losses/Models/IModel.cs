namespace OptiSuite.Losses;

/// <summary>What turns parameters θ and features into predictions, and gradients in the predictions into gradients in θ.</summary>
/// <remarks>Rows are samples; all arrays are row-major. A model keeps no state between calls and may be used from several threads.</remarks>
public interface IModel
{
    /// <summary>The number of parameters n.</summary>
    int ParameterCount { get; }

    /// <summary>The number of features of a sample, D.</summary>
    int FeatureCount { get; }

    /// <summary>The number of predictions for a sample, C.</summary>
    int OutputCount { get; }

    /// <summary>Whether predictions are a smooth function of the parameters.</summary>
    bool IsSmooth => true;

    /// <summary>How many values <see cref="Predict"/> leaves for <see cref="Backpropagate"/>, such as hidden activations.</summary>
    /// <param name="rows">N.</param>
    int WorkspaceLength(int rows) => 0;

    /// <summary>Writes the predictions.</summary>
    /// <param name="parameters">θ, n values.</param>
    /// <param name="features">X, N×D.</param>
    /// <param name="rows">N.</param>
    /// <param name="workspace">Receives what <see cref="Backpropagate"/> will need, <see cref="WorkspaceLength"/> values.</param>
    /// <param name="predictions">Receives the predictions, N×C.</param>
    void Predict(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> features, int rows, Span<double> workspace, Span<double> predictions);

    /// <summary>Writes the gradient in θ, given that in the predictions: the vector-Jacobian product.</summary>
    /// <param name="parameters">θ, n values.</param>
    /// <param name="features">X, N×D.</param>
    /// <param name="rows">N.</param>
    /// <param name="workspace">What <see cref="Predict"/> left.</param>
    /// <param name="predictionGradient">The gradient in the predictions, N×C.</param>
    /// <param name="parameterGradient">Receives the gradient in θ, n values; overwritten.</param>
    void Backpropagate(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> features,
        int rows,
        Span<double> workspace,
        ReadOnlySpan<double> predictionGradient,
        Span<double> parameterGradient);
}
