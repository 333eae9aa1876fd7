namespace OptiSuite.Losses;

/// <summary>
/// A model and a loss of all its predictions together, which is no sum over samples: structured losses, rankings, distances between
/// distributions. f(θ, φ) = L(model(X; θ); φ) + (λ/2)(‖θ‖² + ‖φ‖²), where φ are the loss's own parameters.
/// </summary>
/// <remarks>
/// The variables are θ, then φ. Losses that are sums over samples, pairs or triplets are better served by <see cref="LossObjective"/>, which
/// also gives minibatches. Safe to call from several threads where the loss is.
/// </remarks>
/// <example><code>var loss = new LiftedStructuredLoss();
/// var f = new PredictionObjective(
///     LinearModel.Embedding(4, 2), features, (e, _, gradient, _) => loss.Evaluate(e, labels, 2, gradient), loss.IsSmooth);</code></example>
public sealed class PredictionObjective : IDifferentiableObjective
{
    private readonly IModel _model;
    private readonly PredictionLoss _loss;
    private readonly double[] _features;
    private readonly WeightDecay _weightDecay;
    private readonly int _rows;

    /// <summary>A model under a loss of all its predictions.</summary>
    /// <param name="model">What turns θ into predictions.</param>
    /// <param name="features">X, N×D, row-major; finite.</param>
    /// <param name="loss">L.</param>
    /// <param name="isSmooth">Whether L has a continuous gradient everywhere.</param>
    /// <param name="lossParameterCount">The number of values of φ. Default 0.</param>
    /// <param name="weightDecay">The penalty on θ and φ. Default none.</param>
    /// <exception cref="ArgumentException">The features are no rows of the model's.</exception>
    public PredictionObjective(
        IModel model, ReadOnlySpan<double> features, PredictionLoss loss, bool isSmooth, int lossParameterCount = 0, WeightDecay weightDecay = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentOutOfRangeException.ThrowIfNegative(lossParameterCount);
        TrainingData.RequireFeatures(model, features);
        _model = model;
        _loss = loss;
        _features = features.ToArray();
        _rows = features.Length / model.FeatureCount;
        _weightDecay = weightDecay;
        Dimension = checked(model.ParameterCount + lossParameterCount);
        IsSmooth = isSmooth && model.IsSmooth && weightDecay.IsSmooth;
    }

    /// <summary>The number of variables: those of the model and those of the loss.</summary>
    public int Dimension { get; }

    /// <inheritdoc/>
    public bool IsSmooth { get; }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x) => EvaluateAll(x, default);

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        TrainingData.RequireGradient(gradient.Length, Dimension);
        return EvaluateAll(x, gradient);
    }

    private double EvaluateAll(ReadOnlySpan<double> x, Span<double> gradient)
    {
        TrainingData.RequirePoint(x.Length, Dimension);
        int n = _model.ParameterCount, outputs = _rows * _model.OutputCount, slopes = gradient.IsEmpty ? 0 : outputs;
        using var scratch = new ScratchSpace<double>(outputs + slopes + _model.WorkspaceLength(_rows));
        Span<double> predictions = scratch.Take(outputs), predictionGradient = scratch.Take(slopes);
        Span<double> workspace = scratch.Take(_model.WorkspaceLength(_rows));
        _model.Predict(x[..n], _features, _rows, workspace, predictions);
        double value = _loss(predictions, x[n..], predictionGradient, gradient.IsEmpty ? default : gradient[n..]);
        if (!gradient.IsEmpty) _model.Backpropagate(x[..n], _features, _rows, workspace, predictionGradient, gradient[..n]);
        return value + _weightDecay.Evaluate(x, gradient);
    }
}
