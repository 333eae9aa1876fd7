namespace OptiSuite.Losses;

/// <summary>A loss of class indices in which classes have weights and one target is ignored.</summary>
public abstract record WeightedClassIndexLoss : ClassIndexLoss
{
    /// <summary>w, a weight for each of the C classes. Default null, all 1.</summary>
    public WeightVector? Weight { get; init; }

    /// <summary>The target that contributes nothing. Default −100, as in PyTorch.</summary>
    public int IgnoreIndex { get; init; } = -100;

    /// <summary>Σ w[y] over the targets that are not ignored.</summary>
    /// <param name="target">The class indices.</param>
    /// <param name="shape">The shape of the logits.</param>
    public sealed override double Divisor(ReadOnlySpan<int> target, LogitShape shape)
    {
        if (Weight is null) return target.Length - target.Count(IgnoreIndex);
        double divisor = 0;
        ReadOnlySpan<double> w = Weight.AsSpan();
        foreach (int y in target)
        {
            if (y != IgnoreIndex) divisor += w[y];
        }

        return divisor;
    }

    /// <inheritdoc/>
    public sealed override void RequireTarget(ReadOnlySpan<int> target, int classes)
    {
        RequireClassWeights(Weight, nameof(Weight), classes);
        for (int i = FirstOutside(target, classes); i < target.Length; i++)
        {
            if ((uint)target[i] >= (uint)classes && target[i] != IgnoreIndex)
            {
                throw NoClassIndex(i, target[i], classes, $", or {IgnoreIndex} to be ignored");
            }
        }
    }
}
