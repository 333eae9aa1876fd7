namespace OptiSuite.Optimizers;

/// <summary>
/// Michalewicz's Δ(t, y) = y (1 − u^((1 − t/T)^b)) up or down by a coin, y the room to the bound on that side, or the region's width where there is none.
/// </summary>
internal sealed class NonUniformMutation(double shape, SearchSpace space) : Mutation
{
    private double _exponent = 1;

    public override void Prepare(ReadOnlySpan<double> parents, double progress) => _exponent = Math.Pow(1 - progress, shape);

    public override double Mutate(double x, int j, RandomStream random)
    {
        ulong bits = random.NextUInt64();
        double u = (bits >> 11) * (1.0 / (1UL << 53)), step = 1 - Math.Pow(u, _exponent);
        return (bits & 1) == 0 ? x + (step * Room(space.Upper[j] - x, j)) : x - (step * Room(x - space.Lower[j], j));
    }

    private double Room(double room, int j) => double.IsFinite(room) ? room : space.Width[j];
}
