using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>
/// SPSO-2011: G = (x + p′ + l′)/3 with p′ = x + c₁ (p − x), l′ = x + c₂ (l − x), or G = (x + p′)/2 for a particle that leads; x′ = G + U ‖G − x‖ d with a
/// uniform direction d; v ← w v + x′ − x. ‖·‖ and d belong to the swarm's metric: that of the sampling region, or one that is learned.
/// </summary>
internal sealed class StandardRule : SwarmRule
{
    // The learned shape has n (n + 1)/2 entries: a generation of as many particles replaces about an eighth of it.
    /// <summary>Beyond, n² operations a particle cost more than most objectives, and the swarm is too small to learn n²/2 entries.</summary>
    private const int MostForEllipsoid = 200;

    private const double LearningPerEntry = 0.25, LargestRate = 0.3;

    private readonly SwarmInformants _informants;
    private readonly SwarmMetric? _metric;
    private readonly double? _rate;
    private readonly int _period;
    private readonly int[] _free;
    private readonly double[] _width;
    private readonly double[] _inverseWidth;
    private double[] _targets = [];
    private double[] _moves = [];
    private double[] _offsets = [];
    private double[] _directions = [];
    private double[] _radii = [];
    private double[] _lengths = [];
    private int _generation;

    public StandardRule(ParticleSwarm options, SwarmPlan plan, Swarm swarm)
        : base(plan, swarm)
    {
        _informants = SwarmInformants.Of(plan.Topology, options.Informants);
        int n = swarm.Space.Free.Length;
        _metric = options.Shape == SwarmShape.Hyperellipsoid && n is > 1 and <= MostForEllipsoid ? new SwarmMetric(swarm.Space) : null;
        _rate = options.ShapeLearningRate;
        _free = swarm.Space.Free.ToArray();
        _width = swarm.Space.Width.ToArray();
        _inverseWidth = [.. _width.Select(width => 1 / width)];
        // Factorizing takes n³/3 operations and changes little at once where n is large.
        _period = Math.Max(1, n / 10);
    }

    public override void Begin()
    {
        _informants.Begin(Swarm);
        _metric?.Reset();
        _generation = 0;
    }

    public override void Move(double inertia)
    {
        int size = Swarm.Size, n = Swarm.Space.Dimension, stride = TriangularPanel.Stride(size), rows = _free.Length;
        Reserve(n, stride);
        if (_metric is not null && _generation++ % _period == 0) _metric.Learn(Swarm, Rate());
        Span<double> targets = _targets.AsSpan(0, size * n), offsets = _offsets.AsSpan(0, rows * stride), directions = _directions.AsSpan(0, rows * stride);
        FindCenters(_informants.Leaders(Swarm));
        ParticlePanel.Copy(_moves.AsSpan(0, size * n), n, _free, offsets, stride);
        _metric?.Solve(offsets, stride);
        SumSquares(offsets, rows, stride, _radii);

        for (int f = 0; f < rows; f++) Swarm.Random.FillGaussian(directions.Slice(f * stride, size));
        SumSquares(directions, rows, stride, _lengths);
        _metric?.Multiply(directions, stride);
        // Clerc's random point in a ball: a uniform direction, and a uniform distance, which favours the middle.
        for (int i = 0; i < size; i++) _radii[i] = Swarm.Random.NextDouble() * Math.Sqrt(_radii[i] / _lengths[i]);
        for (int f = 0; f < rows; f++)
        {
            Span<double> row = directions.Slice(f * stride, size);
            TensorPrimitives.Multiply(row, _width[_free[f]], row);
            TensorPrimitives.Multiply(row, _radii.AsSpan(0, size), row);
        }

        ParticlePanel.Add(directions, stride, targets, n, _free);
        for (int i = 0; i < size; i++) Go(i, inertia, targets.Slice(i * n, n));
    }

    public override void Hear(ReadOnlySpan<bool> improved, bool improvedAll)
    {
        if (!improvedAll) _informants.Redraw(Swarm);
    }

    public override void Exchange(StateExchange state)
    {
        _informants.Exchange(state, Swarm);
        state.Exchange("generation", ref _generation);
        _metric?.Exchange(state);
    }

    private double Rate()
    {
        double n = _free.Length;
        return _rate ?? Math.Min(LargestRate, LearningPerEntry * Swarm.Size * _period / (n * n));
    }

    private void Reserve(int n, int stride)
    {
        if (_radii.Length == stride) return;
        _targets = new double[n * stride];
        _moves = new double[n * stride];
        _offsets = new double[n * stride];
        _directions = new double[n * stride];
        _radii = new double[stride];
        _lengths = new double[stride];
    }

    /// <summary>G of every particle, and G − x in widths of the sampling region.</summary>
    private void FindCenters(ReadOnlySpan<int> leaders)
    {
        int n = Swarm.Space.Dimension;
        Span<double> positions = Swarm.Positions, best = Swarm.Best;
        for (int i = 0; i < leaders.Length; i++)
        {
            ReadOnlySpan<double> x = positions.Slice(i * n, n), p = best.Slice(i * n, n), l = best.Slice(leaders[i] * n, n), inverse = _inverseWidth.AsSpan(0, n);
            bool leads = leaders[i] == i;
            double own = Plan.Cognitive / (leads ? 2 : 3), others = leads ? 0 : Plan.Social / 3;
            Span<double> center = _targets.AsSpan(i * n, n), move = _moves.AsSpan(i * n, n);
            for (int j = 0; j < center.Length; j++)
            {
                double offset = (own * (p[j] - x[j])) + (others * (l[j] - x[j]));
                center[j] = x[j] + offset;
                move[j] = offset * inverse[j];
            }
        }
    }

    private void Go(int i, double inertia, ReadOnlySpan<double> target)
    {
        Span<double> x = Swarm.Position(i), v = Swarm.Velocity(i), p = Swarm.BestOf(i);
        foreach (int j in _free) Step(j, (inertia * v[j]) + target[j] - x[j], ref x[j], ref v[j], p[j]);
    }

    private static void SumSquares(ReadOnlySpan<double> panel, int rows, int stride, Span<double> sums)
    {
        sums.Clear();
        for (int f = 0; f < rows; f++)
        {
            ReadOnlySpan<double> row = panel.Slice(f * stride, stride);
            TensorPrimitives.MultiplyAdd(row, row, sums, sums);
        }
    }
}
