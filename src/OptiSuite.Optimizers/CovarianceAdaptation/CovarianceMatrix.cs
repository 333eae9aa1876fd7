namespace OptiSuite.Optimizers;

/// <summary>C = Vᵀ D² V, the shape of a normal distribution, with the factors that samples need.</summary>
internal abstract class CovarianceMatrix : ISavable
{
    /// <summary>The longest axis, max D.</summary>
    public abstract double LongestAxis { get; }

    /// <summary>The condition number of C; +∞ where C is not positive definite.</summary>
    public abstract double Condition { get; }

    /// <summary>C ← I.</summary>
    public abstract void Reset();

    /// <summary>y ← Vᵀ D z of every row, so that y ~ N(0, C) for z ~ N(0, I).</summary>
    /// <param name="z">z, k×n, row-major.</param>
    /// <param name="y">Receives y, k×n.</param>
    /// <param name="count">k.</param>
    public abstract void Shape(ReadOnlySpan<double> z, Span<double> y, int count);

    /// <summary>The whitened step C^(−½) y = Vᵀ z of y = Vᵀ D z.</summary>
    /// <param name="z">z, n values.</param>
    /// <param name="result">Receives n values.</param>
    public abstract void Rotate(ReadOnlySpan<double> z, Span<double> result);

    /// <summary>C ← keep·C + c p pᵀ + Σ wᵢ yᵢ yᵢᵀ.</summary>
    /// <param name="keep">The factor of the old C.</param>
    /// <param name="rate">c.</param>
    /// <param name="path">p, n values.</param>
    /// <param name="weights">w, k values of any sign.</param>
    /// <param name="y">y, k×n, row-major.</param>
    /// <param name="gap">After how many updates the factors are computed anew.</param>
    public abstract void Update(double keep, double rate, ReadOnlySpan<double> path, ReadOnlySpan<double> weights, ReadOnlySpan<double> y, int gap);

    /// <summary>C's diagonal entry, the variance of a coordinate.</summary>
    public abstract double Variance(int j);

    /// <summary>Coordinate j of axis k, scaled to its standard deviation: Dₖ Vₖⱼ.</summary>
    public abstract double Axis(int k, int j);

    /// <summary>Makes room for populations of this size, so that updates need none.</summary>
    public abstract void Reserve(int populationSize);

    /// <inheritdoc/>
    public abstract void Exchange(StateExchange state);
}
