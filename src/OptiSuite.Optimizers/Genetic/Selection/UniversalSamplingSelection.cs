namespace OptiSuite.Optimizers;

/// <summary>One spin of a wheel with equally spaced pointers; what they point at is picked in random order.</summary>
/// <param name="wheel">The wheel.</param>
internal sealed class UniversalSamplingSelection(RankWheel wheel) : ParentSelection
{
    private int[] _pool = [];
    private int _picks;
    private int _next;

    public override bool IsIndependent => false;

    public override void Prepare(int count, int picks, RandomStream random)
    {
        base.Prepare(count, picks, random);
        wheel.Prepare(count);
        if (_pool.Length < picks) _pool = new int[picks];
        _picks = picks;
        double first = random.NextDouble();
        for (int i = 0; i < picks; i++) _pool[i] = wheel.At((first + i) / picks);
        random.Shuffle(_pool.AsSpan(0, picks));
        _next = 0;
    }

    public override int Pick(RandomStream random)
    {
        int rank = _pool[_next];
        _next = (_next + 1) % _picks;
        return rank;
    }
}
