using System.Numerics;
using System.Runtime.InteropServices;

namespace OptiSuite.Optimizers;

/// <content>How a member's trial is made: mutation, crossover, and repair where it would leave the bounds.</content>
internal sealed partial class DifferentialEvolutionSearch
{
    private int TopCount() => Math.Clamp((int)Math.Round(_options.PBest * _size), Math.Min(2, _size), _size);

    /// <summary>Puts the numbers of the k best members into the first k places, best first.</summary>
    private void SelectBest(int k)
    {
        int count = 0;
        for (int i = 0; i < _size; i++)
        {
            if (count == k && !IsBetter(i, _best[k - 1])) continue;
            int at = count < k ? count++ : k - 1;
            for (; at > 0 && IsBetter(i, _best[at - 1]); at--) _best[at] = _best[at - 1];
            _best[at] = i;
        }
    }

    private void UpdateBasis()
    {
        int top = _options.Variant == DifferentialEvolutionVariant.Best1Bin ? 1 : TopCount();
        int half = Math.Max(top, (_size + 1) / 2);
        SelectBest(half);
        _basisTold = Told;
        _basis!.Update(_members, _best.AsSpan(0, half));
    }

    private void MakeTrial(int i)
    {
        ReadOnlySpan<double> x = Member(i);
        Span<double> u = _trials.AsSpan(i * Dimension, Dimension);
        double rate = _options.CrossoverRate;
        if (_adapts)
        {
            (_weights[i], _rates[i]) = _history.Draw(Random);
            rate = _rates[i];
            MutateTowardsTheBest(i, x, u);
        }
        else
        {
            MutateAround(i, u);
        }

        if (_basis is { Exists: true } && Random.NextDouble() < _options.EigenCrossover) CrossAlongAxes(x, rate, u);
        else Cross(x, rate, u);
        if (_bounded) Repair(x, u);
    }

    /// <summary>current-to-pbest/1: v = x + F (pbest − x) + F (a − b), with a a member, and b a member or a point of the archive.</summary>
    private void MutateTowardsTheBest(int i, ReadOnlySpan<double> x, Span<double> v)
    {
        int top = TopCount();
        ReadOnlySpan<double> best = Member(_best[Random.NextInt(top)]);
        int r1 = Random.NextInt(_size - 1);
        if (r1 >= i) r1++;
        int r2;
        do r2 = Random.NextInt(_size + _archive.Count);
        while (r2 == i || r2 == r1);
        ReadOnlySpan<double> a = Member(r1), b = r2 < _size ? Member(r2) : _archive[r2 - _size];
        double f = _weights[i];
        Mix(x, f, best, a, b, v);
    }

    /// <summary>rand/1 and best/1: v = o + F (a − b), with a and b members that differ from each other, from o and from the trial's own.</summary>
    private void MutateAround(int i, Span<double> v)
    {
        bool best = _options.Variant == DifferentialEvolutionVariant.Best1Bin;
        int r0 = best ? _best[0] : Random.NextInt(_size), r1, r2;
        while (r0 == i && !best) r0 = Random.NextInt(_size);
        do r1 = Random.NextInt(_size);
        while (r1 == i || r1 == r0);
        do r2 = Random.NextInt(_size);
        while (r2 == i || r2 == r0 || r2 == r1);
        ReadOnlySpan<double> o = Member(r0), a = Member(r1), b = Member(r2);
        double f = _options.DifferentialWeight;
        for (int j = 0; j < v.Length; j++) v[j] = o[j] + (f * (a[j] - b[j]));
    }

    /// <summary>v = x + F (p − x + a − b), in vector registers.</summary>
    private static void Mix(
        ReadOnlySpan<double> x, double f, ReadOnlySpan<double> p, ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> v)
    {
        int j = 0;
        for (; j <= v.Length - Vector<double>.Count; j += Vector<double>.Count)
        {
            (At(x, j) + (f * (At(p, j) - At(x, j) + At(a, j) - At(b, j)))).CopyTo(v[j..]);
        }

        for (; j < v.Length; j++) v[j] = x[j] + (f * (p[j] - x[j] + a[j] - b[j]));
    }

    private static Vector<double> At(ReadOnlySpan<double> values, int j) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)j);

    /// <summary>Binomial crossover: a variable comes from the mutant with probability CR, one of them certainly, else from the member.</summary>
    private void Cross(ReadOnlySpan<double> x, double rate, Span<double> u)
    {
        int certain = Random.NextInt(u.Length);
        uint threshold = Threshold(rate);
        ulong bits = 0;
        for (int j = 0; j < u.Length; j++)
        {
            // Half of the bits decide on one variable, the other half on the next.
            bits = (j & 1) == 0 ? Random.NextUInt64() : bits >> 32;
            // Without a branch: it would be mispredicted every other time.
            long keep = -(((uint)bits >= threshold ? 1L : 0L) & (j == certain ? 0L : 1L));
            u[j] = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(x[j]) & keep) | (BitConverter.DoubleToInt64Bits(u[j]) & ~keep));
        }
    }

    /// <summary>Binomial crossover of the coordinates along the population's axes: u = x + Σ vₖ vₖᵀ(v − x) over the axes that are taken.</summary>
    private void CrossAlongAxes(ReadOnlySpan<double> x, double rate, Span<double> u)
    {
        int certain = Random.NextInt(u.Length);
        uint threshold = Threshold(rate);
        ulong bits = 0;
        for (int j = 0; j < u.Length; j++) _step[j] = u[j] - x[j];
        x.CopyTo(u);
        for (int k = 0; k < u.Length; k++)
        {
            bits = (k & 1) == 0 ? Random.NextUInt64() : bits >> 32;
            if ((uint)bits < threshold || k == certain) _basis!.AddPart(k, _step, u);
        }
    }

    /// <summary>Midpoint repair: halfway between the member and the bound that was crossed (Zhang and Sanderson, 2009).</summary>
    private void Repair(ReadOnlySpan<double> x, Span<double> u)
    {
        ReadOnlySpan<double> lower = Space.Lower, upper = Space.Upper;
        for (int j = 0; j < u.Length; j++)
        {
            if (u[j] < lower[j]) u[j] = Math.Max(lower[j], (lower[j] + x[j]) / 2);
            else if (u[j] > upper[j]) u[j] = Math.Min(upper[j], (upper[j] + x[j]) / 2);
        }
    }

    private static uint Threshold(double rate) => (uint)Math.Min(rate * (1L << 32), uint.MaxValue);
}
