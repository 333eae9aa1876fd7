namespace OptiSuite.Losses;

/// <summary>
/// The squared Fréchet distance of two Gaussians, which is their squared 2-Wasserstein distance:
/// L = ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2(Σ₁^{1/2} Σ₂ Σ₁^{1/2})^{1/2}). Of the features of two sets of images it is the Fréchet inception distance, FID.
/// </summary>
/// <remarks>
/// <para>Two calls: with means and covariances, or with features, N₁×D and N₂×D, whose means and unbiased covariances (divided by N − 1) are
/// taken. One value comes out, whatever the <see cref="Loss.Reduction"/>.</para>
/// <para>Of a covariance only the symmetric part (Σ + Σᵀ)/2 counts, and gradients are symmetric: ∂L/∂Σ₁ = I − Σ₁^{−1/2}(Σ₁^{1/2}Σ₂Σ₁^{1/2})^{1/2}Σ₁^{−1/2}.
/// Where a covariance is singular (fewer features than dimensions) the distance has a kink; pseudo-inverses then give the slope within
/// the directions that have variance. Values that are not finite make value and gradients NaN.</para>
/// <para>D. C. Dowson, B. V. Landau, "The Fréchet distance between multivariate normal distributions", Journal of Multivariate Analysis
/// 12(3), 1982; M. Heusel et al., "GANs Trained by a Two Time-Scale Update Rule Converge to a Local Nash Equilibrium", NeurIPS 2017
/// (arXiv 1706.08500). PyTorch has none.</para>
/// </remarks>
/// <example><code>double fid = new FrechetDistanceLoss().Evaluate(real, generated, 512, default, generatedGradient);</code></example>
public sealed record FrechetDistanceLoss : Loss
{
    /// <inheritdoc/>
    public override string Name => "frechet-distance";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <summary>Returns the distance of two Gaussians, and its gradients.</summary>
    /// <param name="mean1">μ₁, D values, at least one.</param>
    /// <param name="covariance1">Σ₁, D×D, positive semidefinite.</param>
    /// <param name="mean2">μ₂, D values.</param>
    /// <param name="covariance2">Σ₂, D×D, positive semidefinite.</param>
    /// <param name="mean1Gradient">Receives ∂L/∂μ₁; empty if it is not wanted.</param>
    /// <param name="covariance1Gradient">Receives ∂L/∂Σ₁; empty if it is not wanted.</param>
    /// <param name="mean2Gradient">Receives ∂L/∂μ₂; empty if it is not wanted.</param>
    /// <param name="covariance2Gradient">Receives ∂L/∂Σ₂; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a covariance has a negative eigenvalue.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> mean1,
        ReadOnlySpan<double> covariance1,
        ReadOnlySpan<double> mean2,
        ReadOnlySpan<double> covariance2,
        Span<double> mean1Gradient = default,
        Span<double> covariance1Gradient = default,
        Span<double> mean2Gradient = default,
        Span<double> covariance2Gradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(
            mean1, covariance1, mean2, covariance2, new Span<double>(ref value), default, mean1Gradient, covariance1Gradient, mean2Gradient, covariance2Gradient);
        return value;
    }

    /// <summary>Writes the distance of two Gaussians, and its gradients times the upstream gradient.</summary>
    /// <param name="mean1">μ₁, D values, at least one.</param>
    /// <param name="covariance1">Σ₁, D×D, positive semidefinite.</param>
    /// <param name="mean2">μ₂, D values.</param>
    /// <param name="covariance2">Σ₂, D×D, positive semidefinite.</param>
    /// <param name="output">Receives 1 value; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient u of what follows with respect to the output, 1 value; empty for 1.</param>
    /// <param name="mean1Gradient">Receives u·∂L/∂μ₁; empty if it is not wanted.</param>
    /// <param name="covariance1Gradient">Receives u·∂L/∂Σ₁; empty if it is not wanted.</param>
    /// <param name="mean2Gradient">Receives u·∂L/∂μ₂; empty if it is not wanted.</param>
    /// <param name="covariance2Gradient">Receives u·∂L/∂Σ₂; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a covariance has a negative eigenvalue.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> mean1,
        ReadOnlySpan<double> covariance1,
        ReadOnlySpan<double> mean2,
        ReadOnlySpan<double> covariance2,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> mean1Gradient = default,
        Span<double> covariance1Gradient = default,
        Span<double> mean2Gradient = default,
        Span<double> covariance2Gradient = default)
    {
        int d = mean1.Length;
        if (d == 0) throw new ArgumentException($"{Name} got a mean without values; give at least one dimension.");
        if (mean2.Length != d) throw new ArgumentException($"{Name} got means of {d} and {mean2.Length} values; give Gaussians of the same dimension.");
        if (covariance1.Length != d * d || covariance2.Length != d * d)
        {
            throw new ArgumentException(
                $"{Name} got covariances of {covariance1.Length} and {covariance2.Length} values for {d} dimensions; give {d}×{d} = {d * d} each, not variances.");
        }

        RequireOutput(output.Length, upstream.Length, 1);
        RequireGradient("first mean", mean1Gradient.Length, d);
        RequireGradient("first covariance", covariance1Gradient.Length, d * d);
        RequireGradient("second mean", mean2Gradient.Length, d);
        RequireGradient("second covariance", covariance2Gradient.Length, d * d);
        double scale = upstream.IsEmpty ? 1 : upstream[0];
        double means = GaussianDistance.OfMeans(mean1, mean2, scale, mean1Gradient, mean2Gradient);
        double value = means + GaussianDistance.OfCovariances(Name, d, covariance1, covariance2, scale, covariance1Gradient, covariance2Gradient);
        if (!output.IsEmpty) output[0] = value;
    }

    /// <summary>Returns the distance of two sets of features, and its gradients.</summary>
    /// <param name="features1">N₁×D, N₁ at least 2.</param>
    /// <param name="features2">N₂×D, N₂ at least 2.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="features1Gradient">Receives the gradient in the first set; empty if it is not wanted.</param>
    /// <param name="features2Gradient">Receives the gradient in the second set; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">A set is no N×D, or has fewer than 2 rows.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> features1,
        ReadOnlySpan<double> features2,
        int dimension,
        Span<double> features1Gradient = default,
        Span<double> features2Gradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(features1, features2, dimension, new Span<double>(ref value), default, features1Gradient, features2Gradient);
        return value;
    }

    /// <summary>Writes the distance of two sets of features, and its gradients times the upstream gradient.</summary>
    /// <param name="features1">N₁×D, N₁ at least 2.</param>
    /// <param name="features2">N₂×D, N₂ at least 2.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="output">Receives 1 value; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient u of what follows with respect to the output, 1 value; empty for 1.</param>
    /// <param name="features1Gradient">Receives u times the gradient in the first set; empty if it is not wanted.</param>
    /// <param name="features2Gradient">Receives u times the gradient in the second set; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">A set is no N×D, or has fewer than 2 rows.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> features1,
        ReadOnlySpan<double> features2,
        int dimension,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> features1Gradient = default,
        Span<double> features2Gradient = default)
    {
        RequireFeatures("first", features1.Length, dimension);
        RequireFeatures("second", features2.Length, dimension);
        RequireOutput(output.Length, upstream.Length, 1);
        RequireGradient("first features", features1Gradient.Length, features1.Length);
        RequireGradient("second features", features2Gradient.Length, features2.Length);
        int square = dimension * dimension;
        using var scratch = new ScratchSpace<double>(features1.Length + features2.Length + (4 * square) + (4 * dimension));
        var first = new FeatureStatistics(features1, dimension, scratch.Take(features1.Length), scratch.Take(dimension), scratch.Take(square));
        var second = new FeatureStatistics(features2, dimension, scratch.Take(features2.Length), scratch.Take(dimension), scratch.Take(square));
        Span<double> mean1 = Wanted(features1Gradient, scratch.Take(dimension)), mean2 = Wanted(features2Gradient, scratch.Take(dimension));
        Span<double> covariance1 = Wanted(features1Gradient, scratch.Take(square)), covariance2 = Wanted(features2Gradient, scratch.Take(square));
        double scale = upstream.IsEmpty ? 1 : upstream[0];
        double means = GaussianDistance.OfMeans(first.Mean, second.Mean, scale, mean1, mean2);
        double value = means + GaussianDistance.OfCovariances(Name, dimension, first.Covariance, second.Covariance, scale, covariance1, covariance2);
        if (!output.IsEmpty) output[0] = value;
        first.Backpropagate(mean1, covariance1, features1Gradient);
        second.Backpropagate(mean2, covariance2, features2Gradient);
    }

    private static Span<double> Wanted(Span<double> gradient, Span<double> room) => gradient.IsEmpty ? default : room;

    private void RequireFeatures(string which, int length, int dimension)
    {
        if (dimension < 1) throw new ArgumentException($"{Name} got the dimension {dimension}; features have at least 1.");
        if (length % dimension != 0)
        {
            throw new ArgumentException($"The {which} features of {Name} have {length} values, which is no multiple of the dimension {dimension}; give N×{dimension}.");
        }

        if (length < 2 * dimension)
        {
            throw new ArgumentException($"{Name} got {length / dimension} {which} feature(s); an unbiased covariance takes at least 2.");
        }
    }
}
