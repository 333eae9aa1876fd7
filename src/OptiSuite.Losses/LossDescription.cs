namespace OptiSuite.Losses;

/// <summary>One line of <see cref="LossCatalog"/>.</summary>
/// <param name="Name">The name in kebab-case.</param>
/// <param name="Family">The family, such as "regression".</param>
/// <param name="Formula">The loss of one element, sample or triplet.</param>
/// <param name="Target">What the target must be.</param>
/// <param name="Parameters">The parameters with their defaults.</param>
/// <param name="PyTorchName">The class of the same loss in PyTorch.</param>
/// <param name="Default">The loss with default parameters.</param>
public sealed record LossDescription(
    string Name, string Family, string Formula, string Target, string Parameters, string PyTorchName, Loss Default);
