using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>Layers in a row as a model over one flat parameter vector θ: the parameters of the first layer, then those of the next, …</summary>
/// <remarks>
/// <para>The model keeps nothing between calls. What differs between training and use (dropout, batch normalization) follows from
/// <see cref="Mode"/>, which the caller sets: with one mode the predictions are a function of θ and features alone. Training with dropout
/// sets a new mode before each step, and <see cref="LayerMode.Evaluation"/> before the result is judged. Set it between evaluations, not
/// during one.</para>
/// <para>PyTorch: <c>Sequential</c>; the slices are named as its state, "0.weight", "0.bias", "2.weight", ….</para>
/// </remarks>
/// <example><code>var model = new SequentialModel(new LinearLayer(2, 16), new TanhLayer(16), new LinearLayer(16, 1));
/// double[] theta = model.Initialize(new RandomStream(1));
/// var f = LossObjective.Create(model, new MeanSquaredErrorLoss(), features, targets);</code></example>
public sealed class SequentialModel : IModel
{
    private readonly Layer[] _layers;
    private readonly int[] _offsets;

    /// <summary>A model of layers.</summary>
    /// <param name="layers">The layers, at least one; each takes as many values as the one before gives.</param>
    /// <exception cref="ArgumentException">There is no layer, or two do not fit together.</exception>
    public SequentialModel(params IEnumerable<Layer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        _layers = [.. layers];
        if (_layers.Length == 0) throw new ArgumentException("A model needs at least one layer.");
        _offsets = new int[_layers.Length];
        var slices = ImmutableArray.CreateBuilder<ParameterSlice>();
        for (int k = 0; k < _layers.Length; k++)
        {
            if (k > 0 && _layers[k].InputCount != _layers[k - 1].OutputCount)
            {
                throw new ArgumentException(
                    $"Layer {k}, {_layers[k].GetType().Name}, takes {_layers[k].InputCount} values, and the layer before gives {_layers[k - 1].OutputCount}; they must agree.");
            }

            int offset = _offsets[k] = ParameterCount;
            slices.AddRange(_layers[k].Slices.Select(slice => new ParameterSlice($"{k}.{slice.Name}", offset + slice.Offset, slice.Shape)));
            ParameterCount = checked(ParameterCount + _layers[k].ParameterCount);
        }

        Slices = slices.ToImmutable();
        Layers = [.. _layers];
        IsSmooth = _layers.All(layer => layer.IsSmooth);
    }

    /// <summary>The layers.</summary>
    public ImmutableArray<Layer> Layers { get; }

    /// <summary>The tensors that θ consists of, named "layer.tensor".</summary>
    public ImmutableArray<ParameterSlice> Slices { get; }

    /// <summary>Whether the model is trained or used, and with which masks. Default <see cref="LayerMode.Evaluation"/>.</summary>
    public LayerMode Mode { get; set; }

    /// <inheritdoc/>
    public int ParameterCount { get; }

    /// <inheritdoc/>
    public int FeatureCount => _layers[0].InputCount;

    /// <inheritdoc/>
    public int OutputCount => _layers[^1].OutputCount;

    /// <inheritdoc/>
    public bool IsSmooth { get; }

    /// <summary>Random starting parameters, as each layer's documentation says.</summary>
    /// <param name="random">Where they are drawn from.</param>
    public double[] Initialize(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double[] parameters = new double[ParameterCount];
        for (int k = 0; k < _layers.Length; k++) _layers[k].Initialize(random, Of(parameters.AsSpan(), k));
        return parameters;
    }

    /// <inheritdoc/>
    public int WorkspaceLength(int rows)
    {
        int length = 0;
        foreach (Layer layer in _layers) length = checked(length + layer.WorkspaceLength(rows) + (rows * layer.OutputCount));
        return length;
    }

    /// <inheritdoc/>
    public void Predict(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> features, int rows, Span<double> workspace, Span<double> predictions)
    {
        RequireParameters(parameters.Length);
        ReadOnlySpan<double> input = features;
        for (int k = 0; k < _layers.Length; k++)
        {
            Layer layer = _layers[k];
            int length = layer.WorkspaceLength(rows), outputs = rows * layer.OutputCount;
            Span<double> output = workspace.Slice(length, outputs);
            layer.Forward(Of(parameters, k), input, rows, Mode.ForLayer(k), workspace[..length], output);
            workspace = workspace[(length + outputs)..];
            input = output;
        }

        input.CopyTo(predictions);
    }

