namespace OptiSuite.Losses;

/// <summary>
/// A spanning tree of the bipartite transport graph with its flows and potentials: a basis of the network simplex method. Nodes 0 … m−1 are
/// sources, m … m+n−1 sinks, and the root is the last sink. Arcs lead from sources to sinks; each node but the root has the arc to its parent.
/// </summary>
internal ref struct TransportTree
{
    /// <summary>How many integers a node takes.</summary>
    public const int IntegerCount = 5;

    private readonly ReadOnlySpan<double> _cost;
    private readonly Span<int> _parent, _depth, _child, _next, _previous;
    private readonly Span<long> _flow;
    private readonly Span<double> _potential;

    public TransportTree(ReadOnlySpan<double> cost, int sources, int sinks, Span<int> integers, Span<long> flow, Span<double> potential)
    {
        int count = sources + sinks;
        (Sources, Sinks, Root) = (sources, sinks, count - 1);
        _cost = cost;
        _parent = integers[..count];
        _depth = integers.Slice(count, count);
        _child = integers.Slice(2 * count, count);
        _next = integers.Slice(3 * count, count);
        _previous = integers.Slice(4 * count, count);
        _flow = flow;
        _potential = potential;
        integers.Fill(-1);
        flow.Clear();
    }

    public int Sources { get; }

    public int Sinks { get; }

    public int Root { get; }

    public readonly ReadOnlySpan<double> Cost => _cost;

    public readonly ReadOnlySpan<double> SourcePotentials => _potential[..Sources];

    public readonly ReadOnlySpan<double> SinkPotentials => _potential[Sources..];

    public readonly long Flow(int node) => _flow[node];

    /// <summary>The source and the sink, both from 0, of the arc between a node and its parent.</summary>
    public readonly (int Source, int Sink) ArcToParent(int node) =>
        node < Sources ? (node, _parent[node] - Sources) : (_parent[node], node - Sources);

    /// <summary>Hangs a node without parent below another.</summary>
    public readonly void Attach(int node, int parent, long flow)
    {
        int first = _child[parent];
        (_parent[node], _flow[node]) = (parent, flow);
        (_previous[node], _next[node]) = (-1, first);
        if (first >= 0) _previous[first] = node;
        _child[parent] = node;
    }

    /// <summary>Computes depths and potentials anew, the root's 0: c_ij = u_i + v_j on the arcs of the tree.</summary>
    public readonly void Refresh()
    {
        _depth[Root] = 0;
        _potential[Root] = 0;
        for (int node = Next(Root, Root); node >= 0; node = Next(node, Root))
        {
            int parent = _parent[node];
            (int i, int j) = ArcToParent(node);
            _depth[node] = _depth[parent] + 1;
            _potential[node] = _cost[(i * Sinks) + j] - _potential[parent];
        }
    }

    /// <summary>
    /// Brings an arc with a negative reduced cost into the tree. As much flow as possible goes round the cycle that it closes; of the
    /// arcs that then are empty, the last along the cycle from its apex leaves (Cunningham 1976): the tree stays strongly feasible.
    /// </summary>
    public readonly void Pivot(int source, int sink, double reducedCost)
    {
        int i = source, j = Sources + sink, leaving = -1;
        long flow = long.MaxValue;
        bool onSourceSide = true;
        for (int p = i, q = j; p != q;)
        {
            // Against the cycle run the arcs above sources on this side of the apex, and above sinks on the other.
            if (_depth[p] >= _depth[q])
            {
                if (p < Sources && _flow[p] < flow) (flow, leaving, onSourceSide) = (_flow[p], p, true);
                p = _parent[p];
            }
            else
            {
                if (q >= Sources && _flow[q] <= flow) (flow, leaving, onSourceSide) = (_flow[q], q, false);
                q = _parent[q];
            }
        }

        if (flow > 0) Augment(i, j, flow);
        int top = onSourceSide ? i : j;
        Rehang(top, onSourceSide ? j : i, leaving, flow);
        Shift(top, onSourceSide ? reducedCost : -reducedCost);
    }

    private readonly void Augment(int i, int j, long flow)
    {
        for (int p = i, q = j; p != q;)
        {
            if (_depth[p] >= _depth[q])
            {
                _flow[p] += p < Sources ? -flow : flow;
                p = _parent[p];
            }
            else
            {
                _flow[q] += q < Sources ? flow : -flow;
                q = _parent[q];
            }
        }
    }

    // The part of the tree below the leaving arc hangs from another node now: parents and children change places on the way up.
    private readonly void Rehang(int node, int parent, int leaving, long flow)
    {
        for (bool last = false; !last;)
        {
            (int oldParent, long oldFlow) = (_parent[node], _flow[node]);
            last = node == leaving;
            Detach(node);
            Attach(node, parent, flow);
            (parent, node, flow) = (node, oldParent, oldFlow);
        }
    }

    private readonly void Detach(int node)
    {
        (int before, int after) = (_previous[node], _next[node]);
        if (before >= 0) _next[before] = after;
        else _child[_parent[node]] = after;
        if (after >= 0) _previous[after] = before;
    }

    private readonly void Shift(int top, double ofSources)
    {
        for (int node = top; node >= 0; node = Next(node, top))
        {
            _depth[node] = _depth[_parent[node]] + 1;
            _potential[node] += node < Sources ? ofSources : -ofSources;
        }
    }

    // The next node of the subtree, parents before children; −1 after the last.
    private readonly int Next(int node, int top)
    {
        if (_child[node] >= 0) return _child[node];
        while (node != top)
        {
            if (_next[node] >= 0) return _next[node];
            node = _parent[node];
        }

        return -1;
    }
}
