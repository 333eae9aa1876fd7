namespace OptiSuite.Optimizers;

/// <summary>Who tells whom, and so whom each particle follows.</summary>
internal abstract class SwarmInformants
{
    private int[] _leaders = [];

    /// <summary>The informants of a topology.</summary>
    /// <param name="topology">The topology.</param>
    /// <param name="informed">How many others a particle informs where that is random.</param>
    public static SwarmInformants Of(SwarmTopology topology, int informed) =>
        topology == SwarmTopology.RandomAdaptive ? new RandomInformants(informed) : new FixedInformants(topology);

    /// <summary>Begins with a swarm that was drawn anew, perhaps of another size.</summary>
    public virtual void Begin(Swarm swarm)
    {
    }

    /// <summary>For each particle the one whose best place is the best it knows of; itself where none is better.</summary>
    public ReadOnlySpan<int> Leaders(Swarm swarm)
    {
        if (_leaders.Length < swarm.Size) _leaders = new int[swarm.Size];
        Span<int> leaders = _leaders.AsSpan(0, swarm.Size);
        Find(swarm, leaders);
        return leaders;
    }

    /// <summary>The last move did not improve the best place of all.</summary>
    public virtual void Redraw(Swarm swarm)
    {
    }

    public virtual void Exchange(StateExchange state, Swarm swarm)
    {
    }

    protected abstract void Find(Swarm swarm, Span<int> leaders);
}
