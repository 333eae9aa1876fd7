using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>
/// The alignments of one sample: the forward-backward recursion of Graves et al. 2006, section 4.1, in logarithms. The states are the target
/// with a blank before, between and after its labels, L = 2S + 1 of them.
/// </summary>
internal readonly ref struct CtcAlignment(
    ReadOnlySpan<double> logits, ReadOnlySpan<int> target, int steps, int sample, SequenceShape shape, int blank)
{
    // log 0: finite, so that differences of two of them are no NaN, and far below every sum of logarithms that occurs.
    private const double LogZero = -1e290;

    // The exponentials of what lies below vanish beside 1, and would only take the slow path.
    private const double Vanishing = -708;

    private readonly ReadOnlySpan<double> _logits = logits;
    private readonly ReadOnlySpan<int> _target = target;

    private int States => (2 * _target.Length) + 1;

    /// <summary>Returns the loss, and writes factor times its gradient unless the loss is infinite.</summary>
    public double Evaluate(Span<double> gradient, double factor)
    {
        int states = States, width = states + 2;
        if (steps == 0)
        {
            FillGradient(gradient, 0);
            return _target.IsEmpty ? 0 : double.PositiveInfinity;
        }

        using var scratch = new ScratchSpace<double>((steps * (width + states)) + (2 * width) + states + shape.Classes);
        // Row t of alpha starts with two places of log 0: what comes from before the first state.
        Span<double> alpha = scratch.Take(steps * width), emission = scratch.Take(steps * states);
        Span<double> skip = scratch.Take(width), beta = scratch.Take(width), next = scratch.Take(states), row = scratch.Take(shape.Classes);
        Emit(emission, row, gradient, factor);

        // A label may follow another one without a blank between, unless it is the same.
        skip.Fill(LogZero);
        for (int s = 1; s < _target.Length; s++) skip[(2 * s) + 1] = _target[s] == _target[s - 1] ? LogZero : 0;

        alpha[..width].Fill(LogZero);
        alpha[2] = emission[0];
        if (states > 1) alpha[3] = emission[1];
        for (int t = 1; t < steps; t++)
        {
            ReadOnlySpan<double> before = alpha.Slice((t - 1) * width, width);
            Span<double> now = alpha.Slice(t * width, width);
            now[..2].Fill(LogZero);
            LogSum(before[2..], before[1..], before, skip, now[2..]);
            TensorPrimitives.Add(now[2..], emission.Slice(t * states, states), now[2..]);
        }

        Span<double> last = alpha[^states..];
        double likelihood = states == 1 ? last[0] : LogAdd(last[^1], last[^2]);
        if (likelihood < 0.1 * LogZero) return double.PositiveInfinity;
        if (gradient.IsEmpty) return -likelihood;

        // β_t(s): log of the probability of everything after step t, from state s. It ends with two places of log 0.
        beta.Fill(LogZero);
        beta[states - 1] = 0;
        if (states > 1) beta[states - 2] = 0;
        for (int t = steps - 1; t >= 0; t--)
        {
            Subtract(alpha.Slice((t * width) + 2, states), beta, likelihood, next, Row(gradient, t), factor);
            if (t == 0) break;
            TensorPrimitives.Add(beta[..states], emission.Slice(t * states, states), beta[..states]);
            LogSum(beta, beta[1..], beta[2..], skip[2..], next);
            next.CopyTo(beta);
        }

        return -likelihood;
    }

    /// <summary>Writes a value into the whole gradient of the sample.</summary>
    public void FillGradient(Span<double> gradient, double value)
    {
        for (int t = 0; t < shape.Steps && !gradient.IsEmpty; t++) Row(gradient, t).Fill(t < steps ? value : 0);
    }

    // The log-probabilities of the states at each step, and factor·softmax into the gradient.
    private void Emit(Span<double> emission, Span<double> row, Span<double> gradient, double factor)
    {
        int states = States;
        FillGradient(gradient, 0);
        for (int t = 0; t < steps; t++)
        {
            ReadOnlySpan<double> x = _logits.Slice(((t * shape.Batch) + sample) * shape.Classes, shape.Classes);
            double largest = TensorPrimitives.Max(x);
            ExponentialLoop.Run(x, largest, row);
            double sum = TensorPrimitives.Sum<double>(row), log = largest + Math.Log(sum);
            if (!gradient.IsEmpty) TensorPrimitives.Multiply(row, factor / sum, Row(gradient, t));
            Span<double> now = emission.Slice(t * states, states);
            double ofBlank = Math.Max(LogZero, x[blank] - log);
            for (int s = 0; s < _target.Length; s++)
            {
                now[2 * s] = ofBlank;
                now[(2 * s) + 1] = Math.Max(LogZero, x[_target[s]] - log);
            }

            now[^1] = ofBlank;
        }
    }

    // Takes factor·P(state at t is s | target) off the gradient of the state's class.
    private void Subtract(
        ReadOnlySpan<double> alpha, ReadOnlySpan<double> beta, double likelihood, Span<double> posterior, Span<double> gradient, double factor)
    {
        TensorPrimitives.Add(alpha, beta[..alpha.Length], posterior);
        ExponentialLoop.Run(posterior, likelihood, posterior);
        double ofBlank = posterior[^1];
        for (int s = 0; s < _target.Length; s++)
        {
            ofBlank += posterior[2 * s];
            gradient[_target[s]] -= factor * posterior[(2 * s) + 1];
        }

        gradient[blank] -= factor * ofBlank;
    }

    private Span<double> Row(Span<double> gradient, int t) => gradient.Slice(((t * shape.Batch) + sample) * shape.Classes, shape.Classes);

    private static double LogAdd(double a, double b)
    {
        double most = Math.Max(a, b);
        return most + Math.Log(Math.Exp(a - most) + Math.Exp(b - most));
    }

    // log(exp a + exp b + exp(c + skip)) element by element, as many as the result has.
    private static void LogSum(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> skip, Span<double> result)
    {
        int width = Vector<double>.Count, s = 0;
        ref double ra = ref MemoryMarshal.GetReference(a), rb = ref MemoryMarshal.GetReference(b), rc = ref MemoryMarshal.GetReference(c);
        ref double rk = ref MemoryMarshal.GetReference(skip), rr = ref MemoryMarshal.GetReference(result);
        for (; s <= result.Length - width; s += width)
        {
            nuint at = (nuint)s;
            Vector<double> x = Vector.LoadUnsafe(ref ra, at), y = Vector.LoadUnsafe(ref rb, at);
            Vector<double> z = Vector.LoadUnsafe(ref rc, at) + Vector.LoadUnsafe(ref rk, at);
            Vector<double> most = Vector.Max(Vector.Max(x, y), z);
            (most + VectorMath.Log(Power(x - most) + Power(y - most) + Power(z - most))).StoreUnsafe(ref rr, at);
        }

        for (; s < result.Length; s++)
        {
            double x = a[s], y = b[s], z = c[s] + skip[s], most = Math.Max(Math.Max(x, y), z);
            result[s] = most + Math.Log(Math.Exp(x - most) + Math.Exp(y - most) + Math.Exp(z - most));
        }
    }

    private static Vector<double> Power(Vector<double> x) => VectorMath.Exp(Vector.Max(x, new Vector<double>(Vanishing)));
}
