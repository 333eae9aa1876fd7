namespace OptiSuite.Optimizers;

/// <summary>The particles: where they are, how they move, and the best place of each. Integer variables are kept as they come; candidates are rounded.</summary>
internal sealed class Swarm
{
    private readonly double _tolerance;
    private double[] _positions = [];
    private double[] _velocities = [];
    private double[] _best = [];
    private double[] _bestObjectives = [];
    private double[] _bestViolations = [];

    public Swarm(SearchSpace space, RandomStream random, double tolerance, int size)
    {
        Space = space;
        Random = random;
        _tolerance = tolerance;
        Resize(size);
    }

    public SearchSpace Space { get; }

    public RandomStream Random { get; }

    /// <summary>The number of particles.</summary>
    public int Size { get; private set; }

    /// <summary>Size×n, row-major.</summary>
    public Span<double> Positions => _positions.AsSpan(0, Size * Space.Dimension);

    /// <summary>Size×n, row-major.</summary>
    public Span<double> Velocities => _velocities.AsSpan(0, Size * Space.Dimension);

    /// <summary>Size×n, row-major.</summary>
    public Span<double> Best => _best.AsSpan(0, Size * Space.Dimension);

    public Span<double> BestObjectives => _bestObjectives.AsSpan(0, Size);

    public Span<double> BestViolations => _bestViolations.AsSpan(0, Size);

    public Span<double> Position(int i) => _positions.AsSpan(i * Space.Dimension, Space.Dimension);

    public Span<double> Velocity(int i) => _velocities.AsSpan(i * Space.Dimension, Space.Dimension);

    public Span<double> BestOf(int i) => _best.AsSpan(i * Space.Dimension, Space.Dimension);

    /// <summary>Whether particle i has a better best place than particle k.</summary>
    public bool IsBetter(int i, int k) =>
        FeasibilityFirst.IsBetter(_bestObjectives[i], _bestViolations[i], _bestObjectives[k], _bestViolations[k], _tolerance);

    /// <summary>Whether all best places are feasible and have values.</summary>
    public bool HasValues()
    {
        for (int i = 0; i < Size; i++)
        {
            if (!(_bestViolations[i] <= _tolerance) || double.IsInfinity(_bestObjectives[i])) return false;
        }

        return true;
    }

    /// <summary>Changes the number of particles; what they were is lost.</summary>
    public void Resize(int size)
    {
        Size = size;
        if (_bestObjectives.Length >= size) return;
        int values = size * Space.Dimension;
        _positions = new double[values];
        _velocities = new double[values];
        _best = new double[values];
        _bestObjectives = new double[size];
        _bestViolations = new double[size];
    }

    /// <summary>Draws all particles in the sampling region, with velocities whose first step would stay in it, uniformly, as SPSO-2011 does.</summary>
    /// <param name="start">Where the first particle begins; empty for a random place.</param>
    public void Draw(ReadOnlySpan<double> start)
    {
        for (int i = 0; i < Size; i++) Space.Draw(Random, Position(i));
        start.CopyTo(_positions);
        for (int i = 0; i < Size; i++)
        {
            Span<double> x = Position(i), v = Velocity(i);
            for (int j = 0; j < x.Length; j++) v[j] = Space.Draw(Random, j) - x[j];
            BestObjectives[i] = BestViolations[i] = double.PositiveInfinity;
            x.CopyTo(BestOf(i));
        }
    }

    /// <summary>Takes in what a particle's place is worth.</summary>
    /// <returns>Whether it is the particle's best.</returns>
    public bool Remember(int i, double objective, double violation)
    {
        if (!FeasibilityFirst.IsBetter(objective, violation, _bestObjectives[i], _bestViolations[i], _tolerance)) return false;
        (_bestObjectives[i], _bestViolations[i]) = (objective, violation);
        Position(i).CopyTo(BestOf(i));
        return true;
    }

    /// <summary>The particle with the best place of all.</summary>
    public int Leader()
    {
        int leader = 0;
        for (int i = 1; i < Size; i++)
        {
            if (IsBetter(i, leader)) leader = i;
        }

        return leader;
    }

    public void Exchange(StateExchange state)
    {
        state.Exchange("positions", Positions);
        state.Exchange("velocities", Velocities);
        state.Exchange("best", Best);
        state.Exchange("bestObjectives", BestObjectives);
        state.Exchange("bestViolations", BestViolations);
    }
}
