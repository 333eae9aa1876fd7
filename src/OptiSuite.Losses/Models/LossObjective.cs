namespace OptiSuite.Losses;

/// <summary>
/// A model, a loss and data as a finite sum to be minimized over the model's parameters θ:
/// f(θ) = (1/N) Σᵢ fᵢ(θ) + (λ₂/2)‖θ‖² + λ₁‖θ‖₁. A term i is a sample, or a triplet of samples.
/// </summary>
/// <remarks>
/// With <see cref="Reduction.Mean"/> the first part is the loss's own mean over all data: a weighted cross entropy is divided by the sum of
/// all target weights, and so it stays on a part of the terms, which makes minibatch gradients unbiased. With <see cref="Reduction.Sum"/>
/// it is their sum. Safe to call from several threads; an evaluation allocates nothing once the array pool is warm.
/// </remarks>
/// <example><code>var f = LossObjective.Create(new LinearModel(64, 10), new CrossEntropyLoss(), images, digits, weightDecay: 0.01);
/// var problem = new Problem(f, f.Dimension) { Start = [.. new double[f.Dimension]] };</code></example>
public abstract class LossObjective : IFiniteSumObjective
{
    private protected LossObjective(IModel model, Loss loss, ReadOnlySpan<double> features, WeightDecay weightDecay)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        if (loss.Reduction == Reduction.None)
        {
            throw new ArgumentException($"{loss.Name} has Reduction.None, and an objective is one number; choose Mean or Sum.");
        }

