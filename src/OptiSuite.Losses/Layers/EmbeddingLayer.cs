using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// Looks up rows of a table W of V×E: L ids give L·E numbers, the rows W[id] one after the other. The input holds the ids as whole numbers.
/// </summary>
/// <remarks>
/// PyTorch: <c>Embedding</c>, with its initialization: standard normal, the padding row 0. One difference: where PyTorch rescales long rows
/// of the table in place during the forward pass, this layer leaves the parameters alone and scales what it hands out, and the gradient is
/// that of the scaled rows. <see cref="Renormalize"/> changes the table, as PyTorch does. The gradient in the ids is 0.
/// </remarks>
/// <example><code>var words = new EmbeddingLayer(1000, 128) { PaddingIndex = 0 };
/// var pairs = new EmbeddingLayer(1000, 128, length: 2);   // 2 ids a row, 256 outputs</code></example>
public sealed record EmbeddingLayer : Layer
{
    // What PyTorch adds to a norm before it divides by it.
    private const double Epsilon = 1e-7;

    /// <summary>An embedding.</summary>
    /// <param name="count">V, the number of ids, at least 1.</param>
    /// <param name="dimension">E, the dimension of the embedding, at least 1.</param>
    /// <param name="length">L, the number of ids in a row of the input, at least 1. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public EmbeddingLayer(int count, int dimension, int length = 1)
        : base(length, checked(length * dimension))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        Dimension = dimension;
    }

    /// <summary>V, the number of ids.</summary>
    public int Count { get; }

    /// <summary>E, the dimension of the embedding.</summary>
    public int Dimension { get; }

    /// <summary>The id whose row gets no gradient and starts at 0. Default null, none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no id.</exception>
    public int? PaddingIndex
    {
        get;
        init => field = value is null || (uint)value.Value < (uint)Count
            ? value
            : throw new ArgumentOutOfRangeException(nameof(PaddingIndex), value, $"The padding index is an id, 0 to {Count - 1}, or null for none.");
    }

    /// <summary>The largest norm of a row handed out: longer ones are scaled by MaxNorm/(norm + 10⁻⁷). Default null, no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double? MaxNorm
    {
        get;
        init => field = value is null || (value > 0 && double.IsFinite(value.Value))
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxNorm), value, "The largest norm must be positive and finite, or null for no limit.");
    }

    /// <summary>p of the norm that <see cref="MaxNorm"/> limits, at least 1. Default 2, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1, infinite or NaN.</exception>
    public double NormType
    {
        get;
        init => field = value >= 1 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(NormType), value, "The norm must have a finite p of at least 1.");
    } = 2;

    /// <summary>
    /// Whether the gradient of a row is divided by how often its id occurs in the batch. It is then no derivative of the output.
    /// Default false, as in PyTorch.
    /// </summary>
    public bool ScaleGradientByFrequency { get; init; }

    /// <inheritdoc/>
    public override int ParameterCount => checked(Count * Dimension);

    /// <inheritdoc/>
    public override ImmutableArray<ParameterSlice> Slices => [new("weight", 0, [Count, Dimension])];

    /// <inheritdoc/>
    public override bool IsSmooth => MaxNorm is null;

    /// <inheritdoc/>
    public override void Initialize(RandomStream random, Span<double> parameters)
    {
        Initialization.Normal(random, 1, parameters);
        if (PaddingIndex is int padding) parameters.Slice(padding * Dimension, Dimension).Clear();
    }

    /// <summary>Scales the rows of the ids that are longer than <see cref="MaxNorm"/>, in place; other rows are left as they are.</summary>
    /// <param name="parameters">The table, V×E, in place.</param>
    /// <param name="ids">Ids; one may occur several times.</param>
    /// <exception cref="ArgumentException">A value is no id, or the length of the table is wrong.</exception>
    public void Renormalize(Span<double> parameters, ReadOnlySpan<double> ids)
    {
        if (parameters.Length != ParameterCount)
        {
            throw new ArgumentException($"The table has {parameters.Length} values where {ParameterCount} belong, {Count}×{Dimension}.");
        }

        for (int k = 0; k < ids.Length; k++)
        {
            Span<double> row = parameters.Slice(Id(ids, k) * Dimension, Dimension);
            double scale = Scale(row, out _);
            if (scale < 1) TensorPrimitives.Multiply(row, scale, row);
        }
    }

    /// <inheritdoc/>
    protected override void ComputeOutput(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        int rows,
        LayerMode mode,
        Span<double> workspace,
        Span<double> output)
    {
        for (int k = 0; k < input.Length; k++)
        {
            ReadOnlySpan<double> row = parameters.Slice(Id(input, k) * Dimension, Dimension);
            Span<double> result = output.Slice(k * Dimension, Dimension);
            double scale = Scale(row, out _);
            if (scale < 1) TensorPrimitives.Multiply(row, scale, result);
            else row.CopyTo(result);
        }
    }

    /// <inheritdoc/>
    protected override void ComputeGradients(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> output,
        int rows,
        LayerMode mode,
        ReadOnlySpan<double> workspace,
        ReadOnlySpan<double> outputGradient,
        Span<double> inputGradient,
        Span<double> parameterGradient)
    {
        inputGradient.Clear();
        if (parameterGradient.IsEmpty) return;
        parameterGradient.Clear();
        using var scratch = new ScratchSpace<int>(Count);
        Span<int> frequency = scratch.Take(Count);
        frequency.Fill(1);
        if (ScaleGradientByFrequency)
        {
            frequency.Clear();
            for (int k = 0; k < input.Length; k++) frequency[Id(input, k)]++;
        }

        for (int k = 0; k < input.Length; k++)
        {
            int id = Id(input, k);
            if (id == PaddingIndex) continue;
            AddGradient(
                parameters.Slice(id * Dimension, Dimension),
                outputGradient.Slice(k * Dimension, Dimension),
                1.0 / frequency[id],
                parameterGradient.Slice(id * Dimension, Dimension));
        }
    }

    // y = w·m/(n + ε) with n = ‖w‖ₚ has the product m/(n + ε)·(g − (g·w)/(n + ε)·∂n/∂w), ∂n/∂wⱼ = sign(wⱼ)·(|wⱼ|/n)^(p−1).
    private void AddGradient(ReadOnlySpan<double> w, ReadOnlySpan<double> g, double factor, Span<double> gradient)
    {
        double scale = Scale(w, out double norm);
        TensorPrimitives.MultiplyAdd(g, factor * scale, gradient, gradient);
        if (scale >= 1) return;
        double along = factor * scale * TensorPrimitives.Dot(g, w) / (norm + Epsilon);
        for (int j = 0; j < w.Length; j++)
        {
            double slope = NormType == 2 ? w[j] / norm : Math.Sign(w[j]) * Math.Pow(Math.Abs(w[j]) / norm, NormType - 1);
            gradient[j] -= along * slope;
        }
    }

    private double Scale(ReadOnlySpan<double> row, out double norm)
    {
        norm = 0;
        if (MaxNorm is not double limit) return 1;
        if (NormType == 2) norm = TensorPrimitives.Norm(row);
        else if (NormType == 1) norm = TensorPrimitives.SumOfMagnitudes(row);
        else
        {
            foreach (double w in row) norm += Math.Pow(Math.Abs(w), NormType);
            norm = Math.Pow(norm, 1 / NormType);
        }

        return norm > limit ? limit / (norm + Epsilon) : 1;
    }

    private int Id(ReadOnlySpan<double> ids, int k)
    {
        double id = ids[k];
        return id >= 0 && id < Count && id == Math.Floor(id)
            ? (int)id
            : throw new ArgumentException($"Id {k} is {id}; the ids of this embedding are the whole numbers 0 to {Count - 1}.");
    }
}
