namespace OptiSuite.Optimizers;

/// <summary>One-point or two-point crossover: the variables from one cut to the next, or to the end, are exchanged.</summary>
internal sealed class PointCrossover(int points) : Crossover
{
    public override void Cross(in Mates mates, Span<double> child, Span<double> sibling, RandomStream random)
    {
        ReadOnlySpan<double> a = mates[0], b = mates[1];
        a.CopyTo(child);
        b.CopyTo(sibling);
        int n = child.Length;
        if (n < 2) return;
        // Cuts lie between variables, so that neither child is a copy: at 1 … n − 1.
        int begin = 1 + random.NextInt(n - 1), end = points == 1 ? n : 1 + random.NextInt(n - 1);
        if (begin > end) (begin, end) = (end, begin);
        // Both cuts at one place would exchange nothing: the part up to the end serves.
        if (begin == end) end = n;
        b[begin..end].CopyTo(child[begin..end]);
        a[begin..end].CopyTo(sibling[begin..end]);
    }
}
