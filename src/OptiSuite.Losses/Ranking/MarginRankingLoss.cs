using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>
/// The margin ranking loss of two scores: l = max(0, −y(x₁ − x₂) + m). The target is y = 1 where the first should be ranked higher,
/// y = −1 where the second should.
/// </summary>
/// <remarks>
/// All arrays have the same shape, whatever it is; the mean divides by the number of pairs. Not smooth: at −y(x₁ − x₂) + m = 0, which with
/// m = 0 are ties, the subgradient −y, y is given, not 0, as PyTorch's <c>MarginRankingLoss</c> does. Unlike it, targets other than ±1 are refused,
/// unless <see cref="CheckTarget"/> is false. R. Herbrich, T. Graepel, K. Obermayer, "Large margin rank boundaries for ordinal regression", 2000.
/// </remarks>
/// <example><code>double f = new MarginRankingLoss { Margin = 0.5 }.Evaluate(first, second, order, firstGradient, secondGradient);</code></example>
public sealed record MarginRankingLoss : Loss
{
    /// <summary>m, by how much the scores should differ: finite. Default 0, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or NaN.</exception>
    public double Margin
    {
        get;
        init => field = double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Margin), value, "Margin must be finite; it is usually 0 to 1, in the units of the scores.");
    }

    /// <summary>
    /// Whether the target is looked through before it is used. Default true. Where false, the formula is applied to whatever y is, as in
    /// PyTorch: y = 0 gives the margin.
    /// </summary>
    public bool CheckTarget { get; init; } = true;

    /// <inheritdoc/>
    public override string Name => "margin-ranking";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="first">x₁, any shape.</param>
    /// <param name="second">x₂, the same shape.</param>
    /// <param name="target">y, 1 or −1, the same shape.</param>
    /// <param name="firstGradient">Receives ∂L/∂x₁; empty if it is not wanted.</param>
    /// <param name="secondGradient">Receives ∂L/∂x₂; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not 1 or −1.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<double> target,
        Span<double> firstGradient = default,
        Span<double> secondGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(first, second, target, new Span<double>(ref value), default, firstGradient, secondGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="first">x₁, any shape.</param>
    /// <param name="second">x₂, the same shape.</param>
    /// <param name="target">y, 1 or −1, the same shape.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> one for each pair; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="firstGradient">Receives Σₖ uₖ ∂outputₖ/∂x₁; empty if it is not wanted.</param>
    /// <param name="secondGradient">Receives Σₖ uₖ ∂outputₖ/∂x₂; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes differ, or a target is not 1 or −1.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<double> target,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> firstGradient = default,
        Span<double> secondGradient = default)
    {
        if (first.Length != second.Length || first.Length != target.Length)
        {
            throw new ArgumentException(
                $"{Name} got {first.Length} first and {second.Length} second scores and {target.Length} targets; all three must have the same shape. Nothing is broadcast: repeat the smaller ones.");
        }

        RequireOutput(output.Length, upstream.Length, first.Length);
        RequireGradient("first scores", firstGradient.Length, first.Length);
        RequireGradient("second scores", secondGradient.Length, first.Length);
        if (CheckTarget) SignTarget.Require(Name, target, "the first should be ranked higher", "the second should");

        if (Reduction == Reduction.None)
        {
            _ = ComputeInChunks(first, second, target, output, upstream, 1, firstGradient, secondGradient);
            return;
        }

        double divisor = Reduction == Reduction.Mean ? first.Length : 1;
        double scale = (upstream.IsEmpty ? 1 : upstream[0]) / divisor;
        double sum = ComputeInChunks(first, second, target, default, default, scale, firstGradient, secondGradient);
        if (!output.IsEmpty) output[0] = sum / divisor;
    }

    private unsafe double ComputeInChunks(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        ReadOnlySpan<double> target,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> firstGradient,
        Span<double> secondGradient)
    {
        fixed (double* x1 = first, x2 = second, y = target, l = each, u = upstream, g1 = firstGradient, g2 = secondGradient)
        {
            var chunks = new TernaryChunks<Kernel>(
                new Kernel(Margin),
                new(x1, first.Length),
                new(x2, second.Length),
                new(y, target.Length),
                new(l, each.Length),
                new(u, upstream.Length),
                scale,
                new(g1, firstGradient.Length),
                new(g2, secondGradient.Length),
                default);
            return ParallelLoop.Sum(chunks, first.Length, 2, 1, MaxThreads);
        }
    }

    private readonly struct Kernel(double margin) : ITernaryKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> Evaluate(
            Vector<double> x, Vector<double> y, Vector<double> z, out Vector<double> dx, out Vector<double> dy, out Vector<double> dz)
        {
            Vector<double> value = new Vector<double>(margin) - (z * (x - y));
            // At 0 the gradient passes. A NaN has no gradient, but stays in the value.
            dy = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(value, Vector<double>.Zero), z, Vector<double>.Zero);
            dx = -dy;
            dz = Vector<double>.Zero;
            return Vector.ConditionalSelect(Vector.LessThan(value, Vector<double>.Zero), Vector<double>.Zero, value);
        }
    }
}
