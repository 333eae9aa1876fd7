namespace OptiSuite.Optimizers;

/// <summary>
/// SPSO-2011's links: every particle informs itself and K others, drawn with replacement and drawn anew whenever
/// the best place of all was not improved.
/// </summary>
internal sealed class RandomInformants(int informed) : SwarmInformants
{
    // Whom each particle informs, K in turn.
    private int[] _informed = [];

    public override void Begin(Swarm swarm) => Redraw(swarm);

    public override void Redraw(Swarm swarm)
    {
        Resize(swarm);
        for (int link = 0; link < _informed.Length; link++) _informed[link] = swarm.Random.NextInt(swarm.Size);
    }

    public override void Exchange(StateExchange state, Swarm swarm)
    {
        Resize(swarm);
        state.Exchange("informed", _informed.AsSpan());
    }

    protected override void Find(Swarm swarm, Span<int> leaders)
    {
        for (int i = 0; i < leaders.Length; i++) leaders[i] = i;
        for (int link = 0; link < _informed.Length; link++)
        {
            int from = link / informed;
            ref int leader = ref leaders[_informed[link]];
            if (swarm.IsBetter(from, leader)) leader = from;
        }
    }

    private void Resize(Swarm swarm)
    {
        if (_informed.Length != swarm.Size * informed) _informed = new int[swarm.Size * informed];
    }
}
