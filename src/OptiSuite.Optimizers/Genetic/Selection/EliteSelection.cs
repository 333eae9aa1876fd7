namespace OptiSuite.Optimizers;

/// <summary>The parents in turn, the best first.</summary>
internal sealed class EliteSelection : ParentSelection
{
    private int _next;

    public override bool IsIndependent => false;

    public override void Prepare(int count, int picks, RandomStream random)
    {
        base.Prepare(count, picks, random);
        _next = 0;
    }

    public override int Pick(RandomStream random)
    {
        int rank = _next;
        _next = (_next + 1) % Count;
        return rank;
    }
}
