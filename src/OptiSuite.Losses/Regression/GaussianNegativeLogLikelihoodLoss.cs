using System.Numerics;
using System.Numerics.Tensors;

namespace OptiSuite.Losses;

/// <summary>
/// The negative log-likelihood of targets y ~ N(x, v) whose mean x and variance v are both predicted: l = ½[ln v + (x − y)²/v], v ≥ ε.
/// </summary>
/// <remarks>
/// The variance has one value for each element, or one for each run of k consecutive elements: for the shape N×k, it is N×1 or N. Variances below
/// ε count as ε, but the gradient at ε passes through to them (straight-through), so that they can grow again; so the gradient in v is
/// not the derivative there. The mean divides by the number of elements of the input. A negative variance and a NaN target are refused.
/// With a fixed variance the loss is the squared error. PyTorch: <c>GaussianNLLLoss</c>; unlike it, ε = 0 is refused. D. A. Nix,
/// A. S. Weigend, "Estimating the mean and variance of the target probability distribution", ICNN 1994, eq. (4).
/// </remarks>
/// <example><code>double f = new GaussianNegativeLogLikelihoodLoss().Evaluate(mean, target, variance, meanGradient, default, varianceGradient);</code></example>
public sealed record GaussianNegativeLogLikelihoodLoss : Loss
{
    /// <summary>Whether the constant ½ln 2π is added. Default false, as in PyTorch.</summary>
    public bool Full { get; init; }

    /// <summary>ε, the smallest variance: positive and finite. Default 1e-6, as in PyTorch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double Eps
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Eps), value, "Eps must be positive and finite; with 0 a variance of 0 would give NaN.");
    } = 1e-6;

    /// <summary>
    /// Whether the target is looked through before it is used. Default true. Where false, a NaN target spreads into the value, as in
    /// PyTorch; switch it off where the same, already checked target is used many times. Variances are always checked.
    /// </summary>
    public bool CheckTarget { get; init; } = true;

    /// <inheritdoc/>
    public override string Name => "gaussian-nll";

    /// <summary>Returns the mean or the sum of the losses, and the gradients.</summary>
    /// <param name="input">x, the predicted means, n values of any shape.</param>
    /// <param name="target">y, the same shape.</param>
    /// <param name="variance">v ≥ 0, n values, or n/k: one for each run of k consecutive elements.</param>
    /// <param name="inputGradient">Receives ∂L/∂x; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives ∂L/∂y; empty if it is not wanted.</param>
    /// <param name="varianceGradient">Receives ∂L/∂v; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, a variance is negative or a target NaN.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> variance,
        Span<double> inputGradient = default,
        Span<double> targetGradient = default,
        Span<double> varianceGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(input, target, variance, new Span<double>(ref value), default, inputGradient, targetGradient, varianceGradient);
        return value;
    }

    /// <summary>Writes the output and the vector-Jacobian products with the upstream gradient.</summary>
    /// <param name="input">x, the predicted means, n values of any shape.</param>
    /// <param name="target">y, the same shape.</param>
    /// <param name="variance">v ≥ 0, n values, or n/k: one for each run of k consecutive elements.</param>
    /// <param name="output">Receives 1 value, or with <see cref="Reduction.None"/> n; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient of what follows with respect to the output, of the output's length; empty for ones.</param>
    /// <param name="inputGradient">Receives Σₖ uₖ ∂outputₖ/∂x; empty if it is not wanted.</param>
    /// <param name="targetGradient">Receives Σₖ uₖ ∂outputₖ/∂y; empty if it is not wanted.</param>
    /// <param name="varianceGradient">Receives Σₖ uₖ ∂outputₖ/∂v, of the variance's length; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, a variance is negative or a target NaN.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> variance,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> inputGradient = default,
        Span<double> targetGradient = default,
        Span<double> varianceGradient = default)
    {
        RequireShapes(input.Length, target.Length, variance.Length);
        RequireOutput(output.Length, upstream.Length, input.Length);
        RequireGradient("input", inputGradient.Length, input.Length);
        RequireGradient("target", targetGradient.Length, target.Length);
        RequireGradient("variance", varianceGradient.Length, variance.Length);
        RequireVariance(variance);
        if (CheckTarget) RequireTarget(target);

        if (Reduction == Reduction.None)
        {
            _ = ComputeInChunks(input, target, variance, output, upstream, 1, inputGradient, targetGradient, varianceGradient);
            return;
        }

        double divisor = Reduction == Reduction.Mean ? input.Length : 1;
        double scale = (upstream.IsEmpty ? 1 : upstream[0]) / divisor;
        double sum = ComputeInChunks(input, target, variance, default, default, scale, inputGradient, targetGradient, varianceGradient);
        if (!output.IsEmpty) output[0] = sum / divisor;
    }

    private void RequireShapes(int input, int target, int variance)
    {
        if (input != target)
        {
            throw new ArgumentException(
                $"{Name} got an input of {input} values and a target of {target}; they must have the same shape. Nothing is broadcast: repeat the smaller one.");
        }

        if (variance == 0 ? input != 0 : input % variance != 0 || input == 0)
        {
            throw new ArgumentException(
                $"{Name} got {variance} variances for an input of {input} values; give one for each value, or one for each run of consecutive values, such as N for N×k.");
        }
    }

    private void RequireVariance(ReadOnlySpan<double> variance)
    {
        int i = 0;
        for (; i <= variance.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            if (Vector.LessThanAny(new Vector<double>(variance[i..]), Vector<double>.Zero)) break;
        }

        for (; i < variance.Length; i++)
        {
            if (variance[i] < 0)
            {
                throw new ArgumentException(
                    $"Variance {i} of {Name} is {variance[i]}; a variance is not negative. Predict its logarithm and give the exponential of that, or its softplus.");
            }
        }
    }

    private void RequireTarget(ReadOnlySpan<double> target)
    {
        if (!TensorPrimitives.IsNaNAny(target)) return;
        int i = 0;
        while (!double.IsNaN(target[i])) i++;
        throw new ArgumentException($"Target {i} of {Name} is NaN; remove the sample, or give it a number.");
    }

    private unsafe double ComputeInChunks(
        ReadOnlySpan<double> input,
        ReadOnlySpan<double> target,
        ReadOnlySpan<double> variance,
        Span<double> each,
        ReadOnlySpan<double> upstream,
        double scale,
        Span<double> inputGradient,
        Span<double> targetGradient,
        Span<double> varianceGradient)
    {
        int run = variance.IsEmpty ? 1 : input.Length / variance.Length;
        fixed (double* x = input, y = target, v = variance, l = each, u = upstream, gx = inputGradient, gy = targetGradient, gv = varianceGradient)
        {
            var chunks = new GaussianChunks(
                new GaussianKernel(Eps, Full ? 0.5 * Math.Log(2 * Math.PI) : 0),
                run,
                new(x, input.Length),
                new(y, target.Length),
                new(v, variance.Length),
                new(l, each.Length),
                new(u, upstream.Length),
                scale,
                new(gx, inputGradient.Length),
                new(gy, targetGradient.Length),
                new(gv, varianceGradient.Length));
            return ParallelLoop.Sum(chunks, variance.Length, (int)Math.Min(2L * run, int.MaxValue), 1, MaxThreads);
        }
    }
}
