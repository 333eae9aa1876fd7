using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace OptiSuite.Losses;

/// <summary>
/// One half of Sinkhorn's iteration in the log domain: fᵢ ← log aᵢ − log Σⱼ exp(gⱼ + Kᵢⱼ), all in units of ε, K = −C/ε. Its sum is how far the row
/// sums were off before, Σ|aᵢ exp(fᵢ_old − fᵢ_new) − aᵢ|.
/// </summary>
internal readonly struct SinkhornStep(PinnedSpan<double> k, PinnedSpan<double> g, PinnedSpan<double> a, PinnedSpan<double> f) : ILoopBody
{
    // The exponentials of what lies below vanish beside 1, and would only take the slow path.
    private const double Vanishing = -708;

    public double Run(int start, int end)
    {
        ReadOnlySpan<double> others = g.All;
        Span<double> masses = a.Part(start, end), own = f.Part(start, end);
        double error = 0;
        for (int i = 0; i < own.Length; i++)
        {
            double mass = masses[i], old = own[i];
            if (mass == 0)
            {
                own[i] = double.NegativeInfinity;
                continue;
            }

            own[i] = Math.Log(mass) - LogSumOfExponentials(k.Part((start + i) * others.Length, (start + i + 1) * others.Length), others);
            error += mass * Math.Abs(Math.Exp(old - own[i]) - 1);
        }

        return error;
    }

    /// <summary>T_ij = exp(fᵢ + gⱼ + Kᵢⱼ), a row.</summary>
    public static void Exponentials(ReadOnlySpan<double> row, ReadOnlySpan<double> g, double f, Span<double> plan)
    {
        TensorPrimitives.Add(row, g, plan);
        ExponentialLoop.Run(plan, -f, plan);
    }

    private static double LogSumOfExponentials(ReadOnlySpan<double> row, ReadOnlySpan<double> g)
    {
        ref double xs = ref MemoryMarshal.GetReference(row), ys = ref MemoryMarshal.GetReference(g);
        int width = Vector<double>.Count, whole = row.Length - (row.Length % width);
        double largest = double.NegativeInfinity, sum = 0;
        if (whole > 0)
        {
            Vector<double> most = new(largest), sums = Vector<double>.Zero;
            for (int j = 0; j < whole; j += width) most = Vector.MaxNative(most, Vector.LoadUnsafe(ref xs, (nuint)j) + Vector.LoadUnsafe(ref ys, (nuint)j));
            for (int lane = 0; lane < width; lane++) largest = Math.Max(largest, most[lane]);
            for (int j = whole; j < row.Length; j++) largest = Math.Max(largest, row[j] + g[j]);
            Vector<double> shift = new(largest), vanishing = new(Vanishing);
            for (int j = 0; j < whole; j += width)
            {
                Vector<double> exponent = Vector.LoadUnsafe(ref xs, (nuint)j) + Vector.LoadUnsafe(ref ys, (nuint)j) - shift;
                sums += VectorMath.Exp(Vector.MaxNative(exponent, vanishing));
            }

            sum = Vector.Sum(sums);
        }
        else
        {
            for (int j = 0; j < row.Length; j++) largest = Math.Max(largest, row[j] + g[j]);
        }

        for (int j = whole; j < row.Length; j++) sum += Math.Exp(row[j] + g[j] - largest);
        return largest + Math.Log(sum);
    }
}
