namespace OptiSuite.Losses;

/// <summary>What every objective made of a model and data asks of them.</summary>
internal static class TrainingData
{
    public static void RequireFeatures(IModel model, ReadOnlySpan<double> features)
    {
        if (features.IsEmpty || features.Length % model.FeatureCount != 0)
        {
            throw new ArgumentException(
                $"The features are {features.Length} values, and the model takes rows of {model.FeatureCount}; give N×{model.FeatureCount} values, N ≥ 1.");
        }

        for (int k = 0; k < features.Length; k++)
        {
            if (!double.IsFinite(features[k]))
            {
                throw new ArgumentException(
                    $"Feature {k % model.FeatureCount} of sample {k / model.FeatureCount} is {features[k]}; remove the sample, or give it a finite number.");
            }
        }
    }

    public static void RequirePoint(int length, int dimension)
    {
        if (length != dimension) throw new ArgumentException($"The point has {length} values, and the model {dimension} parameters; they must agree.");
    }

    public static void RequireGradient(int length, int dimension)
    {
        if (length != dimension)
        {
            throw new ArgumentException($"The gradient has room for {length} values, and the model {dimension} parameters; they must agree.");
        }
    }
}
