using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>The features of a fixed convolutional network: convolutions, activations and pooling in a row, some of whose outputs are the features.</summary>
/// <remarks>
/// <c>Small</c> makes the network conv 3×3 → ReLU → conv 3×3 with stride 2 → ReLU; any other list of layers can be given, such as the
/// first layers of VGG16 with its weights from a safetensors file. Without trained weights, <see cref="He"/> gives random ones: features
/// of random convolutions still compare textures and edges rather than pixels, but they know nothing of what images show.
/// </remarks>
/// <example><code>var features = ConvolutionalFeatures.Small(new ImageShape(3, 64, 64), SafeTensors.Read("features.safetensors"));</code></example>
public sealed class ConvolutionalFeatures : IFeatureExtractor
{
    private readonly Layer[] _layers;
    private readonly int[] _offsets;
    private readonly bool[] _isFeature;
    private readonly double[] _parameters;
    private readonly int _widest;

    /// <summary>The features of a list of layers.</summary>
    /// <param name="layers">Convolutions, poolings and activations; the first has an image shape, each takes what the one before gives.</param>
    /// <param name="features">The indices of the layers whose outputs are the features, ascending.</param>
    /// <param name="parameters">The parameters of all layers, one after the other, as a <see cref="SequentialModel"/> has them; copied.</param>
    /// <exception cref="ArgumentException">Layers do not fit together, an index names no layer, or the number of parameters is wrong.</exception>
    public ConvolutionalFeatures(IEnumerable<Layer> layers, ReadOnlySpan<int> features, ReadOnlySpan<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Model = new SequentialModel(layers);
        _layers = [.. Model.Layers];
        _offsets = new int[_layers.Length];
        _isFeature = new bool[_layers.Length];
        if (_layers[0] is not IImageLayer) throw new ArgumentException($"The first layer must be one of images, such as a convolution; it is a {_layers[0].GetType().Name}.");
        var outputs = new ImageShape[_layers.Length];
        ImageShape shape = ImageShape = ((IImageLayer)_layers[0]).InputShape;
        for (int k = 0; k < _layers.Length; k++)
        {
            if (_layers[k] is IImageLayer layer)
            {
                if (layer.InputShape != shape) throw new ArgumentException($"Layer {k} takes images of {layer.InputShape}, and gets {shape}; they must agree.");
                shape = layer.OutputShape;
            }
            else if (_layers[k].OutputCount != shape.Length)
            {
                throw new ArgumentException($"Layer {k}, {_layers[k].GetType().Name}, is none from images to images; give convolutions, poolings and activations.");
            }

            outputs[k] = shape;
            if (k > 0) _offsets[k] = _offsets[k - 1] + _layers[k - 1].ParameterCount;
            _widest = Math.Max(_widest, _layers[k].OutputCount);
        }

        if (features.IsEmpty) throw new ArgumentException("Features need at least one layer.");
        int last = -1;
        foreach (int k in features)
        {
            if (k <= last || k >= _layers.Length) throw new ArgumentException($"The features name layer {k} after {last}; give ascending indices, 0 to {_layers.Length - 1}.");
            _isFeature[k] = true;
            last = k;
        }

        if (parameters.Length != Model.ParameterCount)
        {
            throw new ArgumentException($"The layers have {Model.ParameterCount} parameters, and {parameters.Length} were given; they must agree.");
        }

        // Layers beyond the last features would be computed for nothing.
        _layers = _layers[..(last + 1)];
        _parameters = parameters.ToArray();
        Features = [.. outputs.Where((_, k) => _isFeature[k])];
        IsSmooth = _layers.All(l => l.IsSmooth);
        WorkspaceLength = _layers.Sum(l => l.WorkspaceLength(1) + l.OutputCount);
    }

    /// <inheritdoc/>
    public ImageShape ImageShape { get; }

    /// <inheritdoc/>
    public ImmutableArray<ImageShape> Features { get; }

    /// <inheritdoc/>
    public bool IsSmooth { get; }

    /// <inheritdoc/>
    public int WorkspaceLength { get; }

    /// <summary>The layers as a model, which names the parameters.</summary>
    public SequentialModel Model { get; }

    /// <summary>The parameters.</summary>
    public ReadOnlySpan<double> Parameters => _parameters;

    /// <summary>The layers conv 3×3 (padding 1) → ReLU → conv 3×3 (padding 1, stride 2) → ReLU, with features after both ReLUs.</summary>
    /// <param name="image">The shape of an image.</param>
    /// <param name="channels">The channels after the first convolution. Default 16.</param>
    /// <param name="deepChannels">The channels after the second. Default 32.</param>
    /// <param name="softplus">Whether softplus takes the place of ReLU, which makes the features smooth. Default false.</param>
    public static ImmutableArray<Layer> SmallLayers(ImageShape image, int channels = 16, int deepChannels = 32, bool softplus = false)
    {
        var first = new Convolution2DLayer(image, channels, kernelSize: 3, stride: 1, padding: 1);
        var second = new Convolution2DLayer(first.OutputShape, deepChannels, kernelSize: 3, stride: 2, padding: 1);
        return [first, Activation(first.OutputCount), second, Activation(second.OutputCount)];

        Layer Activation(int count) => softplus ? new SoftplusLayer(count) { Threshold = double.PositiveInfinity } : new ReluLayer(count);
    }

