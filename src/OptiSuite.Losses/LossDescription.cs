namespace OptiSuite.Losses;

/// <summary>One line of <see cref="LossCatalog"/>.</summary>
/// <param name="Default">The loss with default parameters.</param>
/// <param name="Family">The family, such as "regression".</param>
/// <param name="Formula">The loss of one element, sample or triplet.</param>
/// <param name="Target">What the target must be.</param>
/// <param name="Parameters">The parameters with their defaults.</param>
/// <param name="PyTorchName">The class of the same loss in PyTorch; empty where PyTorch has none.</param>
public sealed record LossDescription(Loss Default, string Family, string Formula, string Target, string Parameters, string PyTorchName)
{
    /// <summary>The name in kebab-case.</summary>
    public string Name => Default.Name;
}
