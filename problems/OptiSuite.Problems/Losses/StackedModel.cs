using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>A model with a layer without parameters on top of it.</summary>
internal sealed class StackedModel(IModel model, Layer layer) : IModel
{
    public int ParameterCount => model.ParameterCount;

    public int FeatureCount => model.FeatureCount;

    public int OutputCount => layer.OutputCount;

    public bool IsSmooth => model.IsSmooth && layer.IsSmooth;

    // The model's workspace, its predictions, the layer's workspace, the layer's output, the gradient in the predictions.
    public int WorkspaceLength(int rows) =>
        model.WorkspaceLength(rows) + (2 * rows * model.OutputCount) + layer.WorkspaceLength(rows) + (rows * layer.OutputCount);

    public void Predict(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> features, int rows, Span<double> workspace, Span<double> predictions)
    {
        Split(workspace, rows, out Span<double> own, out Span<double> hidden, out Span<double> ofLayer, out Span<double> output, out _);
        model.Predict(parameters, features, rows, own, hidden);
        layer.Forward(default, hidden, rows, LayerMode.Evaluation, ofLayer, output);
        output.CopyTo(predictions);
    }

    public void Backpropagate(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> features,
        int rows,
        Span<double> workspace,
        ReadOnlySpan<double> predictionGradient,
        Span<double> parameterGradient)
    {
        Split(
            workspace, rows, out Span<double> own, out Span<double> hidden, out Span<double> ofLayer, out Span<double> output, out Span<double> slopes);
        layer.Backward(default, hidden, output, rows, LayerMode.Evaluation, ofLayer, predictionGradient, slopes, default);
        model.Backpropagate(parameters, features, rows, own, slopes, parameterGradient);
    }

    private void Split(
        Span<double> workspace,
        int rows,
        out Span<double> own,
        out Span<double> hidden,
        out Span<double> ofLayer,
        out Span<double> output,
        out Span<double> slopes)
    {
        int inputs = rows * model.OutputCount, length = model.WorkspaceLength(rows), layerLength = layer.WorkspaceLength(rows);
        own = workspace[..length];
        hidden = workspace.Slice(length, inputs);
        slopes = workspace.Slice(length + inputs, inputs);
        ofLayer = workspace.Slice(length + (2 * inputs), layerLength);
        output = workspace.Slice(length + (2 * inputs) + layerLength, rows * layer.OutputCount);
    }
}
