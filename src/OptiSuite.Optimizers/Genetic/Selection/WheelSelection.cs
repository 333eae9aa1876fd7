namespace OptiSuite.Optimizers;

/// <summary>Independent spins of a wheel.</summary>
/// <param name="wheel">The wheel.</param>
internal sealed class WheelSelection(RankWheel wheel) : ParentSelection
{
    public override void Prepare(int count, int picks, RandomStream random)
    {
        base.Prepare(count, picks, random);
        wheel.Prepare(count);
    }

    public override int Pick(RandomStream random) => wheel.At(random.NextDouble());
}
