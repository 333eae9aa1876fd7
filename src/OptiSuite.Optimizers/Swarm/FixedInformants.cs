namespace OptiSuite.Optimizers;

/// <summary>Neighbourhoods that stay: <see cref="SwarmNeighbourhood"/>.</summary>
internal sealed class FixedInformants(SwarmTopology topology) : SwarmInformants
{
    private int[][] _neighbours = [];

    protected override void Find(Swarm swarm, Span<int> leaders)
    {
        // In a star there is one leader.
        if (topology == SwarmTopology.Star)
        {
            leaders.Fill(swarm.Leader());
            return;
        }

        if (_neighbours.Length != leaders.Length)
        {
            _neighbours = new int[leaders.Length][];
            for (int i = 0; i < leaders.Length; i++) _neighbours[i] = SwarmNeighbourhood.Of(topology, leaders.Length, i);
        }

        for (int i = 0; i < leaders.Length; i++)
        {
            int leader = i;
            foreach (int k in _neighbours[i])
            {
                if (swarm.IsBetter(k, leader)) leader = k;
            }

            leaders[i] = leader;
        }
    }
}
