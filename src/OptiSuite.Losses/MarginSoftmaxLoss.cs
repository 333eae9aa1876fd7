namespace OptiSuite.Losses;

/// <summary>
/// Softmax cross entropy on the sphere, with a margin: with θ_c the angle between an embedding x and the weight w_c of class c,
/// cos θ_c = x·w_c/(‖x‖‖w_c‖), and y the right class, l = −log(e^{sφ(θ_y)} / (e^{sφ(θ_y)} + Σ_{c≠y} e^{s cos θ_c})). The margin φ ≤ cos makes the
/// right class harder to reach, so that classes become compact.
/// </summary>
/// <remarks>
/// Norms are held at 1e-12 or above, as <c>normalize</c> of PyTorch does. The mean divides by N. The N×C cosines are computed in blocks of rows;
/// only the gradient in the weight needs many rows at once, about 128 MiB of them at most.
/// </remarks>
public abstract record MarginSoftmaxLoss : Loss
{
    /// <summary>s, the factor of the cosines, positive and finite. Default 64, as in both papers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Scale
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Scale), value, "The scale of the cosines must be positive and finite; 64 is usual.");
    } = 64;

    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="embeddings">N×D, row-major.</param>
    /// <param name="weight">C×D, row-major: a vector for each class.</param>
    /// <param name="labels">The index of the right class of each embedding, 0 … C−1.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="embeddingGradient">Receives ∂L/∂embeddings; empty if it is not wanted.</param>
    /// <param name="weightGradient">Receives ∂L/∂weight; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> embeddings,
        ReadOnlySpan<double> weight,
        ReadOnlySpan<int> labels,
        int dimension,
        Span<double> embeddingGradient = default,
        Span<double> weightGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(embeddings, weight, labels, dimension, new Span<double>(ref value), default, embeddingGradient, weightGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="embeddings">N×D, row-major.</param>
    /// <param name="weight">C×D, row-major: a vector for each class.</param>
    /// <param name="labels">The index of the right class of each embedding, 0 … C−1.</param>
    /// <param name="dimension">D, at least 1.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> N; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="embeddingGradient">Receives Σₖ uₖ ∂outputₖ/∂embeddings; empty if it is not wanted.</param>
    /// <param name="weightGradient">Receives Σₖ uₖ ∂outputₖ/∂weight; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a label is no class index.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> embeddings,
        ReadOnlySpan<double> weight,
        ReadOnlySpan<int> labels,
        int dimension,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> embeddingGradient = default,
        Span<double> weightGradient = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        RequireRows("embeddings", embeddings.Length, dimension);
        RequireRows("class weights", weight.Length, dimension);
        int count = embeddings.Length / dimension, classes = weight.Length / dimension;
        if (classes == 0) throw new ArgumentException($"{Name} got no class weights; give C×{dimension} of them, a vector for each class.");
        if (labels.Length != count)
        {
            throw new ArgumentException(
                $"{Name} got {labels.Length} labels for {count} embeddings of dimension {dimension}; give the index of the right class for each, not one value for each class.");
        }

        RequireOutput(output.Length, upstream.Length, count);
        RequireGradient("embeddings", embeddingGradient.Length, embeddings.Length);
        RequireGradient("weight", weightGradient.Length, weight.Length);
        for (int i = 0; i < count; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentException(
                    $"Label {i} of {Name} is {labels[i]}; a label is the index of a class, 0 to {classes - 1}, and there are {classes} class weights.");
            }
        }

        if (Reduction == Reduction.None)
        {
            _ = Compute(embeddings, weight, labels, dimension, output, upstream, 1, embeddingGradient, weightGradient);
            return;
        }

        double divisor = Reduction == Reduction.Mean ? count : 1;
        double scale = (upstream.IsEmpty ? 1 : upstream[0]) / divisor;
        double sum = Compute(embeddings, weight, labels, dimension, default, default, scale, embeddingGradient, weightGradient);
        if (!output.IsEmpty) output[0] = sum / divisor;
    }

    /// <summary>φ, what stands in the place of the right class's cosine, and its slope dφ/dcos, which must be finite for any cosine.</summary>
    /// <param name="cosine">cos θ, −1 … 1 but for rounding.</param>
    /// <param name="slope">Receives dφ/dcos.</param>
    protected internal abstract double ApplyMargin(double cosine, out double slope);

    private unsafe double Compute(
        ReadOnlySpan<double> embeddings,
        ReadOnlySpan<double> weight,
        ReadOnlySpan<int> labels,
        int dimension,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> embeddingGradient,
        Span<double> weightGradient)
    {
        int classes = weight.Length / dimension;
        int kept = weightGradient.IsEmpty ? 0 : checked(Math.Min(labels.Length, MarginSoftmaxPass.SliceRows(classes)) * classes);
        using var scratch = new ScratchSpace<double>(classes + kept);
        fixed (double* x = embeddings, w = weight, l = each, u = upstream, gx = embeddingGradient, gw = weightGradient)
        fixed (double* inverse = scratch.Take(classes), slopes = scratch.Take(kept))
        fixed (int* y = labels)
        {
            var pass = new MarginSoftmaxPass(
                this,
                new(x, embeddings.Length),
                new(w, weight.Length),
                new(y, labels.Length),
                dimension,
                new(l, each.Length),
                new(u, upstream.Length),
                scale,
                new(gx, embeddingGradient.Length),
                new(gw, weightGradient.Length),
                new(inverse, classes),
                new(slopes, kept));
            return pass.Run(labels.Length, classes);
        }
    }

    private void RequireRows(string what, int length, int dimension)
    {
        if (length % dimension != 0)
        {
            throw new ArgumentException($"{Name} got {length} values of {what}, which is no multiple of the dimension {dimension}; correct one of them.");
        }
    }
}
