using System.Buffers;
using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>
/// A BBOB function: f(x) = value(x − x_opt) + weight · f_pen(x) + f_opt. Safe from several threads, and without garbage.
/// </summary>
internal abstract class BbobFunction : IObjective
{
    private const int StackLimit = 64;

    private readonly double[] _optimum;
    private readonly double _penaltyWeight;

    /// <summary>A function of an instance.</summary>
    /// <param name="instance">Which.</param>
    /// <param name="optimum">x_opt, D values.</param>
    /// <param name="penaltyWeight">What f_pen is multiplied with; 0 leaves it out.</param>
    protected BbobFunction(BbobInstance instance, double[] optimum, double penaltyWeight = 0)
    {
        Optimum = optimum;
        Minimum = instance.Minimum();
        _optimum = Lanes.Pad(optimum);
        _penaltyWeight = penaltyWeight;
    }

    /// <summary>x_opt.</summary>
    public double[] Optimum { get; }

    /// <summary>f_opt.</summary>
    public double Minimum { get; }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        int width = _optimum.Length;
        if (width <= StackLimit)
        {
            Span<double> scratch = stackalloc double[3 * width];
            return Evaluate(x, scratch);
        }

        double[] rented = ArrayPool<double>.Shared.Rent(3 * width);
        try
        {
            Span<double> scratch = rented.AsSpan(0, 3 * width);
            scratch.Clear();
            return Evaluate(x, scratch);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>f(x) − f_opt without the penalty. All vectors are padded and may be overwritten.</summary>
    /// <param name="x">The point.</param>
    /// <param name="z">x − x_opt.</param>
    /// <param name="work">Scratch space.</param>
    protected abstract double Value(Span<double> x, Span<double> z, Span<double> work);

    private double Evaluate(ReadOnlySpan<double> x, Span<double> scratch)
    {
        int width = _optimum.Length;
        Span<double> point = scratch[..width], z = scratch.Slice(width, width);
        x.CopyTo(point);
        double penalty = _penaltyWeight > 0 ? _penaltyWeight * Transformations.OutOfBox(point) : 0;

        ReadOnlySpan<Vector256<double>> at = Lanes.Of(point), optimum = Lanes.Of((ReadOnlySpan<double>)_optimum);
        Span<Vector256<double>> difference = Lanes.Of(z);
        for (int k = 0; k < difference.Length; k++) difference[k] = at[k] - optimum[k];
        return Value(point, z, scratch[(2 * width)..]) + penalty + Minimum;
    }
}