    /// <inheritdoc/>
    public void Backpropagate(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> features,
        int rows,
        Span<double> workspace,
        ReadOnlySpan<double> predictionGradient,
        Span<double> parameterGradient) => Backpropagate(parameters, features, rows, workspace, predictionGradient, parameterGradient, default);

    /// <summary>Writes the gradients in θ and in the features, given that in the predictions.</summary>
    /// <param name="parameters">θ, n values.</param>
    /// <param name="features">X, N×D.</param>
    /// <param name="rows">N.</param>
    /// <param name="workspace">What <see cref="Predict"/> left; it stays as it is.</param>
    /// <param name="predictionGradient">The gradient in the predictions, N×C.</param>
    /// <param name="parameterGradient">Receives the gradient in θ, n values; empty if it is not wanted.</param>
    /// <param name="featureGradient">Receives the gradient in the features, N×D; empty if it is not wanted.</param>
    public void Backpropagate(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> features,
        int rows,
        ReadOnlySpan<double> workspace,
        ReadOnlySpan<double> predictionGradient,
        Span<double> parameterGradient,
        Span<double> featureGradient)
    {
        RequireParameters(parameters.Length);
        if (!parameterGradient.IsEmpty) RequireParameters(parameterGradient.Length);
        int widest = 0, end = WorkspaceLength(rows);
        for (int k = 1; k < _layers.Length; k++) widest = Math.Max(widest, rows * _layers[k].InputCount);
        using var scratch = new ScratchSpace<double>(2 * widest);
        Span<double> next = scratch.Take(widest), spare = scratch.Take(widest);
        ReadOnlySpan<double> gradient = predictionGradient;
        for (int k = _layers.Length - 1; k >= 0; k--)
        {
            Layer layer = _layers[k];
            int outputs = rows * layer.OutputCount, length = layer.WorkspaceLength(rows), inputs = rows * layer.InputCount;
            ReadOnlySpan<double> output = workspace.Slice(end - outputs, outputs), own = workspace.Slice(end - outputs - length, length);
            end -= outputs + length;
            ReadOnlySpan<double> input = k == 0 ? features : workspace.Slice(end - inputs, inputs);
            Span<double> inputGradient = k == 0 ? featureGradient : next[..inputs];
            layer.Backward(
                Of(parameters, k), input, output, rows, Mode.ForLayer(k), own, gradient, inputGradient, parameterGradient.IsEmpty ? default : Of(parameterGradient, k));
            gradient = inputGradient;
            Span<double> free = next;
            next = spare;
            spare = free;
        }
    }

    /// <summary>Updates the running statistics of the batch normalizations with a batch, as training in PyTorch does.</summary>
    /// <param name="parameters">θ, n values.</param>
    /// <param name="features">X, N×D.</param>
    /// <param name="rows">N, at least 2.</param>
    /// <param name="momentum">The part taken from this batch, 0 … 1. Default 0.1, as in PyTorch.</param>
    /// <exception cref="InvalidOperationException">The mode is not one of training.</exception>
    public void UpdateStatistics(ReadOnlySpan<double> parameters, ReadOnlySpan<double> features, int rows, double momentum = 0.1)
    {
        if (!Mode.IsTraining)
        {
            throw new InvalidOperationException("Statistics are those of training; set Mode to LayerMode.Training before, and back to Evaluation after.");
        }

        int length = WorkspaceLength(rows);
        using var scratch = new ScratchSpace<double>(length + (rows * OutputCount));
        Span<double> workspace = scratch.Take(length);
        Predict(parameters, features, rows, workspace, scratch.Take(rows * OutputCount));
        ReadOnlySpan<double> input = features;
        foreach (Layer layer in _layers)
        {
            if (layer is BatchNorm1DLayer { Statistics: { } statistics }) statistics.Update(input, rows, momentum);
            int own = layer.WorkspaceLength(rows), outputs = rows * layer.OutputCount;
            input = workspace.Slice(own, outputs);
            workspace = workspace[(own + outputs)..];
        }
    }

    private ReadOnlySpan<double> Of(ReadOnlySpan<double> parameters, int layer) => parameters.Slice(_offsets[layer], _layers[layer].ParameterCount);

    private Span<double> Of(Span<double> parameters, int layer) => parameters.Slice(_offsets[layer], _layers[layer].ParameterCount);

    private void RequireParameters(int length)
    {
        if (length != ParameterCount)
        {
            throw new ArgumentException($"The parameter vector or its gradient has {length} values, and the model {ParameterCount} parameters; they must agree.");
        }
    }
}
