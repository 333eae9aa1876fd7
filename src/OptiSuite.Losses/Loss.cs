namespace OptiSuite.Losses;

/// <summary>
/// A loss function: an immutable record of its parameters, each checked where it is set. Its families differ in what they are
/// called with (<see cref="ElementwiseLoss"/>, <see cref="ClassIndexLoss"/>, <see cref="TripletLoss"/>, …) and agree in the rest.
/// </summary>
/// <remarks>
/// <para>Every family has two calls. <c>Evaluate</c> returns the reduced value. <c>EvaluateTo</c> writes the output, one value or
/// with <see cref="Reduction.None"/> one a loss, and takes an upstream gradient u of the output's length: the gradients are
/// then the vector-Jacobian products Σₖ uₖ ∂outputₖ/∂input. An empty u stands for ones.</para>
/// <para>The order of arguments is: inputs, target, shape, output, upstream, gradients in the order of the inputs. A gradient span
/// that is empty is not wanted and costs nothing; any other must have the input's length and is overwritten.</para>
/// <para>Arrays are row-major with the batch first. Nothing is broadcast, nothing is allocated, and a loss may be called from
/// several threads. NaN and infinite <i>inputs</i> spread into the value; wrong <i>targets</i> are refused.</para>
/// </remarks>
public abstract record Loss
{
    /// <summary>The name in kebab-case.</summary>
    public abstract string Name { get; }

    /// <summary>What becomes of the unreduced losses. Default <see cref="Reduction.Mean"/>, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public Reduction Reduction
    {
        get;
        init => field = value is Reduction.None or Reduction.Mean or Reduction.Sum || (value == Reduction.BatchMean && HasBatchMean)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Reduction), value, $"A reduction of {Name} is None, Mean{(HasBatchMean ? ", BatchMean" : "")} or Sum.");
    } = Reduction.Mean;

    /// <summary>
    /// On how many threads a large batch may run, at least 1. Default null, as many as there are processors. Batches below about 10⁵ values
    /// stay on one thread; the result is the same, bit for bit, whatever the number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public virtual int? MaxThreads
    {
        get;
        init => field = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxThreads), value, "At least one thread does the work; null for as many as there are processors.");
    }

    /// <summary>Whether the loss has a continuous gradient in its inputs everywhere; where false, a subgradient is given.</summary>
    public virtual bool IsSmooth => true;

    /// <summary>Whether <see cref="Reduction.BatchMean"/> differs from the mean, and is offered.</summary>
    private protected virtual bool HasBatchMean => false;

    private protected void RequireReduced()
    {
        if (Reduction == Reduction.None)
        {
            throw new InvalidOperationException(
                $"{Name} with Reduction.None has one value for each loss; call EvaluateTo with an output span, or choose Mean or Sum.");
        }
    }

    private protected void RequireOutput(int outputLength, int upstreamLength, int unreducedLength)
    {
        int expected = Reduction == Reduction.None ? unreducedLength : 1;
        if (outputLength != 0 && outputLength != expected)
        {
            throw new ArgumentException(
                $"{Name} with Reduction.{Reduction} gives {expected} value(s), and the output has room for {outputLength}; give {expected}, or none if it is not wanted.");
        }

        if (upstreamLength != 0 && upstreamLength != expected)
        {
            throw new ArgumentException(
                $"{Name} with Reduction.{Reduction} gives {expected} value(s), and the upstream gradient has {upstreamLength}; give one for each, or none for ones.");
        }
    }

    private protected void RequireGradient(string what, int length, int expected)
    {
        if (length != 0 && length != expected)
        {
            throw new ArgumentException(
                $"The gradient of {Name} with respect to its {what} has {expected} values, and there is room for {length}; give {expected}, or none if it is not wanted.");
        }
    }

    private protected void RequireClassWeights(WeightVector? weights, string name, int classes)
    {
        if (weights is not null && weights.Count != classes)
        {
            throw new ArgumentException($"The {name} of {Name} has {weights.Count} values and the input {classes} classes; give one for each class.");
        }
    }
}
