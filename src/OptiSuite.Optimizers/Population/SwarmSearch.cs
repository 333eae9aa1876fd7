namespace OptiSuite.Optimizers.Population;

/// <summary>The state of a swarm.</summary>
internal sealed class SwarmSearch : PopulationSearch
{
    private readonly ParticleSwarm _options;
    private readonly int _size;
    private readonly double[] _velocities;
    private readonly double[] _best;
    private readonly double[] _bestObjectives;
    private readonly double[] _bestViolations;
    private readonly int[][] _neighbours;
    private readonly double[] _limit;
    private bool _restart = true, _first = true, _improved = true;
    private double _lastF, _lastV;

    public SwarmSearch(ParticleSwarm options, SearchSpace space, RandomStream random, double tolerance)
        : base(space, random, options.SwarmSize ?? 40, tolerance)
    {
        _options = options;
        _size = CandidateCount;
        _velocities = new double[Candidates.Length];
        _best = new double[Candidates.Length];
        _bestObjectives = new double[_size];
        _bestViolations = new double[_size];
        _limit = new double[Dimension];
        for (int j = 0; j < Dimension; j++) _limit[j] = options.VelocityLimit * space.Width[j];
        _neighbours = new int[_size][];
        int rows = (int)Math.Sqrt(_size);
        while (_size % rows != 0) rows--;
        int columns = _size / rows;
        for (int i = 0; i < _size; i++)
        {
            int r = i / columns, c = i % columns;
            _neighbours[i] = options.Topology switch
            {
                SwarmTopology.Ring => [i, (i + 1) % _size, (i + _size - 1) % _size],
                SwarmTopology.VonNeumann => [i, (r * columns) + ((c + 1) % columns), (r * columns) + ((c + columns - 1) % columns), (((r + 1) % rows) * columns) + c, (((r + rows - 1) % rows) * columns) + c],
                SwarmTopology.Random => new int[_size],
                _ => [.. Enumerable.Range(0, _size)],
            };
        }
    }

    protected override ReadOnlySpan<double> Population => _best;

    protected override ReadOnlySpan<double> PopulationObjectives => _bestObjectives;

    protected override void Propose()
    {
        if (_restart)
        {
            DrawCandidates(withStart: _first);
            for (int i = 0; i < _size; i++)
                for (int j = 0; j < Dimension; j++)
                    _velocities[(i * Dimension) + j] = Space.Draw(Random, j) - Candidates[(i * Dimension) + j];
            return;
        }
        if (_options.Topology == SwarmTopology.Random && !_improved)
        {
            foreach (var row in _neighbours) Array.Clear(row);
            for (int i = 0; i < _size; i++)
            {
                _neighbours[i][i] = 1;
                for (int k = 0; k < 3; k++) _neighbours[Random.NextInt(_size)][i] = 1;
            }
        }
        int star = -1;
        if (_options.Topology == SwarmTopology.Star)
        {
            star = 0;
            for (int k = 1; k < _size; k++) if (IsBetter(_bestObjectives[k], _bestViolations[k], _bestObjectives[star], _bestViolations[star])) star = k;
        }
        for (int i = 0; i < _size; i++)
        {
            int l = star >= 0 ? star : i;
            if (star < 0)
            {
                if (_options.Topology == SwarmTopology.Random)
                {
                    for (int k = 0; k < _size; k++) if (_neighbours[i][k] == 1 && IsBetter(_bestObjectives[k], _bestViolations[k], _bestObjectives[l], _bestViolations[l])) l = k;
                }
                else
                    foreach (int k in _neighbours[i]) if (IsBetter(_bestObjectives[k], _bestViolations[k], _bestObjectives[l], _bestViolations[l])) l = k;
            }
            Move(i, l);
        }
    }

    protected override void Learn()
    {
        if (_restart)
        {
            Candidates.CopyTo(_best, 0);
            CandidateObjectives.CopyTo(_bestObjectives, 0);
            CandidateViolations.CopyTo(_bestViolations, 0);
            _restart = false;
            _first = false;
            _improved = false;
            _lastF = Objective; _lastV = ConstraintViolation;
            return;
        }

        for (int i = 0; i < _size; i++)
        {
            if (!(IsBetter(CandidateObjectives[i], CandidateViolations[i], _bestObjectives[i], _bestViolations[i]))) continue;
            Candidate(i).CopyTo(_best.AsSpan(i * Dimension, Dimension));
            _bestObjectives[i] = CandidateObjectives[i];
            _bestViolations[i] = CandidateViolations[i];
        }
        _improved = IsBetter(Objective, ConstraintViolation, _lastF, _lastV);
        _lastF = Objective; _lastV = ConstraintViolation;
        if (_options.RestartDiversity > 0 && PopulationStatistics.Diversity(Candidates, Space) < _options.RestartDiversity) _restart = true;
    }

    private void Move(int i, int l)
    {
        Span<double> x = Candidate(i), v = _velocities.AsSpan(i * Dimension, Dimension);
        ReadOnlySpan<double> p = _best.AsSpan(i * Dimension, Dimension), g = _best.AsSpan(l * Dimension, Dimension);
        double w = _options.Inertia, c1 = _options.CognitiveCoefficient, c2 = _options.SocialCoefficient;
        if (_options.Spherical) { Sphere(x, v, p, g, i == l); return; }
        foreach (int j in Space.Free)
        {
            double velocity = (w * v[j]) + (c1 * Random.NextDouble() * (p[j] - x[j])) + (c2 * Random.NextDouble() * (g[j] - x[j]));
            velocity = Math.Clamp(velocity, -_limit[j], _limit[j]);
            Place(x, v, j, velocity);
        }
    }

    private void Place(Span<double> x, Span<double> v, int j, double velocity)
    {
        double next = x[j] + velocity, low = Space.Lower[j], high = Space.Upper[j];
        if (next < low || next > high)
        {
            double bound = next < low ? low : high;
            switch (_options.BoundHandling)
            {
                case SwarmBoundHandling.Absorb: next = bound; velocity = 0; break;
                case SwarmBoundHandling.Damp: next = bound; velocity *= -0.5; break;
                default: next = Math.Clamp((2 * bound) - next, low, high); velocity = -velocity; break;
            }
        }
        x[j] = next;
        v[j] = velocity;
    }

    private readonly double[] _z = new double[200];
    private void Sphere(Span<double> x, Span<double> v, ReadOnlySpan<double> p, ReadOnlySpan<double> g, bool same)
    {
        double w = _options.Inertia, c1 = _options.CognitiveCoefficient, c2 = _options.SocialCoefficient;
        double radius = 0, norm = 0;
        int n = x.Length;
        for (int j = 0; j < n; j++)
        {
            double centre = same ? c1 * (p[j] - x[j]) / 2 : ((c1 * (p[j] - x[j])) + (c2 * (g[j] - x[j]))) / 3;
            radius += centre * centre;
            _z[j] = Random.NextGaussian();
            norm += _z[j] * _z[j];
        }
        double r = Random.NextDouble() * Math.Sqrt(radius) / Math.Sqrt(norm);
        for (int j = 0; j < n; j++)
        {
            double centre = same ? c1 * (p[j] - x[j]) / 2 : ((c1 * (p[j] - x[j])) + (c2 * (g[j] - x[j]))) / 3;
            Place(x, v, j, Math.Clamp((w * v[j]) + centre + (r * _z[j]), -_limit[j], _limit[j]));
        }
    }
}
