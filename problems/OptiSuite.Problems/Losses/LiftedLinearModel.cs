using OptiSuite.Losses;

namespace OptiSuite.Problems;

/// <summary>[L·[x; 1]; 1]: a linear model of K outputs with bias and a last coordinate that is always 1. θ = L of K×(D+1), row-major.</summary>
internal sealed class LiftedLinearModel(int featureCount, int coordinates) : IModel
{
    private readonly LinearModel _linear = new(featureCount, coordinates);

    public int ParameterCount => _linear.ParameterCount;

    public int FeatureCount => _linear.FeatureCount;

    public int OutputCount => coordinates + 1;

    public int WorkspaceLength(int rows) => rows * coordinates;

    public void Predict(
        ReadOnlySpan<double> parameters, ReadOnlySpan<double> features, int rows, Span<double> workspace, Span<double> predictions)
    {
        Span<double> linear = workspace[..(rows * coordinates)];
        _linear.Predict(parameters, features, rows, default, linear);
        for (int i = 0; i < rows; i++)
        {
            linear.Slice(i * coordinates, coordinates).CopyTo(predictions[(i * OutputCount)..]);
            predictions[(i * OutputCount) + coordinates] = 1;
        }
    }

    public void Backpropagate(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> features,
        int rows,
        Span<double> workspace,
        ReadOnlySpan<double> predictionGradient,
        Span<double> parameterGradient)
    {
        // The values are not needed any more; their place takes the gradient without the last coordinate.
        Span<double> linear = workspace[..(rows * coordinates)];
        for (int i = 0; i < rows; i++) predictionGradient.Slice(i * OutputCount, coordinates).CopyTo(linear[(i * coordinates)..]);
        _linear.Backpropagate(parameters, features, rows, default, linear, parameterGradient);
    }
}
