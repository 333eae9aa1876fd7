namespace OptiSuite.Losses;

/// <summary>
/// The linear model X·Wᵀ + 1·bᵀ. θ is W, C×(D+1), row-major, whose last column is the bias b; without bias W is C×D, which makes it the
/// linear embedding E = X·Lᵀ.
/// </summary>
/// <example><code>var softmaxRegression = new LinearModel(64, 10);  // 650 parameters
/// var embedding = LinearModel.Embedding(4, 2);       // 8 parameters</code></example>
public sealed record LinearModel : IModel
{
    /// <summary>A linear model.</summary>
    /// <param name="featureCount">D, at least 1.</param>
    /// <param name="outputCount">C, at least 1.</param>
    /// <param name="hasBias">Whether there is a bias for each output. Default true.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public LinearModel(int featureCount, int outputCount, bool hasBias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputCount, 1);
        FeatureCount = featureCount;
        OutputCount = outputCount;
        HasBias = hasBias;
    }

    /// <inheritdoc/>
    public int FeatureCount { get; }

    /// <inheritdoc/>
    public int OutputCount { get; }

    /// <summary>Whether there is a bias for each output.</summary>
    public bool HasBias { get; }

    /// <inheritdoc/>
    public int ParameterCount => checked(OutputCount * Stride);

    private int Stride => FeatureCount + (HasBias ? 1 : 0);

    /// <summary>The linear embedding E = X·Lᵀ with L of C×D.</summary>
    /// <param name="featureCount">D, at least 1.</param>
    /// <param name="outputCount">C, the dimension of the embedding, at least 1.</param>
    public static LinearModel Embedding(int featureCount, int outputCount) => new(featureCount, outputCount, hasBias: false);

    /// <inheritdoc/>
    public void Predict(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> features, int rows, Span<double> workspace, Span<double> predictions) =>
        LinearKernels.Predict(parameters, Stride, features, FeatureCount, rows, HasBias, predictions, OutputCount);

    /// <inheritdoc/>
    public void Backpropagate(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> features,
        int rows,
        Span<double> workspace,
        ReadOnlySpan<double> predictionGradient,
        Span<double> parameterGradient) =>
        LinearKernels.Backpropagate(predictionGradient, OutputCount, features, FeatureCount, rows, HasBias, parameterGradient, Stride);
}
