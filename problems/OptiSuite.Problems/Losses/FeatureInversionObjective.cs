using System.Buffers;
using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>The distance of an image from a target in the features of a fixed network, f(x) = mean (φ(x) − φ(target))². x is the image.</summary>
internal sealed class FeatureInversionObjective : IDifferentiableObjective
{
    private static readonly MeanSquaredErrorLoss _loss = new();
    private readonly SequentialModel _features;
    private readonly double[] _parameters;
    private readonly double[] _target;

    public FeatureInversionObjective(SequentialModel features, double[] parameters, double[] target)
    {
        _features = features;
        _parameters = parameters;
        _target = new double[features.OutputCount];
        features.Predict(parameters, target, 1, new double[features.WorkspaceLength(1)], _target);
    }

    public double Evaluate(ReadOnlySpan<double> x) => EvaluateImage(x, default);

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient) => EvaluateImage(x, gradient);

    private double EvaluateImage(ReadOnlySpan<double> x, Span<double> gradient)
    {
        int length = _features.WorkspaceLength(1), outputs = _features.OutputCount;
        double[] rented = ArrayPool<double>.Shared.Rent(length + (2 * outputs));
        Span<double> workspace = rented.AsSpan(0, length), predictions = rented.AsSpan(length, outputs), slopes = rented.AsSpan(length + outputs, outputs);
        _features.Predict(_parameters, x, 1, workspace, predictions);
        double value = _loss.Evaluate(predictions, _target, gradient.IsEmpty ? default : slopes);
        if (!gradient.IsEmpty) _features.Backpropagate(_parameters, x, 1, workspace, slopes, default, gradient);
        ArrayPool<double>.Shared.Return(rented);
        return value;
    }
}