    /// <summary>The small network with random weights, as <see cref="He"/> gives them.</summary>
    /// <param name="image">The shape of an image.</param>
    /// <param name="random">Where the weights are drawn from.</param>
    public static ConvolutionalFeatures Small(ImageShape image, RandomStream random) => He(SmallLayers(image), [1, 3], random);

    /// <summary>The small network with weights from a file, whose tensors are "0.weight", "0.bias", "2.weight", "2.bias" after the prefix.</summary>
    /// <param name="image">The shape of an image.</param>
    /// <param name="weights">The file.</param>
    /// <param name="prefix">What stands before the names in the file, such as "features.". Default nothing.</param>
    /// <exception cref="ArgumentException">A tensor is missing or has another shape.</exception>
    public static ConvolutionalFeatures Small(ImageShape image, SafeTensors weights, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(weights);
        int channels = Outputs("0.weight"), deepChannels = Outputs("2.weight");
        ImmutableArray<Layer> layers = SmallLayers(image, channels, deepChannels);
        return new ConvolutionalFeatures(layers, [1, 3], weights.Load(new SequentialModel(layers).Slices, prefix));

        int Outputs(string name) => weights.Find(prefix + name).Shape is [> 0 and int count, ..]
            ? count
            : throw new ArgumentException($"Tensor '{prefix}{name}' is no convolution's weight, which has the shape (out, in, kh, kw).");
    }

    /// <summary>Any layers with random weights: normal of variance 2/(in·kh·kw), biases 0.</summary>
    /// <remarks>K. He et al., "Delving deep into rectifiers", ICCV 2015. The same stream gives the same weights.</remarks>
    /// <param name="layers">The layers.</param>
    /// <param name="features">The indices of the layers whose outputs are the features, ascending.</param>
    /// <param name="random">Where the weights are drawn from.</param>
    public static ConvolutionalFeatures He(IEnumerable<Layer> layers, ReadOnlySpan<int> features, RandomStream random)
    {
        Layer[] all = [.. layers];
        var model = new SequentialModel(all);
        double[] parameters = new double[model.ParameterCount];
        foreach (ParameterSlice slice in model.Slices.Where(slice => slice.Shape.Length > 1))
        {
            Initialization.Normal(random, Math.Sqrt(2.0 * slice.Shape[0] / slice.Length), parameters.AsSpan(slice.Offset, slice.Length));
        }

        return new ConvolutionalFeatures(all, features, parameters);
    }

    /// <inheritdoc/>
    public void Extract(ReadOnlySpan<double> image, Span<double> workspace, Span<double> features)
    {
        ReadOnlySpan<double> input = image;
        for (int k = 0; k < _layers.Length; k++)
        {
            Layer layer = _layers[k];
            int own = layer.WorkspaceLength(1), count = layer.OutputCount;
            Span<double> output = workspace.Slice(own, count);
            layer.Forward(Of(k), input, 1, LayerMode.Evaluation, workspace[..own], output);
            workspace = workspace[(own + count)..];
            input = output;
            if (!_isFeature[k]) continue;
            output.CopyTo(features);
            features = features[count..];
        }
    }

    /// <inheritdoc/>
    public void Backpropagate(
        ReadOnlySpan<double> image, ReadOnlySpan<double> workspace, ReadOnlySpan<double> featureGradient, Span<double> imageGradient)
    {
        using var scratch = new ScratchSpace<double>(2 * _widest);
        Span<double> current = scratch.Take(_widest), next = scratch.Take(_widest);
        int end = WorkspaceLength;
        current.Clear();
        for (int k = _layers.Length - 1; k >= 0; k--)
        {
            Layer layer = _layers[k];
            int count = layer.OutputCount, inputs = layer.InputCount;
            Span<double> gradient = current[..count];
            if (_isFeature[k])
            {
                TensorPrimitives.Add(gradient, featureGradient[^count..], gradient);
                featureGradient = featureGradient[..^count];
            }

            ReadOnlySpan<double> output = workspace.Slice(end - count, count);
            end -= count + layer.WorkspaceLength(1);
            ReadOnlySpan<double> own = workspace.Slice(end, layer.WorkspaceLength(1)), input = k == 0 ? image : workspace.Slice(end - inputs, inputs);
            Span<double> inputGradient = k == 0 ? imageGradient : next[..inputs];
            layer.Backward(Of(k), input, output, 1, LayerMode.Evaluation, own, gradient, inputGradient, default);
            Span<double> free = current;
            current = next;
            next = free;
        }
    }

    private ReadOnlySpan<double> Of(int layer) => _parameters.AsSpan(_offsets[layer], _layers[layer].ParameterCount);
}