        TrainingData.RequireFeatures(model, features);
        Model = model;
        Loss = loss;
        WeightDecay = weightDecay;
        Features = features.ToArray();
        SampleCount = features.Length / model.FeatureCount;
    }

    /// <summary>What turns θ into predictions.</summary>
    public IModel Model { get; }

    /// <summary>The loss of the predictions.</summary>
    public Loss Loss { get; }

    /// <summary>The penalty on the size of θ; the bias is part of θ.</summary>
    public WeightDecay WeightDecay { get; }

    /// <summary>The number of variables: the model's parameters, then the loss's own.</summary>
    public int Dimension => checked(Model.ParameterCount + LossParameterCount);

    /// <summary>The number of parameters that belong to the loss, such as class weights or centers; 0 for most losses.</summary>
    public virtual int LossParameterCount => 0;

    /// <summary>The number of samples.</summary>
    public int SampleCount { get; }

    /// <inheritdoc/>
    public abstract int TermCount { get; }

    /// <inheritdoc/>
    public bool IsSmooth => Loss.IsSmooth && Model.IsSmooth && WeightDecay.IsSmooth;

    private protected double[] Features { get; }

    /// <summary>Predictions against targets of the same shape N×C.</summary>
    /// <param name="model">What turns θ into predictions.</param>
    /// <param name="loss">The loss, of reduction Mean or Sum.</param>
    /// <param name="features">X, N×D, row-major; finite.</param>
    /// <param name="targets">y, N×C, row-major.</param>
    /// <param name="weightDecay">The penalty; a number is λ of (λ/2)‖θ‖². Default none.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a value is not what the loss takes.</exception>
    public static LossObjective Create(
        IModel model, ElementwiseLoss loss, ReadOnlySpan<double> features, ReadOnlySpan<double> targets, WeightDecay weightDecay = default) =>
        new ElementwiseObjective(model, loss, features, targets, weightDecay);

    /// <summary>Logits against the indices of the right classes.</summary>
    /// <param name="model">What turns θ into logits, one for each class.</param>
    /// <param name="loss">The loss, of reduction Mean or Sum.</param>
    /// <param name="features">X, N×D, row-major; finite.</param>
    /// <param name="classes">The N class indices.</param>
    /// <param name="weightDecay">The penalty; a number is λ of (λ/2)‖θ‖². Default none.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is no class index.</exception>
    public static LossObjective Create(
        IModel model, ClassIndexLoss loss, ReadOnlySpan<double> features, ReadOnlySpan<int> classes, WeightDecay weightDecay = default) =>
        new ClassificationObjective(model, loss, features, classes, weightDecay);

    /// <summary>Predictions against a target distribution over the classes for each sample.</summary>
    /// <param name="model">What turns θ into a prediction for each class, in the loss's convention: logits, probabilities or their logarithms.</param>
    /// <param name="loss">The loss, of reduction Mean, BatchMean or Sum.</param>
    /// <param name="features">X, N×D, row-major; finite.</param>
    /// <param name="targets">The distributions, N×C, row-major.</param>
    /// <param name="weightDecay">The penalty on θ. Default none.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not what the loss takes.</exception>
    public static LossObjective Create(
        IModel model, DistributionLoss loss, ReadOnlySpan<double> features, ReadOnlySpan<double> targets, WeightDecay weightDecay = default) =>
        new DistributionObjective(model, loss, features, targets, weightDecay);

    /// <summary>Embeddings of samples in triplets; a triplet is a term.</summary>
    /// <param name="model">What turns θ into embeddings.</param>
    /// <param name="loss">The loss, of reduction Mean or Sum.</param>
    /// <param name="features">X, N×D, row-major; finite.</param>
    /// <param name="triplets">T×3, row-major: the sample indices of anchor, positive and negative.</param>
    /// <param name="weightDecay">The penalty; a number is λ of (λ/2)‖θ‖². Default none.</param>
    /// <exception cref="ArgumentException">Shapes differ, or an index names no sample.</exception>
    public static LossObjective Create(
        IModel model, TripletLoss loss, ReadOnlySpan<double> features, ReadOnlySpan<int> triplets, WeightDecay weightDecay = default) =>
        new TripletObjective(model, loss, features, triplets, weightDecay);

    /// <summary>Embeddings of samples in pairs that belong together or do not; a pair is a term.</summary>
    /// <param name="model">What turns θ into embeddings.</param>
    /// <param name="loss">The loss, of reduction Mean or Sum.</param>
    /// <param name="features">X, N×D, row-major; finite.</param>
    /// <param name="pairs">T×2, row-major: the sample indices of each pair.</param>
    /// <param name="labels">The T labels, in the loss's convention.</param>
    /// <param name="weightDecay">The penalty on θ. Default none.</param>
    /// <exception cref="ArgumentException">Shapes differ, an index names no sample, or a label is not what the loss takes.</exception>
    public static LossObjective Create(
        IModel model,
        PairLoss loss,
        ReadOnlySpan<double> features,
        ReadOnlySpan<int> pairs,
        ReadOnlySpan<int> labels,
        WeightDecay weightDecay = default) => new PairObjective(model, loss, features, pairs, labels, weightDecay);

    /// <summary>Scores of samples in pairs of which one is to be ranked above the other; a pair is a term.</summary>
    /// <param name="model">What turns θ into scores, one for each sample.</param>
    /// <param name="loss">The loss, of reduction Mean or Sum.</param>
    /// <param name="features">X, N×D, row-major; finite.</param>
    /// <param name="pairs">T×2, row-major: the sample indices of each pair.</param>
    /// <param name="targets">T values, 1 where the first is to be ranked higher, −1 where the second is.</param>
    /// <param name="weightDecay">The penalty on θ. Default none.</param>
    /// <exception cref="ArgumentException">Shapes differ, an index names no sample, or a target is not ±1.</exception>
    public static LossObjective Create(
        IModel model,
        MarginRankingLoss loss,
        ReadOnlySpan<double> features,
        ReadOnlySpan<int> pairs,
        ReadOnlySpan<double> targets,
        WeightDecay weightDecay = default) => new RankedPairObjective(model, loss, features, pairs, targets, weightDecay);

    /// <summary>Embeddings of samples against a vector for each class, which is learned too: the variables are θ, then W of C×D.</summary>
    /// <param name="model">What turns θ into embeddings.</param>
    /// <param name="loss">The loss, of reduction Mean or Sum.</param>
    /// <param name="classes">C, at least 1.</param>
    /// <param name="features">X, N×D, row-major; finite.</param>
    /// <param name="labels">The N class indices.</param>
    /// <param name="weightDecay">The penalty on θ and W. Default none.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is no class index.</exception>
    public static LossObjective Create(
        IModel model,
        MarginSoftmaxLoss loss,
        int classes,
        ReadOnlySpan<double> features,
        ReadOnlySpan<int> labels,
        WeightDecay weightDecay = default) => new MarginSoftmaxObjective(model, loss, classes, features, labels, weightDecay);

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x) => EvaluateTerms(x, default, default);

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        TrainingData.RequireGradient(gradient.Length, Dimension);
        return EvaluateTerms(x, default, gradient);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no term, or an index names none.</exception>
    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<int> terms, Span<double> gradient)
    {
        TrainingData.RequireGradient(gradient.Length, Dimension);
        if (terms.IsEmpty) throw new ArgumentException("A minibatch needs at least one term.");
        foreach (int term in terms)
        {
            if ((uint)term >= (uint)TermCount) throw new ArgumentException($"There is no term {term}; terms run from 0 to {TermCount - 1}.");
        }

        return EvaluateTerms(x, terms, gradient);
    }

    /// <summary>The value without weight decay, and its gradient unless it is empty.</summary>
    /// <param name="parameters">θ.</param>
    /// <param name="terms">The terms; empty for all.</param>
    /// <param name="scale">What the sum of the terms' losses is multiplied with.</param>
    /// <param name="gradient">Receives the gradient; empty if it is not wanted.</param>
    private protected abstract double EvaluateLoss(
        ReadOnlySpan<double> parameters, ReadOnlySpan<int> terms, double scale, Span<double> gradient);

    /// <summary>What the sum over all terms is divided by to give f.</summary>
    private protected abstract double Divisor { get; }

    private double EvaluateTerms(ReadOnlySpan<double> x, ReadOnlySpan<int> terms, Span<double> gradient)
    {
        TrainingData.RequirePoint(x.Length, Dimension);
        // f = (1/N) Σ (N/divisor)·lᵢ: the factor N/divisor belongs to every term, also in a minibatch.
        double scale = terms.IsEmpty ? 1 / Divisor : TermCount / (Divisor * terms.Length);
        double value = EvaluateLoss(x, terms, scale, gradient);
        return value + WeightDecay.Evaluate(x, gradient);
    }
}
